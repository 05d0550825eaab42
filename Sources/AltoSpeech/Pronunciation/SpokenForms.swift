import AltoJSON
import AltoModels

/// The words for short forms, units and signs: hibari's `normalize.json`.
struct SpokenForms: Sendable {
    typealias Written = [Unicode.Scalar]

    /// "jan" and the name.
    let months: [String: String]
    /// In the order of the year.
    let monthNames: [String]
    /// Before a capital: "St Paul".
    let titles: [String: String]
    let abbreviations: [String: String]
    /// For one and for several.
    let units: [String: [String]]
    let currencies: [String: [String]]
    /// In the order in which they are replaced.
    let symbols: [(sign: Written, word: String)]
    /// "Chapter IV" is "Chapter 4".
    let cardinalContexts: [Written]
    /// "Henry VIII" is "Henry the eighth".
    let ordinalContexts: [Written]

    let monthsByLength: [Written]
    let titlesByLength: [Written]
    let abbreviationsByLength: [Written]
    let unitsByLength: [Written]

    init(_ file: ModelFile) throws(ModelFileError) {
        let json = try JSONObject(try file.json(), file: file.name)
        let names = try Self.members(of: json, "months")
        months = Self.dictionary(names)
        monthNames = names.map(\.1)
        guard monthNames.count == 12 else { throw json.wrongType("months", expected: "twelve months") }
        titles = Self.dictionary(try Self.members(of: json, "titles"))
        abbreviations = Self.dictionary(try Self.members(of: json, "abbreviations"))
        units = try Self.pairs(of: json, "units")
        currencies = try Self.pairs(of: json, "currency")
        symbols = try Self.members(of: json, "symbols").map { (Array($0.0.unicodeScalars), $0.1) }
            .filter { !$0.0.isEmpty }
        cardinalContexts = Self.longestFirst(try json.array("roman_cardinal")?.compactMap(\.string) ?? [])
        ordinalContexts = Self.longestFirst(try json.array("roman_ordinal")?.compactMap(\.string) ?? [])
        monthsByLength = Self.longestFirst(monthNames + names.map { $0.0.inTitleCase } + ["Sept"])
        titlesByLength = Self.longestFirst(Array(titles.keys))
        abbreviationsByLength = Self.longestFirst(Array(abbreviations.keys))
        unitsByLength = Self.longestFirst(Array(units.keys))
    }

    private static func longestFirst(_ texts: [String]) -> [Written] {
        texts.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    private static func members(
        of json: JSONObject, _ field: String
    ) throws(ModelFileError) -> [(String, String)] {
        guard let object = try json.object(field) else { throw json.missing(field) }
        var members: [(String, String)] = []
        for (key, value) in object.json.members ?? [] {
            guard let text = value.string else { throw json.wrongType(field, expected: "texts") }
            members.append((key, text))
        }
        return members
    }

    private static func pairs(of json: JSONObject, _ field: String) throws(ModelFileError) -> [String: [String]] {
        guard let object = try json.object(field) else { throw json.missing(field) }
        var pairs: [String: [String]] = [:]
        for (key, value) in object.json.members ?? [] {
            let words = value.array?.compactMap(\.string) ?? []
            guard words.count == 2 else { throw json.wrongType(field, expected: "pairs of words") }
            pairs[key] = words
        }
        return pairs
    }

    private static func dictionary(_ members: [(String, String)]) -> [String: String] {
        Dictionary(members) { first, _ in first }
    }
}
