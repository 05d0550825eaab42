/// Portuguese, as written in Brazil or in Portugal.
struct PortugueseCatalog: PhraseCatalog {
    enum Country: Sendable { case brazil, portugal }

    private let country: Country

    init(country: Country) { self.country = country }

    private var isBrazil: Bool { country == .brazil }

    var language: String { isBrazil ? "pt-BR" : "pt-PT" }
    var endonym: String { isBrazil ? "Português (Brasil)" : "Português (Portugal)" }

    // MARK: Sensitive content

    let sensitive = "Esta imagem pode mostrar nudez ou conteúdo sexual."
    func altTextOfSensitive(_ rest: String) -> String { "Possível nudez: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "A imagem está quase preta. A lente pode estar coberta."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "A imagem está vazia. Há uma só cor em toda parte: \(name($0))." } ?? "A imagem está vazia."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "quase preta"
            case .dark: "escura"
            case .overexposed: "clara demais"
            case .blurred: "desfocada"
            case .lowContrast: "com pouco contraste"
            }
        }
        return "A imagem está \(list(words))."
    }

    var incomplete: String {
        isBrazil
            ? "O arquivo está cortado, por isso falta uma parte da imagem."
            : "O ficheiro está cortado, por isso falta uma parte da imagem."
    }

    func faceCutOff(at edge: Edge) -> String { "Um rosto está cortado pela margem \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "Uma parte do texto está cortada pela margem \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Parece que se vê o seguinte: \(text)") }
    let unsureWhatItShows = "Não sei ao certo o que ela mostra."
    func bothSee(_ words: [String]) -> String { "Ambos os modelos veem: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Ou talvez: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Talvez: \(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "Descrição em inglês:" : "Descrição incerta, em inglês:" }

    // MARK: Labels

    var labelWords: LabelWords { isBrazil ? PortugueseLabels.brazil : PortugueseLabels.portugal }
    func label(_ word: String) -> String { "\(isPlural(word) ? "Parecem" : "Parece") \(word)." }
    func hedgedLabel(_ word: String) -> String { "Talvez \(word)." }
    private func isPlural(_ word: String) -> Bool { ["uns ", "umas "].contains(where: word.hasPrefix) }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Reconheço \(list(names))." }
    func people(_ count: Int) -> String { count == 1 ? "Há uma pessoa." : "Há \(count) pessoas." }
    func morePeople(_ count: Int) -> String { count == 1 ? "Há mais uma pessoa." : "Há mais \(count) pessoas." }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("O texto diz: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Há texto difícil de ler. Talvez diga: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Significa: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Há cerca de \(words) palavras de texto. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Um documento com cerca de \(words) palavras. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Começa assim: “\(beginning) …”" : "É difícil de ler. Talvez comece assim: “\(beginning) …”"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) leva a \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) diz: \(content)") }

    func codeHoldsNetwork(_ kind: Code.Kind) -> String {
        "\(name(kind)) contém \(isBrazil ? "as configurações" : "as definições") de uma rede Wi-Fi."
    }

    func moreCodes(_ count: Int) -> String { count == 1 ? "Há mais um código." : "Há mais \(count) códigos." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Um código QR"
        case .dataMatrix: "Um código Data Matrix"
        case .aztec: "Um código Aztec"
        case .pdf417: "Um código PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Um código de barras de um produto"
        case .code128, .code39, .itf: "Um código de barras"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "A cor principal é \(list)." : "As cores principais são \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Não foram encontrados rostos nem texto."
        case (true, false): "Não foram encontrados rostos."
        default: "Não foi encontrado texto."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "A imagem é um pouco escura."
        case 0.8...: "A imagem é muito clara."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ]
        let day = date.day == 1 && isBrazil ? "1º" : "\(date.day)"
        return "A foto foi tirada em \(day) de \(months[date.month - 1]) de \(date.year)."
    }

    func firstFrame(of count: Int) -> String {
        isBrazil ? "É o primeiro de \(count) quadros." : "É o primeiro de \(count) fotogramas."
    }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Não consegui procurar rostos."
        case .text: "Não consegui procurar texto."
        case .codes: "Não consegui procurar códigos."
        case .moderation: "Não consegui procurar nudez nem conteúdo sexual."
        default: nil
        }
    }

    let captionFound = "Descrição escrita."
    let textFound = "Há texto."
    let textNotTranslated = "Não foi possível traduzir o texto."

    // MARK: Words

    let and = " e "
    func textLabel(isSure: Bool) -> String { isSure ? "texto" : "texto, talvez" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Uma foto"
        case .screenshot: isBrazil ? "Uma captura de tela" : "Uma captura de ecrã"
        case .document: "Um documento"
        case .graphic: "Um desenho ou gráfico"
        case .blank, nil: "Uma imagem"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "de uma pessoa" : "de \(count) pessoas" }
    func withPeople(_ count: Int) -> String { count == 1 ? "com uma pessoa" : "com \(count) pessoas" }
    func some(_ count: Int) -> String { count == 1 ? "uma" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "ambas" : "todas" }
    func others(_ count: Int) -> String { count == 1 ? "mais uma pessoa" : "mais \(count) pessoas" }
    func inColors(_ list: String, isOne: Bool) -> String { " em \(list)" }
    func thatBegins(_ beginning: String) -> String { " com um texto que começa assim: \(beginning)" }
    func with(_ names: String) -> String { "com \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "preto"
        case .white: "branco"
        case .gray: isBrazil ? "cinza" : "cinzento"
        case .red: "vermelho"
        case .orange: "laranja"
        case .yellow: "amarelo"
        case .green: "verde"
        case .turquoise: "turquesa"
        case .blue: "azul"
        case .purple: "roxo"
        case .pink: isBrazil ? "rosa" : "cor-de-rosa"
        case .brown: isBrazil ? "marrom" : "castanho"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "esquerda"
        case .right: "direita"
        case .top: "superior"
        case .bottom: "inferior"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "em cima à esquerda"
        case .top: "em cima"
        case .topRight: "em cima à direita"
        case .left: "à esquerda"
        case .middle: "no centro"
        case .right: "à direita"
        case .bottomLeft: isBrazil ? "embaixo à esquerda" : "em baixo à esquerda"
        case .bottom: isBrazil ? "embaixo" : "em baixo"
        case .bottomRight: isBrazil ? "embaixo à direita" : "em baixo à direita"
        case .everywhere: "por toda a parte"
        }
    }
}
