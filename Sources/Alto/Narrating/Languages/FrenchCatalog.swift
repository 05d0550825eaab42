/// French.
struct FrenchCatalog: PhraseCatalog {
    let language = "fr"
    let endonym = "Français"

    // MARK: Sensitive content

    let sensitive = "Cette image montre peut-être de la nudité ou un contenu sexuel."
    func altTextOfSensitive(_ rest: String) -> String { "Nudité possible\u{A0}: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "L’image est presque noire. L’objectif est peut-être couvert."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "L’image est vide. Une seule couleur partout\u{A0}: \(name($0))." } ?? "L’image est vide."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "presque noire"
            case .dark: "sombre"
            case .overexposed: "beaucoup trop claire"
            case .blurred: "floue"
            case .lowContrast: "peu contrastée"
            }
        }
        return "L’image est \(list(words))."
    }

    let incomplete = "Le fichier est coupé, il manque donc une partie de l’image."

    func faceCutOff(at edge: Edge) -> String { "Un visage est coupé par le bord \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "Une partie du texte est coupée par le bord \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Il semble que l’on voie ceci\u{A0}: \(text)") }
    let unsureWhatItShows = "Je ne suis pas sûr de ce qu’elle montre."
    func bothSee(_ words: [String]) -> String { "Les deux modèles voient\u{A0}: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Ou peut-être\u{A0}: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Peut-être\u{A0}: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Description en anglais\u{A0}:" : "Description incertaine, en anglais\u{A0}:"
    }

    // MARK: Labels

    var labelWords: LabelWords { FrenchLabels.words }
    func label(_ word: String) -> String { "On dirait \(word)." }
    func hedgedLabel(_ word: String) -> String { "Peut-être \(word)." }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Je reconnais \(list(names))." }
    func people(_ count: Int) -> String { count == 1 ? "Il y a une personne." : "Il y a \(count) personnes." }
    func morePeople(_ count: Int) -> String {
        count == 1 ? "Il y a une personne de plus." : "Il y a \(count) personnes de plus."
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("Le texte dit\u{A0}: \(text)") }
    func textMaySay(_ text: String) -> String {
        ended("Un texte est difficile à lire. Il dit peut-être\u{A0}: \(text)")
    }
    func textMeans(_ translation: String) -> String { ended("Cela signifie\u{A0}: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Il y a environ \(words) mots de texte. \(begins(beginning, isSure))"
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Un document d’environ \(words) mots. \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure
            ? "Début\u{A0}: «\u{A0}\(beginning) …\u{A0}»"
            : "C’est difficile à lire. Début possible\u{A0}: «\u{A0}\(beginning) …\u{A0}»"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) mène à \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) indique\u{A0}: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) contient les réglages d’un réseau Wi-Fi." }
    func moreCodes(_ count: Int) -> String { count == 1 ? "Il y a un code de plus." : "Il y a \(count) codes de plus." }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "Un code QR"
        case .dataMatrix: "Un code Data Matrix"
        case .aztec: "Un code Aztec"
        case .pdf417: "Un code PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Un code-barres de produit"
        case .code128, .code39, .itf: "Un code-barres"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "Couleur principale\u{A0}: \(list)." : "Couleurs principales\u{A0}: \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Aucun visage ni aucun texte n’a été trouvé."
        case (true, false): "Aucun visage n’a été trouvé."
        default: "Aucun texte n’a été trouvé."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "L’image est plutôt sombre."
        case 0.8...: "L’image est très claire."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ]
        return
            "La photo a été prise le \(date.day == 1 ? "1er" : "\(date.day)") \(months[date.month - 1]) \(date.year)."
    }

    func firstFrame(of count: Int) -> String { "C’est la première de \(count) images." }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Je n’ai pas pu chercher de visages."
        case .text: "Je n’ai pas pu chercher de texte."
        case .codes: "Je n’ai pas pu chercher de codes."
        case .moderation: "Je n’ai pas pu chercher de nudité ni de contenu sexuel."
        default: nil
        }
    }

    let captionFound = "Description écrite."
    let textFound = "Du texte a été trouvé."
    let textNotTranslated = "Le texte n’a pas pu être traduit."

    // MARK: Words

    let and = " et "
    func textLabel(isSure: Bool) -> String { isSure ? "texte" : "texte, peut-être" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Une photo"
        case .screenshot: "Une capture d’écran"
        case .document: "Un document"
        case .graphic: "Un dessin ou un graphique"
        case .blank, nil: "Une image"
        }
    }

    func ofPeople(_ count: Int) -> String { count == 1 ? "d’une personne" : "de \(count) personnes" }
    func withPeople(_ count: Int) -> String { count == 1 ? "avec une personne" : "avec \(count) personnes" }
    func some(_ count: Int) -> String { count == 1 ? "une" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "toutes deux" : "toutes" }
    func others(_ count: Int) -> String { count == 1 ? "une autre personne" : "\(count) autres personnes" }
    func inColors(_ list: String, isOne: Bool) -> String { " en \(list)" }
    func thatBegins(_ beginning: String) -> String { " dont le texte commence ainsi\u{A0}: \(beginning)" }
    func with(_ names: String) -> String { "avec \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "noir"
        case .white: "blanc"
        case .gray: "gris"
        case .red: "rouge"
        case .orange: "orange"
        case .yellow: "jaune"
        case .green: "vert"
        case .turquoise: "turquoise"
        case .blue: "bleu"
        case .purple: "violet"
        case .pink: "rose"
        case .brown: "marron"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "gauche"
        case .right: "droit"
        case .top: "supérieur"
        case .bottom: "inférieur"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "en haut à gauche"
        case .top: "en haut"
        case .topRight: "en haut à droite"
        case .left: "à gauche"
        case .middle: "au milieu"
        case .right: "à droite"
        case .bottomLeft: "en bas à gauche"
        case .bottom: "en bas"
        case .bottomRight: "en bas à droite"
        case .everywhere: "partout"
        }
    }
}
