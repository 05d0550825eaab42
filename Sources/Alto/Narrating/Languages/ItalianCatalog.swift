/// Italian.
struct ItalianCatalog: PhraseCatalog {
    let language = "it"
    let endonym = "Italiano"

    // MARK: Sensitive content

    let sensitive = "Questa immagine potrebbe mostrare nudità o contenuti sessuali."
    func altTextOfSensitive(_ rest: String) -> String { "Possibile nudità: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "L’immagine è quasi nera. L’obiettivo potrebbe essere coperto."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "L’immagine è vuota. È tutta di colore \(name($0))." } ?? "L’immagine è vuota."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "quasi nera"
            case .dark: "scura"
            case .overexposed: "troppo chiara"
            case .blurred: "sfocata"
            case .lowContrast: "poco contrastata"
            }
        }
        return "L’immagine è \(list(words))."
    }

    let incomplete = "Il file si interrompe, perciò manca una parte dell’immagine."

    func faceCutOff(at edge: Edge) -> String { "Un volto è tagliato dal bordo \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "Una parte del testo è tagliata dal bordo \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Sembra che si veda questo: \(text)") }
    let unsureWhatItShows = "Non sono sicuro di che cosa mostri."
    func bothSee(_ words: [String]) -> String { "Entrambi i modelli vedono: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("O forse: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Forse: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Descrizione in inglese:" : "Descrizione incerta, in inglese:"
    }

    // MARK: Labels

    var labelWords: LabelWords { ItalianLabels.words }
    func label(_ word: String) -> String { "\(isPlural(word) ? "Sembrano" : "Sembra") \(word)." }
    func hedgedLabel(_ word: String) -> String { "Forse \(word)." }
    private func isPlural(_ word: String) -> Bool { ["dei ", "degli ", "delle "].contains(where: word.hasPrefix) }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Riconosco \(list(names))." }
    func people(_ count: Int) -> String { count == 1 ? "C’è una persona." : "Ci sono \(count) persone." }
    func morePeople(_ count: Int) -> String { count == 1 ? "C’è un’altra persona." : "Ci sono altre \(count) persone." }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("Il testo dice: \(text)") }
    func textMaySay(_ text: String) -> String { ended("C’è del testo difficile da leggere. Forse dice: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Significa: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Ci sono circa \(words) parole di testo. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Un documento di circa \(words) parole. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Inizia così: «\(beginning) …»" : "È difficile da leggere. Forse inizia così: «\(beginning) …»"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String {
        "\(name(kind)) porta \(host.hasPrefix("a") ? "ad" : "a") \(host)."
    }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) dice: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) contiene le impostazioni di una rete Wi-Fi." }
    func moreCodes(_ count: Int) -> String { count == 1 ? "C’è un altro codice." : "Ci sono altri \(count) codici." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Un codice QR"
        case .dataMatrix: "Un codice Data Matrix"
        case .aztec: "Un codice Aztec"
        case .pdf417: "Un codice PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Un codice a barre di un prodotto"
        case .code128, .code39, .itf: "Un codice a barre"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "Colore principale: \(list)." : "Colori principali: \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Non sono stati trovati né volti né testo."
        case (true, false): "Non sono stati trovati volti."
        default: "Non è stato trovato testo."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "L’immagine è piuttosto scura."
        case 0.8...: "L’immagine è molto chiara."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ]
        let month = months[date.month - 1]
        // Before a vowel the article is elided, and the first of a month is an ordinal.
        switch date.day {
        case 1: return "La foto è stata scattata il 1º \(month) \(date.year)."
        case 8, 11: return "La foto è stata scattata l’\(date.day) \(month) \(date.year)."
        default: return "La foto è stata scattata il \(date.day) \(month) \(date.year)."
        }
    }

    func firstFrame(of count: Int) -> String { "È il primo di \(count) fotogrammi." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Non ho potuto cercare volti."
        case .text: "Non ho potuto cercare testo."
        case .codes: "Non ho potuto cercare codici."
        case .moderation: "Non ho potuto cercare nudità o contenuti sessuali."
        default: nil
        }
    }

    let captionFound = "Descrizione scritta."
    let textFound = "Trovato del testo."
    let textNotTranslated = "Non è stato possibile tradurre il testo."

    // MARK: Words

    let and = " e "
    func textLabel(isSure: Bool) -> String { isSure ? "testo" : "testo, forse" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Una foto"
        case .screenshot: "Una schermata"
        case .document: "Un documento"
        case .graphic: "Un disegno o grafico"
        case .blank, nil: "Un’immagine"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "di una persona" : "di \(count) persone" }
    func withPeople(_ count: Int) -> String { count == 1 ? "con una persona" : "con \(count) persone" }
    func some(_ count: Int) -> String { count == 1 ? "una" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "entrambe" : "tutte" }
    func others(_ count: Int) -> String { count == 1 ? "un’altra persona" : "altre \(count) persone" }
    func inColors(_ list: String, isOne: Bool) -> String { " in \(list)" }
    func thatBegins(_ beginning: String) -> String { " con un testo che inizia così: \(beginning)" }
    func with(_ names: String) -> String { "con \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "nero"
        case .white: "bianco"
        case .gray: "grigio"
        case .red: "rosso"
        case .orange: "arancione"
        case .yellow: "giallo"
        case .green: "verde"
        case .turquoise: "turchese"
        case .blue: "blu"
        case .purple: "viola"
        case .pink: "rosa"
        case .brown: "marrone"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "sinistro"
        case .right: "destro"
        case .top: "superiore"
        case .bottom: "inferiore"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "in alto a sinistra"
        case .top: "in alto"
        case .topRight: "in alto a destra"
        case .left: "a sinistra"
        case .middle: "al centro"
        case .right: "a destra"
        case .bottomLeft: "in basso a sinistra"
        case .bottom: "in basso"
        case .bottomRight: "in basso a destra"
        case .everywhere: "ovunque"
        }
    }
}
