/// Keeps back names that a model gives to people of whom no name is known: "a man named John" is passed on as "a man".
///
/// Words go through as they come; only behind a word for a person some are held until it is clear whether a name follows. Told are
/// the plain cases: a naming word behind a person ("a woman called Ann"), and a name straight behind a role ("actor Tom Hanks").
/// A name that is known stays: of somebody who was recognised, of text that was read, or that the user wrote.
struct NameGuard {
    private let known: Set<String>
    /// The end of what came, which is no whole word yet.
    private var partial = ""
    /// Whole words that are held: a word for a person, what names, the name; each with the white space behind it.
    private var held: [String] = []
    private var state = State.free

    private enum State { case free, person(isRole: Bool), naming, name }

    /// - Parameter known: words in lower case that names may have.
    init(known: Set<String>) { self.known = known }

    /// - Returns: what may be passed on by now.
    mutating func add(_ piece: String) -> String {
        var passed = ""
        for character in piece {
            if !character.isWhitespace, let last = partial.last, last.isWhitespace {
                passed += take(partial)
                partial = ""
            }
            partial.append(character)
        }
        if let last = partial.last, last.isWhitespace {
            passed += take(partial)
            partial = ""
        }
        // A script without spaces is passed on as it comes.
        if case .free = state, let last = partial.last, !last.isASCII, partial.count > 30 {
            passed += partial
            partial = ""
        }
        return passed
    }

    /// What is left at the end.
    mutating func finish() -> String {
        let passed = take(partial) + settled()
        partial = ""
        return passed
    }

    // MARK: Words

    private mutating func take(_ word: String) -> String {
        guard !word.isEmpty else { return "" }
        if !held.isEmpty, word.allSatisfy(\.isWhitespace) {
            held[held.count - 1] += word
            return ""
        }
        let bare = Self.bare(word)
        let lowered = bare.lowercased()
        let ends = Self.endsClause(word)
        switch state {
        case .name where Self.isName(bare), .naming where Self.isName(bare),
            .person(isRole: true) where Self.isName(bare):
            state = .name
            held.append(word)
            return ends ? settled() : ""
        case .person where Self.naming.contains(lowered), .naming where lowered == "as":
            state = .naming
            held.append(word)
            return ends ? flush() : ""
        case .name: return settled() + take(word)
        case .naming, .person: return flush() + take(word)
        case .free:
            let isRole = Self.roles.contains(lowered)
            guard !ends, isRole || Self.people.contains(lowered) else { return word }
            (state, held) = (.person(isRole: isRole), [word])
            return ""
        }
    }

    /// What is held, without the name where it is not known.
    private mutating func settled() -> String {
        guard case .name = state, let person = held.first, let last = held.last else { return flush() }
        let name = held.dropFirst().filter { Self.isName(Self.bare($0)) }
        // Who is known by the first or the last name is known.
        if name.flatMap(MeasuredFacts.words(of:)).contains(where: known.contains) { return flush() }
        let end = last.reversed().prefix { $0.isWhitespace || ".,;:!?…)\"”’".contains($0) }
        (held, state) = ([], .free)
        return person.reversed().drop { $0.isWhitespace }.reversed() + String(end.reversed())
    }

    private mutating func flush() -> String {
        defer { (held, state) = ([], .free) }
        return held.joined()
    }

    private static func bare(_ word: String) -> String {
        String(word.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
    }

    private static func endsClause(_ word: String) -> Bool {
        let last = word.reversed().first { !$0.isWhitespace }
        return last.map { ".,;:!?…)\"”".contains($0) } ?? false
    }

    /// Begins large and goes on small, as names do and initials and numbers do not.
    private static func isName(_ word: String) -> Bool {
        guard let first = word.first, first.isUppercase, word.count > 1 else { return false }
        return word.dropFirst().contains { $0.isLowercase } && !notNames.contains(word.lowercased())
    }

    // MARK: Tables

    private static let people: Set<String> = [
        "man", "woman", "person", "boy", "girl", "lady", "gentleman", "guy", "child", "baby", "player",
        "hombre", "mujer", "persona", "niño", "niña", "chico", "chica", "homme", "femme", "personne", "garçon", "fille",
        "mann", "frau", "junge", "mädchen", "kind", "uomo", "donna", "ragazzo", "ragazza", "bambino", "bambina",
        "homem", "mulher", "pessoa", "menino", "menina", "vrouw", "persoon", "jongen", "meisje",
    ]

    /// Those whose names stand straight behind them.
    private static let roles: Set<String> = [
        "actor", "actress", "singer", "musician", "comedian", "politician", "president", "senator", "minister",
        "footballer",
        "athlete", "celebrity", "rapper", "journalist",
    ]

    private static let naming: Set<String> = [
        "named", "called", "known", "identified", "recognized", "recognised",
        "llamado", "llamada", "nommé", "nommée", "appelé", "appelée", "namens", "genannt", "chiamato", "chiamata",
        "chamado",
        "chamada", "genaamd",
    ]

    /// Written large, and nobody's name.
    private static let notNames: Set<String> = [
        "the", "this", "that", "there", "they", "it", "in", "on", "at", "with", "and", "american", "african", "asian",
        "european", "english", "chinese", "indian", "christmas", "santa", "god", "jesus",
    ]
}
