/// Polish. Names stand after a colon, so that none has to be inflected.
struct PolishCatalog: PhraseCatalog {
    let language = "pl"
    let endonym = "Polski"

    private func plural(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        switch PluralCategory.polish(count) {
        case .one: one
        case .few: few
        default: many
        }
    }

    // MARK: Sensitive content

    let sensitive = "Ten obraz może pokazywać nagość lub treści seksualne."
    func altTextOfSensitive(_ rest: String) -> String { "Możliwa nagość: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "Obraz jest prawie czarny. Obiektyw może być zasłonięty."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "Obraz jest pusty. Wszędzie ma kolor \(name($0))." } ?? "Obraz jest pusty."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "prawie czarny"
            case .dark: "ciemny"
            case .overexposed: "zbyt jasny"
            case .blurred: "nieostry"
            case .lowContrast: "mało kontrastowy"
            }
        }
        return "Obraz jest \(list(words))."
    }

    let incomplete = "Plik się urywa, więc brakuje części obrazu."

    func faceCutOff(at edge: Edge) -> String { "Twarz jest ucięta przy \(name(edge)) krawędzi." }
    func textCutOff(at edge: Edge) -> String { "Część tekstu jest ucięta przy \(name(edge)) krawędzi." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Prawdopodobnie to: \(text)") }
    let unsureWhatItShows = "Nie mam pewności, co przedstawia."
    func bothSee(_ words: [String]) -> String { "Oba modele widzą: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Albo może: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Może: \(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "Opis po angielsku:" : "Niepewny opis, po angielsku:" }

    // MARK: Labels

    var labelWords: LabelWords { PolishLabels.words }
    func label(_ word: String) -> String { "Wygląda to jak \(word)." }
    func hedgedLabel(_ word: String) -> String { "Być może to \(word)." }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Rozpoznaję: \(list(names))." }
    func people(_ count: Int) -> String { "Widać \(plural(count, "jedną osobę", "\(count) osoby", "\(count) osób"))." }
    func morePeople(_ count: Int) -> String {
        "Widać jeszcze \(plural(count, "jedną osobę", "\(count) osoby", "\(count) osób"))."
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("Tekst brzmi: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Tekst trudno odczytać. Może brzmieć: \(text)") }
    func textMeans(_ translation: String) -> String { ended("To znaczy: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Jest tu około \(words) słów tekstu. \(begins(beginning, isSure))"
    }
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Dokument, około \(words) słów. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Zaczyna się tak: „\(beginning) …”" : "Trudno go odczytać. Może zaczynać się tak: „\(beginning) …”"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) prowadzi do \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) zawiera: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) zawiera ustawienia sieci Wi-Fi." }

    func moreCodes(_ count: Int) -> String {
        plural(count, "Jest jeszcze jeden kod.", "Są jeszcze \(count) kody.", "Jest jeszcze \(count) kodów.")
    }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Kod QR"
        case .dataMatrix: "Kod Data Matrix"
        case .aztec: "Kod Aztec"
        case .pdf417: "Kod PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Kod kreskowy produktu"
        case .code128, .code39, .itf: "Kod kreskowy"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "Główny kolor: \(list)." : "Główne kolory: \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Nie znaleziono twarzy ani tekstu."
        case (true, false): "Nie znaleziono twarzy."
        default: "Nie znaleziono tekstu."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "Obraz jest dość ciemny."
        case 0.8...: "Obraz jest bardzo jasny."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
            "października", "listopada", "grudnia",
        ]
        return "Zdjęcie zrobiono \(date.day) \(months[date.month - 1]) \(date.year)."
    }

    func firstFrame(of count: Int) -> String { "To pierwsza z \(count) klatek." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Nie można było szukać twarzy."
        case .text: "Nie można było szukać tekstu."
        case .codes: "Nie można było szukać kodów."
        case .moderation: "Nie można było szukać nagości ani treści seksualnych."
        default: nil
        }
    }

    let captionFound = "Opis gotowy."
    let textFound = "Jest tekst."
    let textNotTranslated = "Nie udało się przetłumaczyć tekstu."

    // MARK: Words

    let and = " i "
    func textLabel(isSure: Bool) -> String { isSure ? "tekst" : "tekst, być może" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Zdjęcie"
        case .screenshot: "Zrzut ekranu"
        case .document: "Dokument"
        case .graphic: "Rysunek lub grafika"
        case .blank, nil: "Obraz"
        }
    }

    /// "Dokument jednej osoby" would be one that belongs to her.
    let beforePeople = ": "
    func ofPeople(_ count: Int) -> String { plural(count, "jedna osoba", "\(count) osoby", "\(count) osób") }
    func some(_ count: Int) -> String { count == 1 ? "jedna" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "obie" : "wszystkie" }
    func others(_ count: Int) -> String {
        plural(count, "jeszcze jedna osoba", "jeszcze \(count) osoby", "jeszcze \(count) osób")
    }
    func inColors(_ list: String, isOne: Bool) -> String {
        isOne ? ", główny kolor: \(list)" : ", główne kolory: \(list)"
    }
    func thatBegins(_ beginning: String) -> String { " z tekstem, który zaczyna się tak: \(beginning)" }
    func with(_ names: String) -> String { "rozpoznano: \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "czarny"
        case .white: "biały"
        case .gray: "szary"
        case .red: "czerwony"
        case .orange: "pomarańczowy"
        case .yellow: "żółty"
        case .green: "zielony"
        case .turquoise: "turkusowy"
        case .blue: "niebieski"
        case .purple: "fioletowy"
        case .pink: "różowy"
        case .brown: "brązowy"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "lewej"
        case .right: "prawej"
        case .top: "górnej"
        case .bottom: "dolnej"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "u góry po lewej"
        case .top: "u góry"
        case .topRight: "u góry po prawej"
        case .left: "po lewej"
        case .middle: "pośrodku"
        case .right: "po prawej"
        case .bottomLeft: "u dołu po lewej"
        case .bottom: "u dołu"
        case .bottomRight: "u dołu po prawej"
        case .everywhere: "wszędzie"
        }
    }
}
