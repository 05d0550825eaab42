import Alto
import AltoGraph

/// A loaded model that converses, one answer at a time, on an executor of its own.
///
/// What it has read stays: a conversation that goes on is read from where it went on, and a picture that was looked at is not
/// looked at again.
actor ConversationSession<Setup: VisionLanguageSetup> {
    private nonisolated let executor = BlockingExecutor(label: "conversation")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let setup: Setup
    private let request: ConverserRequest
    private var loaded: (model: Setup.Model, text: CausalDecoder)?
    /// Pictures that were looked at, by their pixels; the latest ones.
    private var seen: [(key: Int, picture: Setup.Prepared, features: [Float])] = []
    /// What the text holds: tokens, and in the places of a picture's vectors what tells them from any other.
    private var read: [Int] = []

    /// Pictures whose vectors are kept: some 5 MB each for the largest models.
    private static var mostSeen: Int { 16 }
    /// Tokens that an answer may have where nobody says how many.
    static var defaultMaxTokens: Int { 512 }

    init(_ setup: Setup, _ request: ConverserRequest) {
        self.setup = setup
        self.request = request
    }

    func prepare() throws { _ = try problems { try model() } }

    /// - Parameters:
    ///   - rasters: of the conversation's pictures, in their order.
    ///   - emit: is given the events as they happen.
    func reply(
        to conversation: Conversation, rasters: [Raster], _ asked: ReplySettings, emit: (ReplyEvent) -> Void
    ) throws {
        try problems {
            if let most = setup.mostPictures, rasters.count > most {
                throw Problem(
                    .usage, "The model \(request.name) can be shown \(most == 1 ? "one picture" : "\(most) pictures").",
                    remedy: "Take another model for more: “alto models list” tells which there are.")
            }
            let pictures = try rasters.map { try look($0) }
            let fitted = try fit(conversation, pictures, reserving: asked.maxTokens ?? Self.defaultMaxTokens)
            let scores = try take(in: fitted)
            emit(.began(.init(tokens: fitted.prompt.tokens.count, droppedMessages: fitted.dropped)))
            emit(.finished(try write(behind: fitted.prompt, scores, asked, fitted.last, emit)))
        }
    }

    // MARK: What is read

    private struct Seen {
        var key: Int
        var picture: Setup.Prepared
        var features: [Float]
        var size: PixelSize
    }

    private struct Fitted {
        var prompt: VisionLanguagePrompt
        var pictures: [Seen]
        var dropped: Int
        var last: PixelSize? { pictures.last?.size }
    }

    private func look(_ raster: Raster) throws -> Seen {
        var hasher = Hasher()
        hasher.combine(raster.width)
        unsafe raster.bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        let key = hasher.finalize()
        if let index = seen.firstIndex(where: { $0.key == key }) {
            let known = seen.remove(at: index)
            seen.append(known)
            return Seen(key: key, picture: known.picture, features: known.features, size: raster.size)
        }
        try Task.checkCancellation()
        let picture = try setup.prepare(raster)
        let features = try model().model.features(of: picture)
        seen.append((key, picture, features))
        if seen.count > Self.mostSeen { seen.removeFirst() }
        return Seen(key: key, picture: picture, features: features, size: raster.size)
    }

    /// The conversation's tokens, without the oldest messages where there are too many. Pictures stay: they move to the first
    /// message of the user's that is left.
    private func fit(_ conversation: Conversation, _ pictures: [Seen], reserving room: Int) throws -> Fitted {
        var messages = conversation.messages
        var dropped = 0
        while true {
            let prompt = try setup.prompt(
                chatMessages(conversation.system, messages), pictures: pictures.map(\.picture))
            // However short the context, half of it is for what is read.
            let most = setup.contextLength - min(room, setup.contextLength / 2)
            if prompt.tokens.count <= most { return Fitted(prompt: prompt, pictures: pictures, dropped: dropped) }
            guard let next = messages.indices.dropFirst().first(where: { messages[$0].role == .user }) else {
                throw Problem(
                    .textTooLong,
                    "The question and its pictures are longer than the model \(request.name) can keep in mind.",
                    remedy: "Ask in fewer words or show fewer pictures.")
            }
            let lost = messages[..<next].flatMap(\.content).filter { if case .picture = $0 { true } else { false } }
            messages.removeFirst(next)
            messages[0].content.insert(contentsOf: lost, at: 0)
            dropped += next
        }
    }

    private func chatMessages(_ system: String?, _ messages: [Conversation.Message]) -> [ChatMessage] {
        let told = system.map { [ChatMessage("system", [.text(setup.tokenizer.withoutAddedTokens($0))])] } ?? []
        return told
            + messages.map { message in
                ChatMessage(
                    message.role.rawValue,
                    message.content.map { part -> ChatMessage.Part in
                        switch part {
                        case .picture: .image
                        case .text(let text): .text(setup.tokenizer.withoutAddedTokens(text))
                        }
                    })
            }
    }

    /// Reads what of a prompt was not read before.
    ///
    /// - Returns: the scores of the first word of the answer.
    private func take(in fitted: Fitted) throws -> Logits {
        let text = try model().text
        let prompt = fitted.prompt
        let features = fitted.pictures.flatMap(\.features)
        let keys = keys(of: prompt, fitted.pictures, width: text.hiddenSize)
        // What was read must be the beginning, with something left to read behind it.
        let isContinued =
            !prompt.attendsBothWays && !read.isEmpty && read.count < keys.count && keys.starts(with: read)
        if !isContinued {
            read = []
            try text.reset()
        }
        do {
            let scores = try text.read(prompt, from: read.count, features: features)
            read = keys
            return scores
        } catch {
            read = []
            try text.reset()
            throw error
        }
    }

    /// Tokens, where each vector of a picture is told from those of others.
    private func keys(of prompt: VisionLanguagePrompt, _ pictures: [Seen], width: Int) -> [Int] {
        var rows = pictures.flatMap { picture in
            (0..<(prompt.showsBeside ? 1 : picture.features.count / max(1, width))).map {
                -1 - abs((picture.key &+ $0) >> 1)
            }
        }[...]
        return prompt.tokens.map { $0 == prompt.imageToken ? rows.popFirst() ?? $0 : $0 }
    }

    // MARK: What is written

    private func write(
        behind prompt: VisionLanguagePrompt, _ scores: Logits, _ asked: ReplySettings, _ picture: PixelSize?,
        _ emit: (ReplyEvent) -> Void
    ) throws -> Reply {
        let text = try model().text
        var settings = try setup.settings.adopting(asked)
        if asked.maxTokens == nil { (settings.maxNewTokens, settings.maxLength) = (Self.defaultMaxTokens, nil) }
        let tokens = TokenGenerator(
            text, prompt: prompt.tokens, settings, scores: scores,
            draws: asked.draws)
        var generator = TextGenerator(
            tokens, setup.tokenizer, stopTexts: setup.stopTexts + asked.stop,
            skippingSpecialTokens: !prompt.keepsSpecialTokens)
        var answer = ""
        var written: [GeneratedToken] = []
        while let piece = try generator.next() {
            if let token = piece.token { written.append(token) }
            // Most models begin with a space, which nobody wants to read or hear.
            let part = answer.isEmpty ? String(piece.text.drop(while: \.isWhitespace)) : piece.text
            guard !part.isEmpty else { continue }
            answer += part
            if !prompt.keepsSpecialTokens { emit(.text(part)) }
        }
        // Of what was written all but the last token has been read.
        read += written.dropLast().map(\.id)
        if text.length != read.count { read = [] }
        while answer.last?.isWhitespace == true { answer.removeLast() }
        let found = setup.regions(in: answer)
        if prompt.keepsSpecialTokens, !found.text.isEmpty { emit(.text(found.text)) }
        return Reply(
            text: found.text, confidence: CaptionConfidence.confidence(of: written), promptTokens: prompt.tokens.count,
            tokens: written.count, end: generator.end == .length ? .length : .stop,
            regions: found.regions.map { $0.region(in: picture) })
    }

    private func model() throws -> (model: Setup.Model, text: CausalDecoder) {
        if let loaded { return loaded }
        let model = try setup.load(
            precision: request.precision, runtime: try Runtime(.init(threads: request.threads)), cache: request.cache)
        let made = (model, try model.makeText())
        loaded = made
        return made
    }

    /// Errors of the room below as problems.
    private func problems<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error where !(error is CancellationError) && !(error is Problem) {
            throw Problem(ofModel: error)
        }
    }
}

extension RelativeRegion {
    fileprivate func region(in size: PixelSize?) -> Reply.Region {
        let (width, height) = (Double(size?.width ?? 0), Double(size?.height ?? 0))
        return Reply.Region(
            name: name,
            box: Box(
                x: Int((left * width).rounded()), y: Int((top * height).rounded()),
                width: Int(((right - left) * width).rounded()), height: Int(((bottom - top) * height).rounded())))
    }
}
