package import Alto

/// Reads the text in a picture, in reading order, with Tesseract; nothing where there is none.
///
/// A cheap look at a small copy finds lines that could be text. Only those are recognised, and a larger copy of the
/// picture is asked for only where its text is small.
package struct TextReader: Observer {
    package let stage = Stage.text

    enum Limits {
        /// The longest side of the first look. Print of 1 in 120 of a picture's height is legible in it.
        static let firstLook = 1_600
        /// A picture up to this size is read as it is: shrinking it a little would only blur it.
        static let wholeUpTo = 2_200
        /// The closest look.
        static let closestLook = 4_200
        /// A closer look is to make small letters this high.
        static let goodLetter = 18.0
        /// And is taken only when it makes them this much larger.
        static let leastGain = 1.25
        /// A picture thinner than this many pixels has no room for a letter.
        static let thinnest = 8
        /// Longest side over shortest: beyond, a raster of it has no pixels left across.
        static let mostAspect = 60
        /// One line takes some 20 ms; a Tesseract that hangs is stopped after this.
        static let millisecondsPerLine = 10_000
    }

    private let engines: Engines
    private let network: PPOCREngine?
    /// Tells the script of what cannot be read.
    private let scripts: AutomaticLanguages?
    private let identifier: (any LanguageIdentifier)?

    private enum Engines {
        case of(TextEnginePool)
        case automatic(AutomaticLanguages)
    }

    /// Stands for whatever languages the picture's text turns out to be in.
    package static let automatic = "auto"

    /// - Parameters:
    ///   - languages: Tesseract's names, such as ["eng", "spa"]; the first is tried first. ["auto"] finds the script
    ///   first, and   reads once more where what was read is in another language that can be read.
    ///   - identifier: tells which language the text is in; without one only its words in dictionaries do.
    ///   - network: PP-OCRv5's files, where they are installed; `ReaderChoice` says what is read with them.
    ///   - pictures: how many pictures are read at the same time, each by an engine with about 20 MB of its own.
    /// - Throws: `Problem` when the data of a language is not installed.
    package init(
        languages: [String], identifier: (any LanguageIdentifier)? = nil, network: PPOCRFiles? = nil, pictures: Int = 2
    ) throws {
        self.identifier = identifier
        self.network = ReaderChoice.networkReads(languages) ? network.map(PPOCREngine.init) : nil
        if languages == [Self.automatic] {
            let automatic = try AutomaticLanguages(installed: TextLanguages.installed(), pictures: max(1, pictures))
            (engines, scripts) = (.automatic(automatic), automatic)
            return
        }
        scripts = try? AutomaticLanguages(installed: TextLanguages.installed(), pictures: 1)
        let folder = try TextLanguages.folder(holding: languages)
        engines = .of(
            TextEnginePool((0..<max(1, pictures)).map { TextEngine(folder: folder, languages: languages, number: $0) }))
    }

    /// Tesseract's names of the languages whose data is installed.
    package static func installedLanguages() -> [String] {
        TextLanguages.installed()
    }

    /// Loads the first engine ahead of the first picture.
    package func warmUp() async throws {
        guard case .of(let pool) = engines else { return }
        try await pool.withEngine { try await $0.warmUp() }
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        let shortest = min(picture.width, picture.height), longest = max(picture.width, picture.height)
        guard shortest >= Limits.thinnest, longest <= Limits.mostAspect * shortest else {
            throw Problem(
                .imageTooSmall,
                "Text was not read, because the picture is too thin: \(picture.width) by \(picture.height) pixels.")
        }
        let side = longest <= Limits.wholeUpTo ? longest : Limits.firstLook
        let raster = try await picture.raster(longestSide: side)
        guard let network else { return .text(try await readWithTesseract(raster, of: picture, side: side)) }
        do {
            let look = try await read(raster, of: picture, side: side, network: network)
            guard look.text == nil, look.isTextUnread else { return .text(look.text) }
            let script = await scripts?.script(of: raster, letters: UnreadText.Limits.letters)
            let isReadable =
                if let script {
                    await scripts?.reads(script) ?? false || ReaderChoice.networkReads(script: script)
                } else {
                    false
                }
            throw PartialObservation(.text(nil), UnreadText.problem(script: isReadable ? nil : script))
        } catch let problem as Problem where problem.code == .modelInvalid {
            throw PartialObservation(.text(try await readWithTesseract(raster, of: picture, side: side)), problem)
        }
    }

    func readWithTesseract(_ raster: Raster, of picture: Picture, side: Int) async throws -> ReadText? {
        switch engines {
        case .of(let pool): try await read(raster, of: picture, side: side, with: pool)
        case .automatic(let languages): try await read(raster, of: picture, side: side, choosing: languages)
        }
    }

    /// A raster's script, where it is one that the network does not know, and whether Tesseract can read it here; nil
    /// where it cannot be told, or languages were named.
    func foreignScript(of raster: Raster) async -> (name: String, isInstalled: Bool)? {
        guard case .automatic(let languages) = engines else { return nil }
        guard let script = await languages.script(of: raster), !ReaderChoice.networkReads(script: script) else {
            return nil
        }
        return (script, await languages.reads(script))
    }

    /// The engines of the first language of a script, where its data is installed and is not read with anyhow.
    func pool(ofScript script: String) async -> TextEnginePool? {
        guard let scripts, let language = await scripts.language(ofScript: script) else { return nil }
        return await scripts.pool([language])
    }

    /// The engines of the languages that the network reads too.
    func poolBesideNetwork() async -> TextEnginePool {
        switch engines {
        case .of(let pool): pool
        case .automatic(let languages): await languages.pool(languages.firstLanguage)
        }
    }

    private func read(_ raster: Raster, of picture: Picture, side: Int, choosing languages: AutomaticLanguages)
        async throws -> ReadText?
    {
        for tried in await languages.tries(for: raster) {
            guard let first = try await read(raster, of: picture, side: side, with: languages.pool(tried)) else {
                continue
            }
            guard let tag = first.language, let better = await languages.better(than: tried, for: tag) else {
                return first
            }
            return try await read(raster, of: picture, side: side, with: languages.pool(better)) ?? first
        }
        return nil
    }

    private func read(_ raster: Raster, of picture: Picture, side: Int, with pool: TextEnginePool) async throws
        -> ReadText?
    {
        let longest = max(picture.width, picture.height)
        let look = try await pool.withEngine { engine in
            var look = try await engine.look(
                at: raster, of: picture, milliseconds: Limits.millisecondsPerLine,
                mayLookCloser: { Self.closerSide($0, side: side, longest: longest) != nil })
            if let small = look.smallLetters, let closer = Self.closerSide(small, side: side, longest: longest) {
                let raster = try await picture.raster(longestSide: closer)
                let second = try await engine.look(at: raster, of: picture, milliseconds: Limits.millisecondsPerLine)
                if !second.blocks.isEmpty { look = second }
            }
            return look
        }
        return text(from: look)
    }

    /// The longest side that shows small letters well, or nil when the picture has no more to show.
    static func closerSide(_ small: Double, side: Int, longest: Int) -> Int? {
        let wanted = Int(Double(side) * Limits.goodLetter / max(1, small))
        let closer = min(wanted, longest, Limits.closestLook)
        return Double(closer) >= Limits.leastGain * Double(side) ? closer : nil
    }

    func text(from look: TextEngine.Look) -> ReadText? {
        guard !look.blocks.isEmpty else { return nil }
        let content = look.blocks.map(\.content).joined(separator: "\n\n")
        let identified = identifier?.language(of: content)
        let language = identified?.tag ?? look.language.flatMap(TextLanguages.tag)
        let blocks = look.blocks.map { block in
            var block = block
            block.language = identifier?.language(of: block.content)?.tag ?? language
            return block
        }
        return ReadText(
            content: content, language: language, languageConfidence: identified?.confidence, blocks: blocks)
    }
}
