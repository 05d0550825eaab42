import Testing

@testable import AltoLabels

@Suite struct EverydayHierarchyTests {
    private static let words = Dictionary(
        uniqueKeysWithValues: EverydayHierarchy.standard.words.map { ($0.name, $0) })

    @Test func `the table is read whole`() {
        #expect(Self.words.count == 287)
        #expect(Self.words["dog"]?.classes == Set(151...268))
        #expect(Self.words["cup of coffee"]?.synset == "n07920052")
        #expect(Self.words["animal"]?.trust == -0.36)
        #expect(
            Self.words.values.allSatisfy {
                $0.synset.hasPrefix("n") && $0.synset.count == 9 && $0.classes.max() ?? 0 < 1000
            })
    }

    @Test func `more general words stand above, the nearest first`() {
        #expect(Self.words["cheetah"]?.parents == ["big cat", "animal"])
        #expect(Self.words["apple"]?.parents == ["fruit", "food"])
        #expect(Self.words["school bus"]?.parents == ["bus", "vehicle"])
        #expect(Self.words["animal"]?.parents == [])
    }

    @Test func `words go from special to general`() {
        let order = EverydayHierarchy.standard.words.map(\.name)
        for word in EverydayHierarchy.standard.words {
            for parent in word.parents {
                #expect((order.firstIndex(of: word.name) ?? .max) < (order.firstIndex(of: parent) ?? .min))
            }
        }
    }

    @Test(arguments: ["web site", "modem", "honeycomb", "envelope", "nematode", "suit", "wig", "screen", "book jacket"])
    func `what the classifier answers where it knows nothing is no word`(name: String) {
        #expect(Self.words[name] == nil)
    }

    @Test func `what is no entry is left out`() {
        let hierarchy = EverydayHierarchy(
            table: "a n1 5; b n2; c n3 9-7; d n4 1000; e n5 1-2-3; f n6 ; long name n7 1,3-4@-5")
        #expect(hierarchy.words.map(\.name) == ["a", "long name"])
        #expect(hierarchy.words.last?.classes == [1, 3, 4] && hierarchy.words.last?.trust == -0.05)
    }
}
