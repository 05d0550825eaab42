/// Which form a noun takes beside a whole number.
///
/// Source: Unicode CLDR, "Language Plural Rules", cardinal numbers.
enum PluralCategory: Sendable {
    case zero, one, two, few, many, other

    /// Polish: 1 osoba, 2 osoby, 5 osób, 22 osoby.
    static func polish(_ count: Int) -> PluralCategory {
        if count == 1 { return .one }
        return isFewOfSlavic(count) ? .few : .many
    }

    /// Russian: 1 and 21 человек, 2 человека, 5 and 11 человек.
    static func russian(_ count: Int) -> PluralCategory {
        if count % 10 == 1, count % 100 != 11 { return .one }
        return isFewOfSlavic(count) ? .few : .many
    }

    private static func isFewOfSlavic(_ count: Int) -> Bool {
        (2...4).contains(count % 10) && !(12...14).contains(count % 100)
    }

    /// Arabic: 0, 1 شخص, 2 شخصان, 3 أشخاص, 11 شخصًا, 100 شخص.
    static func arabic(_ count: Int) -> PluralCategory {
        switch count {
        case 0: .zero
        case 1: .one
        case 2: .two
        default:
            switch count % 100 {
            case 3...10: .few
            case 11...99: .many
            default: .other
            }
        }
    }
}
