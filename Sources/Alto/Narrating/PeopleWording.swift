/// How people are told beside what a catalogue itself says of them.
struct PeopleWording: Wording {
    /// %@ is a list of names and of others.
    var fromLeft: String
    /// %@ is how many.
    var atLeast: String
    var atLeastMore: String

    static let english = PeopleWording(
        fromLeft: "From left: %@.", atLeast: "There are at least %@ people.",
        atLeastMore: "There are at least %@ more people.")

    static let languages: [String: PeopleWording] = [
        "es": PeopleWording(
            fromLeft: "De izquierda a derecha: %@.", atLeast: "Hay al menos %@ personas.",
            atLeastMore: "Hay al menos %@ personas más."),
        "fr": PeopleWording(
            fromLeft: "De gauche à droite\u{A0}: %@.", atLeast: "Il y a au moins %@ personnes.",
            atLeastMore: "Il y a au moins %@ personnes de plus."),
        "de": PeopleWording(
            fromLeft: "Von links: %@.", atLeast: "Es sind mindestens %@ Personen zu sehen.",
            atLeastMore: "Es sind noch mindestens %@ Personen zu sehen."),
        "it": PeopleWording(
            fromLeft: "Da sinistra a destra: %@.", atLeast: "Ci sono almeno %@ persone.",
            atLeastMore: "Ci sono almeno altre %@ persone."),
        "pt": PeopleWording(
            fromLeft: "Da esquerda para a direita: %@.", atLeast: "Há pelo menos %@ pessoas.",
            atLeastMore: "Há pelo menos mais %@ pessoas."),
        "nl": PeopleWording(
            fromLeft: "Van links naar rechts: %@.", atLeast: "Er zijn minstens %@ personen te zien.",
            atLeastMore: "Er zijn nog minstens %@ personen te zien."),
        "pl": PeopleWording(
            fromLeft: "Od lewej: %@.", atLeast: "Liczba osób: co najmniej %@.",
            atLeastMore: "Inne osoby: co najmniej %@."),
        "ru": PeopleWording(
            fromLeft: "Слева направо: %@.", atLeast: "Людей не меньше %@.",
            atLeastMore: "Других людей не меньше %@."),
        "hi": PeopleWording(
            fromLeft: "बाएँ से: %@।", atLeast: "कम से कम %@ लोग हैं।", atLeastMore: "कम से कम %@ और लोग हैं।"),
        "ar": PeopleWording(
            fromLeft: "من اليسار: %@.", atLeast: "عدد الأشخاص لا يقل عن %@.",
            atLeastMore: "عدد الآخرين لا يقل عن %@."),
        "zh-Hant": PeopleWording(fromLeft: "從左起：%@。", atLeast: "至少有%@個人。", atLeastMore: "至少還有%@個人。"),
        "zh": PeopleWording(fromLeft: "从左起：%@。", atLeast: "至少有%@个人。", atLeastMore: "至少还有%@个人。"),
        "ja": PeopleWording(fromLeft: "左から：%@。", atLeast: "人が少なくとも%@人います。", atLeastMore: "ほかに少なくとも%@人います。"),
    ]
}

extension NarrationCatalog {
    func people(_ count: Int, isAtLeast: Bool) -> String {
        isAtLeast && count > 1 ? PeopleWording.find(language).atLeast.filled(String(count)) : people(count)
    }

    func morePeople(_ count: Int, isAtLeast: Bool) -> String {
        isAtLeast && count > 1 ? PeopleWording.find(language).atLeastMore.filled(String(count)) : morePeople(count)
    }

    /// Who stands where: "From left: Ann, Zoë, one more person."
    ///
    /// - Parameter names: nil for somebody unknown.
    func fromLeft(_ names: [String?]) -> String {
        var parts: [String] = []
        var strangers = 0
        for name in names + [""] {
            guard let name else {
                strangers += 1
                continue
            }
            if strangers > 0 { parts.append(others(strangers)) }
            strangers = 0
            if !name.isEmpty { parts.append(name) }
        }
        return PeopleWording.find(language).fromLeft.filled(parts.joined(separator: comma))
    }

    private func others(_ count: Int) -> String {
        if let catalog = self as? any PhraseCatalog { return catalog.others(count) }
        return count == 1 ? "one more person" : "\(count) more people"
    }
}
