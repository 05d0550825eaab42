/// A catalogue that is written as words and phrases; the sentences that most languages put together from them alike are put
/// together here. A language that builds one of them otherwise writes its own.
protocol PhraseCatalogue: NarrationCatalogue {
    /// Joins the last two of a list: " y ".
    var and: String { get }

    /// With its article, as a sentence begins: "Una foto".
    func noun(_ kind: Appearance.Kind?) -> String
    /// Between the noun and its people: a space, or ": " where a genitive would make them its owners.
    var beforePeople: String { get }
    /// What follows: "de una persona", "de 3 personas".
    func ofPeople(_ count: Int) -> String
    /// Some of those people: "una", "2".
    func some(_ count: Int) -> String
    /// Two or more of them who are in one place: "ambas", "todas".
    func all(_ count: Int) -> String
    func position(_ place: Place) -> String
    /// Something and where it is, in the order of the language: "rojo a la izquierda".
    func placed(_ what: String, _ place: Place) -> String
    func name(_ colour: Appearance.Colour.Name) -> String
    /// The colour as a noun, where that differs: "Rot".
    func noun(_ colour: Appearance.Colour.Name) -> String
    /// "El color principal es rojo."
    func mainColours(_ list: String, isOne: Bool) -> String
    /// With its article, as a sentence begins: "Un código QR".
    func name(_ kind: Code.Kind) -> String
    /// One more person beside those who are named, within a list: "una persona más".
    func others(_ count: Int) -> String
    /// What follows the noun before colours: "en".
    func inColours(_ list: String) -> String
    /// What follows the noun of a long text: "que empieza: …".
    func thatBegins(_ beginning: String) -> String
    /// Beside the caption in an alt text: "con Jack".
    func with(_ names: String) -> String
    /// Before read text in an alt text: "texto".
    var textLabel: String { get }
}

extension PhraseCatalogue {
    var beforePeople: String { " " }
    func placed(_ what: String, _ place: Place) -> String { "\(what) \(position(place))" }
    func noun(_ colour: Appearance.Colour.Name) -> String { name(colour) }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: comma) + and + last
    }

    func kind(_ kind: Appearance.Kind?, faces: [Place]) -> String {
        guard !faces.isEmpty else { return noun(kind) + fullStop }
        let people = noun(kind) + beforePeople + ofPeople(faces.count)
        return (faces.count <= 3 ? people + comma + list(spread(faces)) : people) + fullStop
    }

    /// "one on the left", "2 in the middle", in the order of the first of each.
    func spread(_ places: [Place]) -> [String] {
        var seen: [Place] = []
        for place in places where !seen.contains(place) { seen.append(place) }
        if places.count == 1 { return [position(places[0])] }
        if seen.count == 1 { return ["\(all(places.count)) \(position(seen[0]))"] }
        return seen.map { place in placed(some(places.count { $0 == place }), place) }
    }

    func colours(_ colours: [Appearance.Colour]) -> String {
        let parts = colours.map { $0.place == .everywhere ? noun($0.name) : placed(noun($0.name), $0.place) }
        return mainColours(list(parts), isOne: parts.count == 1)
    }

    func altText(_ main: String, names: [String], text: String?) -> [String] {
        var parts = [main]
        if !names.isEmpty { parts.append(with(list(names))) }
        if let text { parts.append("\(textLabel): \(text)") }
        return parts
    }

    func altTextOfPeople(_ names: [String], others count: Int, _ kind: Appearance.Kind?) -> String {
        "\(noun(kind)): \(list(names + (count == 0 ? [] : [others(count)])))"
    }

    func altTextOfColours(_ colours: [Appearance.Colour], _ kind: Appearance.Kind?) -> String {
        "\(noun(kind)) \(inColours(list(colours.map { noun($0.name) })))"
    }

    func altTextOfLongText(beginning: String, _ kind: Appearance.Kind?) -> String {
        "\(noun(kind)) \(thatBegins(beginning))"
    }

    // MARK: Ends

    /// The first letter in upper case, where the script has one; a full stop at the end.
    func sentence(_ text: String) -> String { ended(text.prefix(1).uppercased() + text.dropFirst()) }

    /// With a full stop, unless it ends as a sentence does.
    func ended(_ text: String) -> String {
        guard let last = text.last(where: { !"\"”’')»」".contains($0) }) else { return text }
        return ".!?…。！？।؟".contains(last) ? text : text + fullStop
    }
}
