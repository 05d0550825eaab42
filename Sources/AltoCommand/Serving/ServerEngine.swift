import Alto
import AltoFaces
import AltoHub
import AltoModels
import AltoPictures
import AltoReading
import AltoServer
import AltoSpeech
import AltoStore
import Foundation
import Synchronization

/// The rooms, wired for the service: models stay warm, pictures are decoded by a process of their own.
struct ServerEngine: Engine {
    private let decoder: ChildDecoder
    private let gallery: GalleryStore
    private let faceModels: FaceModels
    private let faces: FaceRecognizer
    private let observers: ObserverFactory
    /// What the service's owner chose; nil for no captions.
    private let captioner: CaptionerCatalog.Choice?
    private let answerer: Captioner?
    private let conversations: ServerConversations
    private let policy: ModerationPolicy
    private let pipeline: DescriptionPipeline
    private let translator: InstalledTranslator
    private let voiceCatalog: VoiceCatalog
    private let registry: ModelRegistry

    /// - Throws: `Problem` when a model that was named cannot be used.
    init(
        settings: ServerSettings, program: URL, textLanguages: String, caption: CaptionOptions,
        chatModel: String? = nil,
        registry: ModelRegistry = .standard
    ) throws {
        self.registry = registry
        policy = settings.moderation
        voiceCatalog = VoiceCatalog(neural: .installed(registry: registry), opensFolders: false)
        decoder = ChildDecoder(
            program: program, megapixels: PictureLimits().megapixels, byteLimit: settings.largestUpload)
        gallery = try GalleryStore(path: Folders.gallery)
        faceModels = FaceModels(folder: Folders.faceModels)
        faces = FaceRecognizer(models: faceModels, gallery: gallery, cache: Folders.cache)
        let captioners = caption.catalog(registry: registry)
        captioner = caption.choice
        observers = ObserverFactory(captioners: captioners, textLanguages: textLanguages) { [faces] in faces }
        // What was named must be there from the start, and is warm for all that come.
        _ = try observers.observers(for: Self.stages(policy: policy), captioner: captioner)
        // A captioner that was named may not answer: then no questions are offered.
        answerer = (try? captioners.answerer(model: caption.model)).flatMap { $0.answers ? $0 : nil }
        conversations = ServerConversations(
            catalog: ConversationCatalog(options: caption.options, registry: registry), registry: registry,
            chosen: chatModel, decoder: decoder, observers: observers, faces: faces, gallery: gallery, policy: policy)
        // What was named must be there from the start.
        if chatModel != nil { _ = try conversations.model(named: nil) }
        var limits = DescriptionPipeline.Limits()
        limits.speech = .seconds(120)
        translator = InstalledTranslator(registry: registry)
        pipeline = DescriptionPipeline(decoder: decoder, translator: translator, limits: limits)
    }

    // MARK: Describing

    func check(_ request: DescriptionRequest) async throws {
        _ = try NarrationCatalogs.find(request.language)
        _ = try await voiceCatalog.voice(named: request.voice, language: request.language)
        _ = try Prosody(rate: request.rate).validated()
        _ = try observers(for: request, owner: "")
    }

    func describe(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String,
        onEvent: @escaping @Sendable (DescriptionEvent) async -> Void
    ) async throws -> DescribedPicture {
        let catalog = try NarrationCatalogs.find(request.language)
        let sounds = Mutex<[SoundFormat: Data]>([:])
        var asked = DescriptionPipeline.Request(
            source: "picture", observers: try observers(for: request, owner: owner), catalog: catalog,
            detail: request.detail, translatesText: request.translatesText, frame: request.frame, policy: policy)
        if !request.audio.isEmpty {
            asked.speech = { narration in
                let made = try await speak(narration, request) { await onEvent(.spoken($0)) }
                sounds.withLock { $0 = made }
                return nil
            }
        }
        for try await event in pipeline.events(for: { picture }, asked) {
            switch event {
            case .observed(let observation, _, let stage):
                await onEvent(
                    .observed(stage: stage.rawValue, note: ObservationNote.text(of: observation, in: catalog)))
            case .failed(let failed, _):
                guard failed.problem.code != .modelMissing else { continue }
                // In the language of the narration, or not at all: the report holds the problem itself.
                guard let note = catalog.couldNotLook(for: failed.stage) else { continue }
                await onEvent(.observed(stage: failed.stage.rawValue, note: note))
            case .textNotTranslated:
                await onEvent(.observed(stage: Stage.text.rawValue, note: catalog.textNotTranslated))
            case .narrated(let narration, let altText):
                await onEvent(.narrated(sentences: narration.sentences.map(\.text), altText: altText))
            case .finished(let report): return DescribedPicture(report: report, sounds: sounds.withLock { $0 })
            }
        }
        throw CancellationError()
    }

    private func observers(for request: DescriptionRequest, owner: String) throws -> [any Observer] {
        var choice = captioner
        if request.agrees || request.secondModel != nil {
            guard choice != nil else {
                throw Problem(
                    .modelMissing, "This service writes no captions.", remedy: "Leave agree and secondModel out.")
            }
            choice?.agree = true
            // A stranger names models, not folders.
            if let name = request.secondModel {
                choice?.secondModel = try ModelName(name, registry: registry).description
                choice?.secondOpensFolders = false
            }
        }
        return try observers.observers(
            for: Self.stages(request.observers, policy: policy), captioner: choice,
            faces: faces.recognizing(gallery.of(owner)), named: request.observers)
    }

    /// What looks at a picture: what was asked for, and what the service's owner wants to know of every picture.
    private static func stages(_ asked: [Stage] = [], policy: ModerationPolicy) -> [Stage] {
        (asked.isEmpty ? Stage.usualObservers : asked) + (policy.looksAtEveryPicture ? [.moderation] : [])
    }

    // MARK: Speaking

    /// The sentences in each format that was asked for; spoken once.
    /// - Parameter onPiece: is given each piece as an MP3 file of its own, where MP3 was asked for.
    private func speak(
        _ narration: Narration, _ request: DescriptionRequest, onPiece: (Data) async -> Void
    ) async throws -> [SoundFormat: Data] {
        let voice = try await voiceCatalog.voice(named: request.voice, language: request.language)
        let tags = SoundTags(narration: narration.text)
        let speaker = speaker(voice, Prosody(rate: request.rate))
        var chunks: [Sound] = []
        for try await chunk in speaker.speak(narration.utterances.compactMap(\.cleaned)) {
            chunks.append(chunk)
            if request.audio.contains(.mp3) { await onPiece(try await Self.file(of: [chunk], .mp3)) }
        }
        return try await withThrowingTaskGroup(of: (SoundFormat, Data).self) { [chunks] group in
            for format in Set(request.audio) {
                group.addTask { (format, try await Self.file(of: chunks, format, tags)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private static func file(
        of chunks: [Sound], _ format: SoundFormat, _ tags: SoundTags = SoundTags(narration: "")
    ) async throws -> Data {
        let sounds = AsyncThrowingStream<Sound, any Error> { feed in
            for chunk in chunks { feed.yield(chunk) }
            feed.finish()
        }
        var bytes = Data()
        for try await piece in SoundStream.encode(sounds, as: format, tags: tags, isWhole: true) { bytes += piece }
        return bytes
    }

    func speak(_ speech: SpeechRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let voice = try await voiceCatalog.voice(named: speech.voice, language: speech.language)
        let prosody = try Prosody(rate: speech.rate).validated()
        let late = Problem(.deadlineExceeded, "Preparing the words took too long and was given up.")
        let utterances = try await Deadline.run(within: .seconds(10), late: late) {
            try TextToSpeak.utterances(in: speech.text, isSSML: speech.isSSML).compactMap(\.cleaned)
        }
        guard !utterances.isEmpty else { throw Problem(.textEmpty, "There is no text to speak.") }
        let title = utterances.prefix(10).map(\.text).joined(separator: " ")
        return SoundStream.encode(
            speaker(voice, prosody).speak(utterances), as: speech.format, tags: SoundTags(narration: title))
    }

    private func speaker(_ voice: any Voice, _ prosody: Prosody) -> Speaker {
        Speaker(
            voice: voice, prosody: prosody,
            otherVoice: { [voiceCatalog] in try await voiceCatalog.voice(language: $0, keeping: voice) })
    }

    // MARK: Answering

    var answersQuestions: Bool { answerer != nil }

    func answersQuestions(in language: String) async -> Bool {
        guard LanguageTag(language)?.primary != "en" else { return true }
        guard await translator.translates(from: language, to: "en") else { return false }
        return await translator.translates(from: "en", to: language)
    }

    func answer(_ question: String, about picture: [UInt8], language: String) async throws -> Caption {
        guard let answerer else {
            throw Problem(
                .modelMissing, "No model that answers questions is installed.",
                remedy: "Get one with: alto models pull blip-vqa")
        }
        let decoded = try await decoder.decode(picture)
        if policy == .refuse {
            let moderator = Describer(observers: try observers.observers(for: [.moderation], captioner: nil))
            try policy.check(await moderator.describe(decoded))
        }
        // The models know English; whatever cannot be translated may be English already.
        let isEnglish = LanguageTag(language)?.primary == "en"
        let english = isEnglish ? nil : await translator.translate(question, from: language, to: "en")
        let answer = try await answerer.ask(decoded, question: english ?? question)
        return isEnglish ? answer : await answer.translated(to: language, by: translator)
    }

    // MARK: Showing

    /// What a list shows of a picture, on screens of two pixels a point.
    private static let thumbnailSide = 192

    func thumbnail(of picture: [UInt8], frame: Int?) async throws -> Data {
        let decoded = try await decoder.decode(picture, frame: frame)
        return Data(try await Thumbnail.jpeg(of: decoded, longestSide: Self.thumbnailSide))
    }

    // MARK: Conversing

    func conversationModel(named name: String?) throws -> String? { try conversations.model(named: name)?.name }

    func converse(_ request: ConversationRequest, owner: String) async throws -> ConversationAnswer {
        try await conversations.converse(request, owner: owner)
    }

    // MARK: What is there

    func voices() async throws -> [VoiceFacts] { try await voiceCatalog.list() }

    func models() async throws -> [ModelFacts] {
        let store = (try? HubSettings()).map { ModelStore(settings: $0, registry: registry) }
        return registry.published.map { model in
            let name = ModelName(repository: model.repository)
            return ModelFacts(
                name: model.repository, purpose: model.purpose, installed: name.flatMap { store?.find($0) } != nil)
        }
    }

    // MARK: People

    func people(of owner: String) async throws -> [PersonFacts] {
        try await gallery.of(owner).list().map(PersonFacts.init)
    }

    func enroll(_ name: String, pictures: [[UInt8]], consent: String, owner: String) async throws -> PersonFacts {
        let enroller = FaceEnroller(models: faceModels, cache: Folders.cache)
        var embeddings: [FaceEmbedding] = []
        for picture in pictures {
            embeddings.append(try await enroller.embedding(of: try await decoder.decode(picture)))
        }
        return PersonFacts(try await gallery.of(owner).add(name: name, embeddings: embeddings, consent: consent))
    }

    func forget(_ name: String, owner: String) async throws {
        try await gallery.of(owner).remove(name)
    }
}

extension PersonFacts {
    fileprivate init(_ record: PersonRecord) {
        self.init(name: record.name, consent: record.consents.last?.text ?? "", enrolled: record.enrolled)
    }
}
