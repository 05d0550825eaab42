/// A catalogue that is written as words and phrases; the sentences that most languages put together from them alike are put
/// together here. A language that builds one of them otherwise writes its own.
protocol PhraseCatalog: NarrationCatalog {
    /// Joins the last two of a list: " y ".
    var and: String { get }

    /// The everyday words that labels are told by.
    var labelWords: LabelWords { get }
    /// With its article, as a sentence begins: "Una foto".
    func noun(_ kind: Appearance.Kind?) -> String
    /// Between the noun and its people: a space, or ": " where a genitive would make them its owners.
    var beforePeople: String { get }
    /// What follows: "de una persona", "de 3 personas".
    func ofPeople(_ count: Int) -> String
    /// The same of a page or a screen, which nobody's photo is: "con una persona".
    func withPeople(_ count: Int) -> String
    /// Some of those people: "una", "2".
    func some(_ count: Int) -> String
    /// Two or more of them who are in one place: "ambas", "todas".
    func all(_ count: Int) -> String
    func positionPhrase(_ position: Position) -> String
    /// Something and where it is, in the order of the language: "rojo a la izquierda".
    func placed(_ what: String, _ position: Position) -> String
    func name(_ color: Appearance.Color.Name) -> String
    /// The colour as a noun, where that differs: "Rot".
    func noun(_ color: Appearance.Color.Name) -> String
    /// "El color principal es rojo."
    func mainColors(_ list: String, isOne: Bool) -> String
    /// With its article, as a sentence begins: "Un código QR".
    func name(_ kind: Code.Kind) -> String
    /// One more person beside those who are named, within a list: "una persona más".
    func others(_ count: Int) -> String
    /// The parts of a list with what stands between them.
    func list(_ items: [String]) -> String
    /// What follows the noun before colours, with the space or the comma before it: " en …".
    func inColors(_ list: String, isOne: Bool) -> String
    /// What follows the noun of a long text, with the space or the comma before it: " con un texto que empieza así: …".
    func thatBegins(_ beginning: String) -> String
    /// Beside the caption in an alt text: "con Jack".
    func with(_ names: String) -> String
    /// Before read text in an alt text: "texto", "texto, quizá".
    func textLabel(isSure: Bool) -> String
}

extension PhraseCatalog {
    var beforePeople: String { " " }
    func withPeople(_ count: Int) -> String { ofPeople(count) }
    func placed(_ what: String, _ position: Position) -> String { "\(what) \(positionPhrase(position))" }
    func noun(_ color: Appearance.Color.Name) -> String { name(color) }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: comma) + and + last
    }

    func kind(_ kind: Appearance.Kind?, faces: [Position]) -> String {
        guard !faces.isEmpty else { return noun(kind) + fullStop }
        let isPage = kind == .document || kind == .screenshot
        let people = noun(kind) + beforePeople + (isPage ? withPeople(faces.count) : ofPeople(faces.count))
        let isPlaced = faces.count <= 3 && faces.contains { $0 != .everywhere }
        return (isPlaced ? people + comma + list(spread(faces)) : people) + fullStop
    }

    /// "one on the left", "2 in the middle", in the order of the first of each.
    func spread(_ positions: [Position]) -> [String] {
        var seen: [Position] = []
        for position in positions where !seen.contains(position) { seen.append(position) }
        if positions.count == 1 { return [positionPhrase(positions[0])] }
        if seen.count == 1 { return ["\(all(positions.count)) \(positionPhrase(seen[0]))"] }
        return seen.map { position in placed(some(positions.count { $0 == position }), position) }
    }

    func colors(_ colors: [Appearance.Color]) -> String {
        let parts = colors.map { $0.position == .everywhere ? noun($0.name) : placed(noun($0.name), $0.position) }
        return mainColors(list(parts), isOne: parts.count == 1)
    }

    func altText(_ main: String, names: [String]) -> [String] { names.isEmpty ? [main] : [main, with(list(names))] }
    func altTextOfText(_ text: String, isSure: Bool) -> String { textLabel(isSure: isSure) + colon + text }

    func altTextOfPeople(_ names: [String], others count: Int, _ kind: Appearance.Kind?) -> String {
        noun(kind) + colon + list(names + (count == 0 ? [] : [others(count)]))
    }

    func altTextOfColors(_ colors: [Appearance.Color], _ kind: Appearance.Kind?) -> String {
        noun(kind) + inColors(list(colors.map { noun($0.name) }), isOne: colors.count == 1)
    }

    func altTextOfLongText(beginning: String, _ kind: Appearance.Kind?) -> String {
        noun(kind) + thatBegins(beginning)
    }

    func word(forLabel key: String) -> String? { labelWords[key] }
    func altTextOfLabel(_ word: String, isSure: Bool) -> String { isSure ? word : hedgedLabel(word) }

    // MARK: Ends

    /// The first letter in upper case, where the script has one; a full stop at the end.
    func sentence(_ text: String) -> String { ended(text.prefix(1).uppercased() + text.dropFirst()) }
}
