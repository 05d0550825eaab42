/// German.
struct GermanCatalog: PhraseCatalog {
    let language = "de"
    let endonym = "Deutsch"

    // MARK: Sensitive content

    let sensitive = "Dieses Bild zeigt möglicherweise Nacktheit oder sexuelle Inhalte."
    func altTextOfSensitive(_ rest: String) -> String { "Möglicherweise Nacktheit: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "Das Bild ist fast schwarz. Vielleicht ist das Objektiv verdeckt."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "Das Bild ist leer. Es ist überall \(name($0))." } ?? "Das Bild ist leer."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "fast schwarz"
            case .dark: "dunkel"
            case .overexposed: "viel zu hell"
            case .blurred: "unscharf"
            case .lowContrast: "kontrastarm"
            }
        }
        return "Das Bild ist \(list(words))."
    }

    let incomplete = "Die Datei bricht ab, deshalb fehlt ein Teil des Bildes."

    func faceCutOff(at edge: Edge) -> String { "Ein Gesicht ist am \(name(edge)) Rand abgeschnitten." }
    func textCutOff(at edge: Edge) -> String { "Ein Teil des Textes ist am \(name(edge)) Rand abgeschnitten." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Vermutlich ist Folgendes zu sehen: \(text)") }
    let unsureWhatItShows = "Ich bin nicht sicher, was es zeigt."
    func bothSee(_ words: [String]) -> String { "Beide Modelle sehen: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Oder vielleicht: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Vielleicht: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Beschreibung auf Englisch:" : "Unsichere Beschreibung, auf Englisch:"
    }

    // MARK: Labels

    var labelWords: LabelWords { GermanLabels.words }
    func label(_ word: String) -> String { "Es sieht aus wie \(word)." }
    func hedgedLabel(_ word: String) -> String { "Vielleicht \(word)." }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Ich erkenne \(list(names))." }
    func people(_ count: Int) -> String {
        count == 1 ? "Es ist eine Person zu sehen." : "Es sind \(count) Personen zu sehen."
    }

    func morePeople(_ count: Int) -> String {
        count == 1 ? "Es ist noch eine Person zu sehen." : "Es sind noch \(count) Personen zu sehen."
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("Der Text lautet: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Ein Text ist schwer zu lesen. Vielleicht lautet er: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Das bedeutet: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Es gibt Text mit etwa \(words) Wörtern. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Ein Dokument mit etwa \(words) Wörtern. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Anfang: „\(beginning) …“" : "Das ist schwer zu lesen. Möglicher Anfang: „\(beginning) …“"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) führt zu \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) enthält: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) enthält die Einstellungen eines WLANs." }
    func moreCodes(_ count: Int) -> String { count == 1 ? "Es gibt noch einen Code." : "Es gibt noch \(count) Codes." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Ein QR-Code"
        case .dataMatrix: "Ein Data-Matrix-Code"
        case .aztec: "Ein Aztec-Code"
        case .pdf417: "Ein PDF417-Code"
        case .ean8, .ean13, .upcA, .upcE: "Ein Strichcode eines Produkts"
        case .code128, .code39, .itf: "Ein Strichcode"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "Die Hauptfarbe ist \(list)." : "Die Hauptfarben sind \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Es wurden keine Gesichter und kein Text gefunden."
        case (true, false): "Es wurden keine Gesichter gefunden."
        default: "Es wurde kein Text gefunden."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "Das Bild ist eher dunkel."
        case 0.8...: "Das Bild ist sehr hell."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ]
        return "Das Bild wurde am \(date.day). \(months[date.month - 1]) \(date.year) aufgenommen."
    }

    func firstFrame(of count: Int) -> String { "Das ist das erste von \(count) Einzelbildern." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Ich konnte nicht nach Gesichtern suchen."
        case .text: "Ich konnte nicht nach Text suchen."
        case .codes: "Ich konnte nicht nach Codes suchen."
        case .moderation: "Ich konnte nicht nach Nacktheit oder sexuellen Inhalten suchen."
        default: nil
        }
    }

    let captionFound = "Beschreibung geschrieben."
    let textFound = "Text gefunden."
    let textNotTranslated = "Der Text konnte nicht übersetzt werden."

    // MARK: Words

    let and = " und "
    func textLabel(isSure: Bool) -> String { isSure ? "Text" : "Text, vielleicht" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Ein Foto"
        case .screenshot: "Ein Bildschirmfoto"
        case .document: "Ein Dokument"
        case .graphic: "Eine Zeichnung oder Grafik"
        case .blank, nil: "Ein Bild"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "von einer Person" : "von \(count) Personen" }
    func withPeople(_ count: Int) -> String { count == 1 ? "mit einer Person" : "mit \(count) Personen" }
    func some(_ count: Int) -> String { count == 1 ? "eine" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "beide" : "alle" }
    func others(_ count: Int) -> String { count == 1 ? "noch eine Person" : "noch \(count) Personen" }
    func inColors(_ list: String, isOne: Bool) -> String { " in \(list)" }
    func thatBegins(_ beginning: String) -> String { " mit einem Text, der so beginnt: \(beginning)" }
    func with(_ names: String) -> String { "mit \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "schwarz"
        case .white: "weiß"
        case .gray: "grau"
        case .red: "rot"
        case .orange: "orange"
        case .yellow: "gelb"
        case .green: "grün"
        case .turquoise: "türkis"
        case .blue: "blau"
        case .purple: "violett"
        case .pink: "rosa"
        case .brown: "braun"
        }
    }

    func noun(_ color: Appearance.Color.Name) -> String { name(color).prefix(1).uppercased() + name(color).dropFirst() }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "linken"
        case .right: "rechten"
        case .top: "oberen"
        case .bottom: "unteren"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "oben links"
        case .top: "oben"
        case .topRight: "oben rechts"
        case .left: "links"
        case .middle: "in der Mitte"
        case .right: "rechts"
        case .bottomLeft: "unten links"
        case .bottom: "unten"
        case .bottomRight: "unten rechts"
        case .everywhere: "überall"
        }
    }
}
