import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

/// What every `JobStore` does with conversations about its jobs' pictures.
@Suite struct JobConversationsContract {
    private let folder = TemporaryFolder()

    private func open(_ stores: JobStoreContract.Stores) throws -> any JobStore {
        try stores.open(folder.url, JobLimits(), Clock())
    }

    private func job(_ store: any JobStore, owner: String = "a") async throws -> String {
        try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: owner).job.id
    }

    private let question = JobMessage(.user, "What is it?", language: "en", created: 5)
    private let answer = JobMessage(
        .assistant, "A “cat”.\n猫", model: "toy", confidence: 0.5, language: "en-US", created: 6)

    @Test(arguments: JobStoreContract.all)
    func `what was said is kept in its order, also when the store is opened anew`(
        stores: JobStoreContract.Stores
    ) async throws {
        let store = try open(stores)
        let id = try await job(store), other = try await job(store)
        #expect(try await store.messages(of: id, owner: "a").isEmpty)
        try await store.add([question, answer], to: id, owner: "a", keeping: 10)
        try await store.add([answer], to: other, owner: "a", keeping: 10)
        try await store.add([question], to: id, owner: "a", keeping: 10)
        #expect(try await open(stores).messages(of: id, owner: "a") == [question, answer, question])
    }

    @Test(arguments: JobStoreContract.all) func `the oldest messages go`(stores: JobStoreContract.Stores) async throws {
        let store = try open(stores)
        let id = try await job(store), other = try await job(store)
        try await store.add([question, answer], to: other, owner: "a", keeping: 10)
        for _ in 0..<3 { try await store.add([question, answer], to: id, owner: "a", keeping: 3) }
        #expect(try await store.messages(of: id, owner: "a") == [answer, question, answer])
        #expect(try await store.messages(of: other, owner: "a").count == 2)
    }

    @Test(arguments: JobStoreContract.all)
    func `a conversation is its owner's alone`(stores: JobStoreContract.Stores) async throws {
        let store = try open(stores)
        let id = try await job(store)
        try await store.add([question], to: id, owner: "a", keeping: 10)
        #expect(try await store.messages(of: id, owner: "b").isEmpty)
        let problem = await #expect(throws: Problem.self) {
            try await store.add([question], to: id, owner: "b", keeping: 10)
        }
        #expect(problem?.code == .notFound)
        try await store.forgetMessages(of: id, owner: "b")
        #expect(try await store.messages(of: id, owner: "a").count == 1)
    }

    @Test(arguments: JobStoreContract.all)
    func `a conversation is forgotten by itself, and with its job`(stores: JobStoreContract.Stores) async throws {
        let store = try open(stores)
        let id = try await job(store)
        let secret = JobMessage(.user, "Is that Zebedee-Quillfeather?", created: 1)
        try await store.add([secret], to: id, owner: "a", keeping: 10)
        try await store.forgetMessages(of: id, owner: "a")
        #expect(try await store.messages(of: id, owner: "a").isEmpty)
        try await store.add([secret], to: id, owner: "a", keeping: 10)
        #expect(try await store.remove(id, owner: "a")?.id == id)
        #expect(try await store.messages(of: id, owner: "a").isEmpty)
        let files = try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
        for file in files where !file.hasDirectoryPath {
            #expect(try Data(contentsOf: file).firstRange(of: Data("Quillfeather".utf8)) == nil)
        }
    }

    @Test(arguments: JobStoreContract.all)
    func `of a job that there is not nothing can be said`(stores: JobStoreContract.Stores) async throws {
        let store = try open(stores)
        await #expect(throws: Problem.self) { try await store.add([question], to: "none", owner: "a", keeping: 10) }
    }
}
