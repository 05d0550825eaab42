import Alto

/// One warm Tesseract on a thread of its own kind, and what it does with a raster.
actor TextEngine {
    private let executor: BlockingExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let folder: String
    private let languages: [String]
    private let opened = OpenTesseract()

    init(folder: String, languages: [String], number: Int) {
        executor = BlockingExecutor(label: "text-\(number)")
        self.folder = folder
        self.languages = languages
    }

    /// Loads the language data, which takes some 60 ms, ahead of the first picture.
    func warmUp() throws {
        _ = try tesseract()
    }

    /// What a look at a raster came to.
    struct Look: Sendable {
        var blocks: [ReadText.Block]
        /// Tesseract's name of the language that nearly all words were read in, where the dictionary knows them.
        var language: String?
        /// How many of the letters are in words that the dictionary knows.
        var knownShare = 0.0
        /// See `PageReader.Page`.
        var smallLetters: Double?
    }

    /// - Parameter picture: what the raster was made from, for the boxes.
    func look(
        at raster: Raster, of picture: Picture, milliseconds: Int,
        mayLookCloser: @Sendable (Double) -> Bool = { _ in false }
    ) async throws -> Look {
        let page = try await page(of: raster, milliseconds: milliseconds, mayLookCloser: mayLookCloser)
        return try look(at: page, laid(page, in: raster), raster: raster, of: picture)
    }

    /// The lines of a raster.
    func page(
        of raster: Raster, milliseconds: Int, mayLookCloser: @Sendable (Double) -> Bool = { _ in false }
    ) async throws -> PageReader.Page {
        let tesseract = try tesseract()
        tesseract.stop(false)
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try read(
                raster, with: tesseract, milliseconds: milliseconds,
                mayLookCloser: mayLookCloser(PageReader.Limits.smallLetter))
        } onCancel: { [opened] in
            opened.stop()
        }
    }

    /// A page of a raster, with what the network read in the same picture.
    func merged(_ page: PageReader.Page, with network: NetworkPage, in raster: Raster) throws -> PageReader.Page {
        let tesseract = try tesseract()
        return page.merged(
            with: network, width: raster.width * page.enlargement, height: raster.height * page.enlargement
        ) { tesseract.knows($0) }
    }

    /// A page's lines in blocks, and what stands in the tables among them where nothing was read.
    struct Laid: Sendable {
        var lines: [LineReading]
        var blocks: [Block]
        /// Of each block.
        var places: [[MissingCells.Place]]
    }

    /// Puts a page's lines into blocks.
    func laid(_ page: PageReader.Page, in raster: Raster) throws -> Laid {
        let tesseract = try tesseract()
        let lines = page.lines.map { LookAlikes.corrected($0) { tesseract.knows($0) } }
        let blocks = Layout.blocks(of: lines)
        let ink = CellInk(raster: raster, orientation: page.orientation, enlargement: page.enlargement)
        return Laid(
            lines: lines, blocks: blocks,
            places: blocks.map { $0.grid.map { MissingCells.places(of: $0, in: ink) } ?? [] })
    }

    /// - Parameter readings: of each block's places, by whoever read them before.
    func look(
        at page: PageReader.Page, _ laid: Laid, readings: [[MissingCells.Reading?]] = [], raster: Raster,
        of picture: Picture
    ) throws -> Look {
        let tesseract = try tesseract()
        let blocks = laid.blocks.enumerated().map { index, block in
            guard let grid = block.grid else { return block }
            var block = block
            block.grid = MissingCells.filled(
                grid, laid.places[index], readings: readings.indices.contains(index) ? readings[index] : []
            ) { Self.reading(of: $0, in: raster, by: tesseract) }
            return block
        }
        return Look(
            blocks: blocks.map { block in
                let rect = page.orientation.raster(block.rect)
                let scale = page.enlargement
                let box = Box(
                    x: rect.left / scale, y: rect.top / scale, width: rect.width / scale,
                    height: rect.height / scale)
                let words = block.lines.flatMap(\.words)
                let confidence = words.reduce(0) { $0 + $1.confidence } / Double(max(1, words.count))
                let doubtful = words.filter { $0.isContested || LookAlikes.isDoubtful($0.text) }.map(\.text)
                let isShort = words.count <= LookAlikes.wordsOfShortBlock
                return ReadText.Block(
                    content: Prose.content(of: block) { tesseract.knows($0) },
                    confidence: isShort && !doubtful.isEmpty ? min(LookAlikes.doubt, confidence) : confidence,
                    box: box.scaled(from: raster, to: picture), rows: Prose.rows(of: block),
                    doubtfulWords: isShort || doubtful.isEmpty ? nil : doubtful)
            },
            language: Self.language(of: page.lines.flatMap(\.words)),
            knownShare: Self.knownShare(of: laid.lines.flatMap(\.words)) { tesseract.knows($0) },
            smallLetters: page.smallLetters)
    }

    /// What Tesseract reads of a mark by itself.
    private static func reading(
        of place: MissingCells.Place, in raster: Raster, by tesseract: Tesseract
    ) -> MissingCells.Reading? {
        let image = LineImage(raster, quad: place.mark.quad)
        let words = try? tesseract.read(
            image.darkOnWhite(), width: image.width, height: LineImage.height,
            milliseconds: TextReader.Limits.millisecondsPerLine)
        guard let words, let weakest = words.map(\.weakest).min() else { return nil }
        return MissingCells.Reading(text: words.map(\.text).joined(separator: " "), confidence: weakest)
    }

    private func read(
        _ raster: Raster, with tesseract: Tesseract, milliseconds: Int, mayLookCloser: Bool
    ) throws -> PageReader.Page {
        do {
            func read(_ channel: StrokeImage.Channel) throws -> PageReader.Page {
                try PageReader(
                    raster, channel: channel, tesseract: tesseract, milliseconds: milliseconds,
                    mayLookCloser: mayLookCloser
                ).read()
            }
            let page = try read(.lightness)
            // Letters as light as their ground are told by their colour.
            return page.lines.isEmpty && page.smallLetters == nil ? try read(.color) : page
        } catch LineReader.Failure.stopped {
            try Task.checkCancellation()
            throw Problem(.deadlineExceeded, "The text took too long to read.")
        } catch LineReader.Failure.failed {
            throw Problem(.internalError, "The text reader failed on this picture.")
        } catch is StrokeImage.Failure {
            throw Problem(.internalError, "The text reader had too little memory for this picture.")
        }
    }

    private static func knownShare(of words: [Word], knows: (String) -> Bool) -> Double {
        let texts = words.map { $0.text.filter(\.isLetter) }.filter { $0.count >= 2 }
        let known = texts.filter { knows($0) || knows($0.lowercased()) }
        return Double(known.reduce(0) { $0 + $1.count }) / Double(max(1, texts.reduce(0) { $0 + $1.count }))
    }

    /// Certain when at least three in four letters belong to words that one language's dictionary knows.
    static func language(of words: [Word]) -> String? {
        var letters: [String: Int] = [:]
        var all = 0
        for word in words {
            let count = word.text.unicodeScalars.count { $0.properties.isAlphabetic }
            guard count >= 2 else { continue }
            all += count
            if word.isInDictionary, !word.language.isEmpty { letters[word.language, default: 0] += count }
        }
        guard let most = letters.max(by: { $0.value < $1.value }), all >= 8, 4 * most.value >= 3 * all else {
            return nil
        }
        return most.key
    }

    private func tesseract() throws -> Tesseract {
        if let tesseract = opened.value { return tesseract }
        do {
            let tesseract = try Tesseract(folder: folder, languages: languages)
            opened.value = tesseract
            return tesseract
        } catch {
            throw Problem(
                .textLanguageMissing,
                "The data to read \(languages.map(TextLanguages.title).joined(separator: " and ")) text cannot be loaded.",
                remedy:
                    "Reinstall it with: sudo apt-get install --reinstall \(languages.map(TextLanguages.debianPackage).joined(separator: " "))"
            )
        }
    }
}
