import Alto
import AltoTesting
import Testing

@testable import AltoReading

/// Tesseract and its English data are part of what `scripts/setup` installs.
@Suite(.enabled(if: TextReader.installedLanguages().contains("eng")))
struct TextReaderTests {
    private static let reader = try? TextReader(languages: ["eng"])

    private func text(in picture: Picture) async throws -> ReadText? {
        let reader = try #require(Self.reader)
        guard case .text(let text) = try await reader.observe(picture) else {
            Issue.record("The text reader observed something else.")
            return nil
        }
        return text
    }

    private func words(_ text: ReadText?) -> String {
        (text?.content ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // Tesseract's own layout analysis read 5 of 8 lines of this page, and "jese" for "These".
    @Test(.enabled(if: Shared.isPresent))
    func `a photographed page in uneven light is read without a fault`() async throws {
        let text = try await text(in: Fixtures.picture(at: Shared.picture("page.png")))
        let page = """
            Region-based segmentation Let us first determine markers of the coins and the background. These markers are \
            pixels that we can label unambiguously as either object or background. Here, the markers are found at the \
            two extreme parts of the histogram of grey values: >>> markers = np.zeros_like(coins)
            """
        let read = words(text)
        #expect(Plausibility.distance(Array(read), Array(page)) <= page.count * 3 / 100, "\(read)")
        #expect(text?.language == "en")
    }

    @Test(.enabled(if: Shared.isPresent), arguments: ["chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg"])
    func `nothing is read in a photo without text`(name: String) async throws {
        #expect(try await text(in: Fixtures.picture(at: Shared.picture(name))) == nil)
    }

    @Test func `nothing is read in fur`() async throws {
        #expect(try await text(in: Fixtures.picture("fur")) == nil)
    }

    @Test func `a leaning sign in a photo is read where it is`() async throws {
        let text = try #require(try await text(in: Fixtures.picture("sign")))
        #expect(text.content == "AWS re:Invent")
        let block = try #require(text.blocks.first)
        #expect(block.confidence > 0.8)
        #expect((120...170).contains(block.box.x) && (150...185).contains(block.box.y), "\(block.box)")
        #expect((240...310).contains(block.box.width) && (30...75).contains(block.box.height), "\(block.box)")
    }

    @Test func `columns are read one after the other, below their title`() async throws {
        let text = try await text(in: Fixtures.picture("columns"))
        #expect(
            text?.blocks.map(\.content) == [
                "Evening Courier",
                "The harbour was quiet that morning, and the boats lay still against the old stone wall.",
                "A woman in a yellow coat walked slowly along the quay and counted the lamps.",
            ])
    }

    @Test func `rows of a receipt stay rows`() async throws {
        let text = try await text(in: Fixtures.picture("receipt"))
        #expect(text?.content == "Bread 2.49\nButter 3.10\nCoffee 7.45\nTOTAL 13.04")
    }

    @Test func `bright text on dark is read`() async throws {
        #expect(words(try await text(in: Fixtures.picture("dark"))) == "Notifications are off until tomorrow morning.")
    }

    @Test func `words broken at the end of a line are made whole`() async throws {
        let text = try await text(in: Fixtures.picture("hyphens"))
        #expect(words(text) == "The rule is to determine the best way to read an example.")
    }

    @Test(arguments: [1, 2, 3])
    func `a turned page reads the same`(quarterTurns: Int) async throws {
        let text = try await text(in: Fixtures.picture("columns").turned(quarterTurns: quarterTurns))
        #expect(
            words(text) == """
                Evening Courier The harbour was quiet that morning, and the boats lay still against the old stone wall. \
                A woman in a yellow coat walked slowly along the quay and counted the lamps.
                """)
    }

    @Test(arguments: [(65_535, 1), (1, 4_000), (7, 7)])
    func `a picture too thin for letters says so`(width: Int, height: Int) async throws {
        let picture = Picture(width: width, height: height, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
            throw Problem(.internalError, "Nobody should look.")
        }
        let reader = try #require(Self.reader)
        await #expect {
            _ = try await reader.observe(picture)
        } throws: { error in
            (error as? Problem)?.message.contains("too thin") == true
        }
    }

    @Test func `several pictures are read at the same time`() async throws {
        let picture = try await Fixtures.picture("dark")
        let texts = try await withThrowingTaskGroup(of: ReadText?.self) { group in
            for _ in 0..<5 { group.addTask { try await self.text(in: picture) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(texts).count == 1)
        #expect(texts.count == 5)
    }

    @Test func `a cancelled task stops reading`() async throws {
        let picture = try await Fixtures.picture("columns")
        let reader = try #require(Self.reader)
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await reader.observe(picture)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a picture that is read again after a cancelled one is read whole`() async throws {
        let picture = try await Fixtures.picture("sign")
        let reader = try #require(Self.reader)
        let task = Task { try await reader.observe(picture) }
        task.cancel()
        _ = try? await task.value
        #expect(try await text(in: picture)?.content == "AWS re:Invent")
    }
}

@Suite struct CloserLookTests {
    @Test func `a closer look makes letters as high as they should be, and no larger than the picture`() {
        #expect(TextReader.closerSide(9, side: 1_600, longest: 4_000) == 3_200)
        #expect(TextReader.closerSide(5, side: 1_600, longest: 4_000) == 4_000)
        #expect(TextReader.closerSide(9, side: 1_600, longest: 1_800) == nil)
        #expect(TextReader.closerSide(0, side: 1_600, longest: 12_000) == 4_200)
    }
}
