/// Spanish, in words that are the same on both sides of the Atlantic.
struct SpanishCatalog: PhraseCatalog {
    let language = "es"
    let endonym = "Español"

    // MARK: Sensitive content

    let sensitive = "Esta imagen puede mostrar desnudos o contenido sexual."
    func altTextOfSensitive(_ rest: String) -> String { "Posibles desnudos: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "La imagen está casi negra. Puede que el objetivo esté tapado."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "La imagen está vacía. Toda ella es de color \(name($0))." } ?? "La imagen está vacía."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "casi negra"
            case .dark: "oscura"
            case .overexposed: "demasiado clara"
            case .blurred: "borrosa"
            case .lowContrast: "falta de contraste"
            }
        }
        return "La imagen está \(list(words))."
    }

    let incomplete = "El archivo está cortado, así que falta una parte de la imagen."

    func faceCutOff(at edge: Edge) -> String { "Una cara está cortada por el borde \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "Una parte del texto está cortada por el borde \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Parece que se ve lo siguiente: \(text)") }
    let unsureWhatItShows = "No estoy seguro de lo que muestra."
    func bothSee(_ words: [String]) -> String { "Ambos modelos ven: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("O quizá: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Quizá: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Descripción en inglés:" : "Descripción insegura, en inglés:"
    }

    // MARK: Labels

    var labelWords: LabelWords { SpanishLabels.words }
    func label(_ word: String) -> String { "\(isPlural(word) ? "Parecen" : "Parece") \(word)." }
    func hedgedLabel(_ word: String) -> String { "Quizá \(word)." }
    private func isPlural(_ word: String) -> Bool { ["unos ", "unas "].contains(where: word.hasPrefix) }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Reconozco a \(list(names))." }
    func people(_ count: Int) -> String { count == 1 ? "Hay una persona." : "Hay \(count) personas." }
    func morePeople(_ count: Int) -> String { count == 1 ? "Hay una persona más." : "Hay \(count) personas más." }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("El texto dice: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Hay texto difícil de leer. Puede que diga: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Significa: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Hay unas \(words) palabras de texto. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Un documento de unas \(words) palabras. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Empieza así: «\(beginning) …»" : "Es difícil de leer. Puede que empiece así: «\(beginning) …»"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) enlaza con \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) dice: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) contiene los datos de una red wifi." }
    func moreCodes(_ count: Int) -> String { count == 1 ? "Hay un código más." : "Hay \(count) códigos más." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Un código QR"
        case .dataMatrix: "Un código Data Matrix"
        case .aztec: "Un código Aztec"
        case .pdf417: "Un código PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Un código de barras de un producto"
        case .code128, .code39, .itf: "Un código de barras"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "El color principal es \(list)." : "Los colores principales son \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "No se encontraron caras ni texto."
        case (true, false): "No se encontraron caras."
        default: "No se encontró texto."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "La imagen es más bien oscura."
        case 0.8...: "La imagen es muy clara."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ]
        return "La imagen se tomó el \(date.day) de \(months[date.month - 1]) de \(date.year)."
    }

    func firstFrame(of count: Int) -> String { "Es el primero de \(count) fotogramas." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "No pude buscar caras."
        case .text: "No pude buscar texto."
        case .codes: "No pude buscar códigos."
        case .moderation: "No pude buscar desnudos ni contenido sexual."
        default: nil
        }
    }

    let captionFound = "Descripción escrita."
    let textFound = "Hay texto."
    let textNotTranslated = "No se pudo traducir el texto."

    // MARK: Words

    let and = " y "
    func textLabel(isSure: Bool) -> String { isSure ? "texto" : "texto, quizá" }

    /// Before a name that begins with the sound of an i, "y" becomes "e".
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let start = last.lowercased()
        let isLikeI =
            (start.hasPrefix("i") || start.hasPrefix("hi") || start.hasPrefix("í")) && !start.hasPrefix("hie")
            && !start.hasPrefix("ia")
        return items.dropLast().joined(separator: comma) + (isLikeI ? " e " : and) + last
    }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Una foto"
        case .screenshot: "Una captura de pantalla"
        case .document: "Un documento"
        case .graphic: "Un dibujo o gráfico"
        case .blank, nil: "Una imagen"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "de una persona" : "de \(count) personas" }
    func withPeople(_ count: Int) -> String { count == 1 ? "con una persona" : "con \(count) personas" }
    func some(_ count: Int) -> String { count == 1 ? "una" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "ambas" : "todas" }
    func others(_ count: Int) -> String { count == 1 ? "una persona más" : "\(count) personas más" }
    func inColors(_ list: String, isOne: Bool) -> String { " en \(list)" }
    func thatBegins(_ beginning: String) -> String { " con un texto que empieza así: \(beginning)" }
    func with(_ names: String) -> String { "con \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "negro"
        case .white: "blanco"
        case .gray: "gris"
        case .red: "rojo"
        case .orange: "naranja"
        case .yellow: "amarillo"
        case .green: "verde"
        case .turquoise: "turquesa"
        case .blue: "azul"
        case .purple: "morado"
        case .pink: "rosa"
        case .brown: "marrón"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "izquierdo"
        case .right: "derecho"
        case .top: "superior"
        case .bottom: "inferior"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "arriba a la izquierda"
        case .top: "arriba"
        case .topRight: "arriba a la derecha"
        case .left: "a la izquierda"
        case .middle: "en el centro"
        case .right: "a la derecha"
        case .bottomLeft: "abajo a la izquierda"
        case .bottom: "abajo"
        case .bottomRight: "abajo a la derecha"
        case .everywhere: "por todas partes"
        }
    }
}
