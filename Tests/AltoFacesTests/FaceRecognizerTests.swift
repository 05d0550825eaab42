import Alto
import AltoFaces
import AltoTesting
import Foundation
import Testing

@Suite struct FaceRecognizerWithoutModelsTests {
    private static let nowhere = URL(filePath: "/nowhere")

    private func jack() throws -> MemoryGallery {
        let embedding = try #require(FaceEmbedding([Float](repeating: 0, count: 128)))
        return MemoryGallery(enrolled: [Person(name: "Jack", embeddings: [embedding], consent: "yes", enrolled: 0)])
    }

    @Test func `a picture without faces needs no models`() async throws {
        let recognizer = FaceRecognizer(models: FaceModels(folder: Self.nowhere), gallery: try jack())
        let picture = try Sheet(width: 200, height: 200).picture
        #expect(try await recognizer.observe(picture) == .people(People(faces: [])))
    }

    @Test(.enabled(if: Shared.isPresent, "the shared photographs are not here"))
    func `faces are counted without models while nobody is enrolled`() async throws {
        let picture = try await Sheet.shared("astronaut.png").picture
        for models in [nil, FaceModels(folder: Self.nowhere)] {
            let recognizer = FaceRecognizer(models: models, gallery: MemoryGallery())
            guard case .people(let people) = try await recognizer.observe(picture) else { return #expect(Bool(false)) }
            #expect(people.faces.count == 1)
            #expect(people.faces.first?.name == nil)
            #expect(people.faces.first?.distance == nil)
        }
    }

    @Test(.enabled(if: Shared.isPresent, "the shared photographs are not here"))
    func `that somebody enrolled cannot be recognised is said`() async throws {
        let picture = try await Sheet.shared("astronaut.png").picture
        for models in [nil, FaceModels(folder: Self.nowhere)] {
            let recognizer = FaceRecognizer(models: models, gallery: try jack())
            let problem = await #expect(throws: Problem.self) { try await recognizer.observe(picture) }
            #expect(problem?.code == .modelMissing)
            #expect(problem?.remedy?.contains("scripts/setup") == true)
        }
    }

    @Test(.enabled(if: Shared.isPresent, "the shared photographs are not here"))
    func `a recogniser for other people asks their gallery only`() async throws {
        let picture = try await Sheet.shared("astronaut.png").picture
        let jacks = FaceRecognizer(models: nil, gallery: try jack())
        let nobodys = jacks.recognizing(MemoryGallery())
        guard case .people(let people) = try await nobodys.observe(picture) else { return #expect(Bool(false)) }
        #expect(people.faces.map(\.distance) == [nil])
        // That Jack would go unrecognised is said of his owner's pictures, and tells nobody else that there is a Jack.
        for recognizer in [jacks, nobodys.recognizing(try jack())] {
            #expect(
                await #expect(throws: Problem.self) { try await recognizer.observe(picture) }?.code == .modelMissing)
        }
    }

    @Test(arguments: [Data(), Data("not a model".utf8), Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) })])
    func `a file that is no model is said to be damaged`(content: Data) async throws {
        let folder = TemporaryFolder()
        for name in FaceModels.fileNames { try content.write(to: folder.url.appending(path: name)) }
        let problem = await #expect(throws: Problem.self) { try await FaceModels(folder: folder.url).load() }
        #expect(problem?.code == .modelInvalid)
    }
}

@Suite(.enabled(if: Shared.isPresent && InstalledModels.arePresent, "photographs or models are not here"))
struct FaceRecognizerTests {
    private static let models = FaceModels(folder: InstalledModels.folder)

    private func gallery(_ enrollments: (name: String, picture: String)...) async throws -> MemoryGallery {
        var gallery = MemoryGallery()
        for enrollment in enrollments {
            let picture = try await Sheet.shared(enrollment.picture).picture
            let embedding = try await FaceEnroller(models: Self.models).embedding(of: picture)
            gallery.enrolled.append(
                Person(name: enrollment.name, embeddings: [embedding], consent: "yes", enrolled: 0))
        }
        return gallery
    }

    private func faces(in picture: Picture, of gallery: MemoryGallery) async throws -> [Face] {
        let recognizer = FaceRecognizer(models: Self.models, gallery: gallery)
        guard case .people(let people) = try await recognizer.observe(picture) else { return [] }
        return people.faces
    }

    @Test func `who is enrolled is recognised in another picture, and nobody else is`() async throws {
        let gallery = try await gallery(("Jack", "obama.jpg"))
        let again = try await faces(in: try await Sheet.shared("obama2.jpg").picture, of: gallery)
        #expect(again.map(\.name) == ["Jack"])
        #expect(try #require(again.first?.distance) < 0.4)
        for stranger in ["biden.jpg", "astronaut.png"] {
            let others = try await faces(in: try await Sheet.shared(stranger).picture, of: gallery)
            #expect(others.map(\.name) == [nil])
            #expect(try #require(others.first?.distance ?? nil) > 0.7)
        }
    }

    @Test func `two owners' people are recognised in their own pictures only, with the same models`() async throws {
        let picture = try await Sheet.shared("obama2.jpg").picture
        let first = FaceRecognizer(models: Self.models, gallery: try await gallery(("Jack", "obama.jpg")))
        let second = first.recognizing(try await gallery(("Kanbo", "biden.jpg"), ("Barack", "obama.jpg")))
        let third = first.recognizing(MemoryGallery())
        for _ in 0..<2 {
            for (recognizer, name) in [(first, "Jack"), (second, "Barack"), (third, nil)] {
                guard case .people(let people) = try await recognizer.observe(picture) else {
                    return #expect(Bool(false))
                }
                #expect(people.faces.map(\.name) == [name])
                #expect((people.faces.first?.distance == nil) == (name == nil))
            }
        }
    }

    @Test func `one person under two names is named by neither`() async throws {
        let gallery = try await gallery(("Jack", "obama.jpg"), ("Jill", "obama.jpg"))
        #expect(try await faces(in: try await Sheet.shared("obama2.jpg").picture, of: gallery).map(\.name) == [nil])
    }

    @Test func `each in a group gets their own name`() async throws {
        let gallery = try await gallery(("Jack", "obama.jpg"), ("Kanbo", "biden.jpg"))
        var group = Sheet(width: 1000, height: 500)
        group.put(try await Sheet.shared("biden.jpg", longestSide: 480), x: 20, y: 10)
        group.put(try await Sheet.shared("astronaut.png", longestSide: 400), x: 260, y: 10)
        group.put(try await Sheet.shared("obama2.jpg", longestSide: 480), x: 700, y: 10)
        #expect(try await faces(in: try group.picture, of: gallery).map(\.name) == ["Kanbo", nil, "Jack"])
    }

    @Test func `a picture without a face, with two, or with a blurred or tiny one enrols nobody`() async throws {
        let enroller = FaceEnroller(models: Self.models)
        var pair = Sheet(width: 900, height: 600)
        let portrait = try await Sheet.shared("obama.jpg", longestSide: 600)
        pair.put(portrait, x: 0, y: 0)
        #expect(try await enroller.embedding(of: try pair.picture).values.count == 128)
        pair.put(try await Sheet.shared("astronaut.png", longestSide: 400), x: 500, y: 0)
        let tiny = try await Sheet.shared("obama.jpg", longestSide: 160)
        for (sheet, message) in [
            (Sheet(width: 300, height: 300), "No face was found in the picture."),
            (pair, "There are 2 faces in the picture."),
            (portrait.blurred(radius: 5), "The face in the picture is too blurred."),
            (tiny, "The face in the picture is too small."),
        ] {
            let picture = try sheet.picture
            let problem = await #expect(throws: Problem.self) { try await enroller.embedding(of: picture) }
            #expect(problem?.code == .noFace)
            #expect(problem?.message == message)
        }
    }
}
