import Alto
import AltoFaces
import Testing

@Suite struct FaceMatchingTests {
    /// A point on a line: distances between embeddings are differences of their places.
    static func face(at place: Double) throws -> FaceEmbedding {
        var values = [Float](repeating: 0, count: FaceEmbedding.dimension)
        values[7] = Float(place)
        return try #require(FaceEmbedding(values))
    }

    static func person(_ name: String, at places: Double...) throws -> Person {
        Person(name: name, embeddings: try places.map(face), consent: "yes", enrolled: 0)
    }

    func names(of places: Double..., among people: [Person]) throws -> [String?] {
        FaceMatching(people: people).matches(for: try places.map(Self.face)).map(\.name)
    }

    @Test func `nobody enrolled means no name and no distance`() throws {
        let matches = FaceMatching(people: []).matches(for: [try Self.face(at: 0)])
        #expect(matches == [FaceMatching.Match(name: nil, distance: nil)])
    }

    @Test func `the nearest of a person's faces counts`() throws {
        let jack = try Self.person("Jack", at: 0, 3)
        let matches = FaceMatching(people: [jack]).matches(for: [try Self.face(at: 2.75)])
        #expect(matches.map(\.name) == ["Jack"])
        #expect(matches.first?.distance == 0.25)
    }

    @Test func `beyond the limit nobody is named, but the distance is told`() throws {
        let matches = FaceMatching(people: [try Self.person("Jack", at: 0)]).matches(for: [try Self.face(at: 0.625)])
        #expect(matches == [FaceMatching.Match(name: nil, distance: 0.625)])
    }

    @Test func `two people who are both near are not guessed between`() throws {
        let twins = [try Self.person("Jack", at: 0), try Self.person("Jill", at: 0.5)]
        #expect(try names(of: 0.22, among: twins) == [nil])
        #expect(try names(of: 0.28, among: twins) == [nil])
        #expect(try names(of: 0.05, among: twins) == ["Jack"])
    }

    @Test func `a second person beyond the limit does not count`() throws {
        let people = [try Self.person("Jack", at: 0), try Self.person("Jill", at: 0.98)]
        #expect(try names(of: 0.47, among: people) == ["Jack"])
    }

    @Test func `of faces that could be one person's the nearest is`() throws {
        let people = [try Self.person("Jack", at: 0), try Self.person("Jill", at: 5)]
        #expect(try names(of: 0.45, 0.1, 0.42, 5, among: people) == [nil, "Jack", nil, "Jill"])
        #expect(try names(of: 0.1, 0.45, among: people) == ["Jack", nil])
    }

    /// A second picture of the same person, as on a wall behind them, was "one more person".
    @Test func `one person seen twice is that person twice`() throws {
        let people = [try Self.person("Jack", at: 0), try Self.person("Jill", at: 5)]
        #expect(try names(of: 0.3, 0.1, 5, among: people) == ["Jack", "Jack", "Jill"])
    }

    @Test func `somebody without faces is nobody's neighbour`() throws {
        #expect(try names(of: 0, among: [try Self.person("Jack")]) == [nil])
    }
}
