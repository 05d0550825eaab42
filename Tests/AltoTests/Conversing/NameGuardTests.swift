import Testing

@testable import Alto

@Suite struct NameGuardTests {
    /// In pieces of every size, which must make no difference.
    private func passed(_ text: String, known: Set<String> = []) -> String {
        var results: Set<String> = []
        for size in [1, 2, 3, 7, 1000] {
            var guarded = NameGuard(known: known)
            var result = "", rest = text[...]
            while !rest.isEmpty {
                result += guarded.add(String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            results.insert(result + guarded.finish())
        }
        #expect(results.count == 1, "\(results)")
        return results.first ?? ""
    }

    @Test(arguments: [
        ("A man named John Smith stands there.", "A man stands there."),
        ("It is a woman called Ann.", "It is a woman."),
        ("A person known as Mister Big, and a dog.", "A person, and a dog."),
        ("The actor Tom Hanks smiles.", "The actor smiles."),
        ("This is President Obama.", "This is President."),
        ("Ein Mann namens Otto winkt.", "Ein Mann winkt."),
    ])
    func `a name that nobody measured is left out`(said: String, told: String) { #expect(passed(said) == told) }

    @Test(arguments: [
        "A man is standing in Paris.", "A woman in a red coat.", "A ship named Titanic.", "A man called the police.",
        "Two boys play; one boy Scouts around.", "The actor is on stage.", "A person with a name tag.", "東京駅の写真です。",
        "A girl named", "man", "  spaces\n\nand lines  ", "A man named 7.",
    ])
    func `everything else is passed on as it is`(said: String) { #expect(passed(said) == said) }

    @Test func `a name that is known stays`() {
        #expect(passed("A man named John Smith.", known: ["smith"]) == "A man named John Smith.")
    }

    @Test func `words are passed on as they come`() {
        var guarded = NameGuard(known: [])
        #expect(guarded.add("A cat on") == "A cat ")
        #expect(guarded.add(" a ") == "on a ")
        // It may be "man named".
        #expect(guarded.add("man is") == "")
        #expect(guarded.add(" up") == "man is ")
    }
}
