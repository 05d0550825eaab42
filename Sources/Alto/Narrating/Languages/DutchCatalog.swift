/// Dutch.
struct DutchCatalog: PhraseCatalog {
    let language = "nl"
    let endonym = "Nederlands"

    // MARK: Sensitive content

    let sensitive = "Deze afbeelding toont mogelijk naaktheid of seksuele inhoud."
    func altTextOfSensitive(_ rest: String) -> String { "Mogelijk naaktheid: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "De afbeelding is bijna zwart. Misschien is de lens bedekt."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "De afbeelding is leeg. Ze is overal \(name($0))." } ?? "De afbeelding is leeg."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "bijna zwart"
            case .dark: "donker"
            case .overexposed: "veel te licht"
            case .blurred: "onscherp"
            case .lowContrast: "contrastarm"
            }
        }
        return "De afbeelding is \(list(words))."
    }

    let incomplete = "Het bestand breekt af, dus een deel van de afbeelding ontbreekt."

    func faceCutOff(at edge: Edge) -> String { "Een gezicht is afgesneden aan de \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "Een deel van de tekst is afgesneden aan de \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Waarschijnlijk is dit te zien: \(text)") }
    let unsureWhatItShows = "Ik weet niet zeker wat erop te zien is."
    func bothSee(_ words: [String]) -> String { "Beide modellen zien: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Of misschien: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Misschien: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Beschrijving in het Engels:" : "Onzekere beschrijving, in het Engels:"
    }

    // MARK: Labels

    var labelWords: LabelWords { DutchLabels.words }
    func label(_ word: String) -> String { "Het lijkt op \(word)." }
    func hedgedLabel(_ word: String) -> String { "Misschien \(word)." }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Ik herken \(list(names))." }
    func people(_ count: Int) -> String {
        count == 1 ? "Er is één persoon te zien." : "Er zijn \(count) personen te zien."
    }
    func morePeople(_ count: Int) -> String {
        count == 1 ? "Er is nog één persoon te zien." : "Er zijn nog \(count) personen te zien."
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("De tekst luidt: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Een tekst is moeilijk te lezen. Misschien staat er: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Dat betekent: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Er is tekst van ongeveer \(words) woorden. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Een document van ongeveer \(words) woorden. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Begin: “\(beginning) …”" : "Het is moeilijk te lezen. Mogelijk begin: “\(beginning) …”"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) leidt naar \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) bevat: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) bevat de instellingen van een wifinetwerk." }
    func moreCodes(_ count: Int) -> String { count == 1 ? "Er is nog één code." : "Er zijn nog \(count) codes." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Een QR-code"
        case .dataMatrix: "Een Data Matrix-code"
        case .aztec: "Een Aztec-code"
        case .pdf417: "Een PDF417-code"
        case .ean8, .ean13, .upcA, .upcE: "Een streepjescode van een product"
        case .code128, .code39, .itf: "Een streepjescode"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "De hoofdkleur is \(list)." : "De hoofdkleuren zijn \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Er zijn geen gezichten en er is geen tekst gevonden."
        case (true, false): "Er zijn geen gezichten gevonden."
        default: "Er is geen tekst gevonden."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "De afbeelding is vrij donker."
        case 0.8...: "De afbeelding is heel licht."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ]
        return "De foto is gemaakt op \(date.day) \(months[date.month - 1]) \(date.year)."
    }

    func firstFrame(of count: Int) -> String { "Dit is het eerste van \(count) beelden." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Ik kon niet naar gezichten zoeken."
        case .text: "Ik kon niet naar tekst zoeken."
        case .codes: "Ik kon niet naar codes zoeken."
        case .moderation: "Ik kon niet naar naaktheid of seksuele inhoud zoeken."
        default: nil
        }
    }

    let captionFound = "Beschrijving geschreven."
    let textFound = "Tekst gevonden."
    let textNotTranslated = "De tekst kon niet worden vertaald."

    // MARK: Words

    let and = " en "
    func textLabel(isSure: Bool) -> String { isSure ? "tekst" : "tekst, misschien" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Een foto"
        case .screenshot: "Een schermafbeelding"
        case .document: "Een document"
        case .graphic: "Een tekening of grafiek"
        case .blank, nil: "Een afbeelding"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "van één persoon" : "van \(count) personen" }
    func withPeople(_ count: Int) -> String { count == 1 ? "met één persoon" : "met \(count) personen" }
    func some(_ count: Int) -> String { count == 1 ? "één" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "beiden" : "allen" }
    func others(_ count: Int) -> String { count == 1 ? "nog één persoon" : "nog \(count) personen" }
    func inColors(_ list: String, isOne: Bool) -> String { " in \(list)" }
    func thatBegins(_ beginning: String) -> String { " met een tekst die zo begint: \(beginning)" }
    func with(_ names: String) -> String { "met \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "zwart"
        case .white: "wit"
        case .gray: "grijs"
        case .red: "rood"
        case .orange: "oranje"
        case .yellow: "geel"
        case .green: "groen"
        case .turquoise: "turquoise"
        case .blue: "blauw"
        case .purple: "paars"
        case .pink: "roze"
        case .brown: "bruin"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "linkerrand"
        case .right: "rechterrand"
        case .top: "bovenrand"
        case .bottom: "onderrand"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "linksboven"
        case .top: "bovenaan"
        case .topRight: "rechtsboven"
        case .left: "links"
        case .middle: "in het midden"
        case .right: "rechts"
        case .bottomLeft: "linksonder"
        case .bottom: "onderaan"
        case .bottomRight: "rechtsonder"
        case .everywhere: "overal"
        }
    }
}
