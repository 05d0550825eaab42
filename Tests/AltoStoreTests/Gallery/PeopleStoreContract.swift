import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

/// What every `PeopleStore` does.
@Suite struct PeopleStoreContract {
    typealias Stores = Implementation<@Sendable (_ place: URL) throws -> any PeopleStore>
    static let all = [Stores("SQLite") { try GalleryStore(path: $0) }]

    let folder = TemporaryFolder()

    func embedding(_ start: Float) throws -> FaceEmbedding {
        try #require(FaceEmbedding((0..<128).map { start + Float($0) / 1024 }))
    }

    @Test(arguments: all) func `who is enrolled is there, also for another process`(people: Stores) async throws {
        let faces = [try embedding(0.5), try embedding(-0.25)]
        try await people.open(folder.gallery).add(
            name: "  Jack ", embeddings: faces, consent: "told me so, 2026-11-20", time: 1_795_000_000)
        #expect(
            try await people.open(folder.gallery).people()
                == [Person(name: "Jack", embeddings: faces, consent: "told me so, 2026-11-20", enrolled: 1_795_000_000)]
        )
    }

    @Test(arguments: all)
    func `the same name in other letters adds faces and keeps both consents`(people: Stores) async throws {
        let store = try people.open(folder.gallery)
        try await store.add(name: "Zoë", embeddings: [try embedding(0)], consent: "said yes", time: 100)
        let record = try await store.add(
            name: "ZOE\u{308}", embeddings: [try embedding(1), try embedding(2)], consent: "wrote to me", time: 200)
        #expect(record.name == "Zoë")
        #expect(record.enrolled == 100)
        #expect(record.embeddingCount == 3)
        #expect(record.consents.map(\.text) == ["said yes", "wrote to me"])
        #expect(record.consents.map(\.recorded) == [100, 200])
        #expect(record.consents.map(\.embeddingCount) == [1, 2])
        #expect(try await store.show("zoë") == record)
        #expect(try await store.list() == [record])
        #expect(try await store.people().map(\.consent) == ["said yes; wrote to me"])
    }

    @Test(
        arguments: all,
        ["", "   ", "\n", String(repeating: "a", count: 101), "Ja\u{1B}[31mck", "Ja\nck", "Ja\u{202E}ck"])
    func `a name that cannot be spoken is refused`(people: Stores, name: String) async throws {
        let store = try people.open(folder.gallery)
        let face = try embedding(0)
        let problem = await #expect(throws: Problem.self) {
            try await store.add(name: name, embeddings: [face], consent: "yes")
        }
        #expect(problem?.code == .usage)
        #expect(try await store.people().isEmpty)
    }

    @Test(arguments: all, ["", " \t"])
    func `nobody is enrolled without consent`(people: Stores, consent: String) async throws {
        let store = try people.open(folder.gallery)
        let face = try embedding(0)
        let problem = await #expect(throws: Problem.self) {
            try await store.add(name: "Jack", embeddings: [face], consent: consent)
        }
        #expect(problem?.code == .consentRequired)
        #expect(try await store.people().isEmpty)
    }

    @Test(arguments: all) func `somebody unknown can neither be shown nor removed`(people: Stores) async throws {
        let store = try people.open(folder.gallery)
        try await store.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        #expect(await #expect(throws: Problem.self) { try await store.show("Jill") }?.code == .personUnknown)
        #expect(await #expect(throws: Problem.self) { try await store.remove("Jill") }?.code == .personUnknown)
        #expect(try await store.list().map(\.name) == ["Jack"])
    }

    @Test(arguments: all) func `several programs enrol at once from the first moment`(people: Stores) async throws {
        let path = folder.gallery
        let face = try embedding(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let store = try people.open(path)
                    try await store.add(name: "Person \(index)", embeddings: [face], consent: "yes")
                    try await store.add(name: "Everybody", embeddings: [face], consent: "yes \(index)")
                    if index.isMultiple(of: 2) { try await store.remove("Person \(index)") }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await people.open(path).list().map(\.name) == ["Everybody", "Person 1", "Person 3", "Person 5"])
        #expect(try await people.open(path).show("everybody").consents.count == 6)
    }

    @Test(arguments: all)
    func `whoever is removed by another program is forgotten at once`(people: Stores) async throws {
        let here = try people.open(folder.gallery)
        let there = try people.open(folder.gallery)
        try await here.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        #expect(try await here.people().count == 1)
        try await there.remove("Jack")
        #expect(try await here.people().isEmpty)
    }

    /// Jack of the phone and Jack of the laptop are two people; Jill is the phone's, Zoë this machine's.
    func everybody(
        _ people: Stores
    ) async throws -> (local: any PeopleStore, phone: any PeopleStore, laptop: any PeopleStore) {
        let local = try people.open(folder.gallery), phone = local.of("phone"), laptop = local.of("laptop")
        try await local.add(name: "Zoë", embeddings: [try embedding(3)], consent: "told me so", time: 1)
        try await phone.add(name: "Jack", embeddings: [try embedding(0)], consent: "told the phone", time: 2)
        try await laptop.add(
            name: "JACK", embeddings: [try embedding(1), try embedding(2)], consent: "told the laptop", time: 3)
        try await phone.add(name: "Jill", embeddings: [try embedding(4)], consent: "told the phone", time: 4)
        return (local, phone, laptop)
    }

    @Test(arguments: all) func `each owner sees their own people only, also of one name`(people: Stores) async throws {
        let (local, phone, laptop) = try await everybody(people)
        #expect(try await local.list().map(\.name) == ["Zoë"])
        #expect(try await phone.list().map(\.name) == ["Jack", "Jill"])
        #expect(try await laptop.list().map(\.name) == ["JACK"])
        #expect(try await phone.show("jack").consents.map(\.text) == ["told the phone"])
        #expect(try await laptop.show("jack").consents.map(\.text) == ["told the laptop"])
        #expect(try await laptop.show("jack").embeddingCount == 2)
        #expect(await #expect(throws: Problem.self) { try await laptop.show("Jill") }?.code == .personUnknown)
        #expect(await #expect(throws: Problem.self) { try await local.show("Jack") }?.code == .personUnknown)
        #expect(try await local.of("nobody").list().isEmpty)
        #expect(try await local.of("phone' OR '1'='1").list().isEmpty)
    }

    @Test(arguments: all)
    func `each owner's pictures are compared with their own people only`(people: Stores) async throws {
        let (local, phone, laptop) = try await everybody(people)
        func known(_ gallery: any Gallery) async throws -> [Person] { try await gallery.people() }
        #expect(
            try await known(laptop)
                == [
                    Person(
                        name: "JACK", embeddings: [try embedding(1), try embedding(2)], consent: "told the laptop",
                        enrolled: 3)
                ])
        #expect(try await known(phone).flatMap(\.embeddings) == [try embedding(0), try embedding(4)])
        #expect(try await known(local).map(\.name) == ["Zoë"])
        #expect(try await known(local.of("nobody")).isEmpty)
    }

    @Test(arguments: all) func `nobody removes another owner's people`(people: Stores) async throws {
        let (local, phone, laptop) = try await everybody(people)
        #expect(await #expect(throws: Problem.self) { try await laptop.remove("Jill") }?.code == .personUnknown)
        #expect(await #expect(throws: Problem.self) { try await local.remove("Jack") }?.code == .personUnknown)
        #expect(try await local.of("nobody").forgetAll() == 0)
        try await phone.remove("jack")
        #expect(try await phone.list().map(\.name) == ["Jill"])
        #expect(try await laptop.show("Jack").embeddingCount == 2)
        #expect(try await laptop.forgetAll() == 1)
        #expect(try await phone.list().map(\.name) == ["Jill"])
        #expect(try await local.people().map(\.name) == ["Zoë"])
        // The rows' counters began anew: whoever comes now takes nobody's place.
        try await laptop.add(name: "Kanbo", embeddings: [try embedding(5)], consent: "yes")
        #expect(try await laptop.people().map(\.embeddings) == [[try embedding(5)]])
        #expect(try await phone.people().map(\.embeddings) == [[try embedding(4)]])
    }

    /// Owners are told apart as keys are: two ways to write "é" are two keys.
    @Test(arguments: all) func `owners are compared byte for byte`(people: Stores) async throws {
        try await people.open(folder.gallery).of("caf\u{E9}").add(
            name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        for other in ["cafe\u{301}", "CAF\u{C9}", "caf\u{E9} ", ""] {
            #expect(try await people.open(folder.gallery).of(other).list().isEmpty)
        }
        #expect(try await people.open(folder.gallery).of("caf\u{E9}").list().count == 1)
    }
}
