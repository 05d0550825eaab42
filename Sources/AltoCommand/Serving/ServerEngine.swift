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

/// The rooms, wired for the service: models stay warm, pictures are decoded by a process of their own.
struct ServerEngine: Engine {
    private let decoder: ChildDecoder
    private let gallery: GalleryStore
    private let faceModels: FaceModels
    private let faces: FaceRecogniser
    private let observers: [Stage: any Observer]
    private let answerer: Captioner?
    private let translator: InstalledTranslator
    private let voices_: VoiceCatalogue
    private let registry: ModelRegistry

    /// - Throws: `Problem` when a model that was named cannot be used.
    init(
        settings: ServerSettings, program: URL, textLanguages: String, caption: CaptionOptions,
        registry: ModelRegistry = .standard
    ) throws {
        self.registry = registry
        translator = InstalledTranslator(registry: registry)
        voices_ = VoiceCatalogue(neural: .installed(registry: registry), opensFolders: false)
        decoder = ChildDecoder(
            program: program, megapixels: PictureLimits().megapixels, byteLimit: settings.largestUpload)
        gallery = try GalleryStore(path: Folders.gallery)
        faceModels = FaceModels(folder: Folders.faceModels)
        var options = ObserverOptions()
        options.only = nil
        options.skip = nil
        options.textLanguages = textLanguages
        let made = try options.make(caption: caption, registry: registry)
        faces = FaceRecogniser(models: faceModels, gallery: gallery, cache: Folders.cache)
        observers = Dictionary(made.filter { $0.stage != .faces }.map { ($0.stage, $0) }) { first, _ in first }
        // A captioner that was named may not answer: then no questions are offered.
        answerer = (try? caption.answerer(registry: registry)).flatMap { $0.answers ? $0 : nil }
    }

    // MARK: Describing

    func check(_ request: DescriptionRequest) async throws {
        _ = try NarrationCatalogues.find(request.language)
        _ = try await voices_.voice(named: request.voice, language: request.language)
        _ = try Prosody(rate: request.rate).validated()
        guard Detail(rawValue: request.detail) != nil else { throw Problem(.usage, "The detail is brief, normal or full.") }
        for format in request.audio { _ = try SoundFormat(path: "sound.\(format)") }
        for name in request.observers where Stage(rawValue: name).map(Stage.observers.contains) != true {
            let known = Stage.observers.map(\.rawValue).joined(separator: ", ")
            throw Problem(.usage, "There is no observer \(PrintableText.clean(name)).", remedy: "There are: \(known).")
        }
    }

    func describe(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String, tell: @escaping @Sendable (DescriptionEvent) async -> Void
    ) async throws -> DescribedPicture {
        let timekeeper = Timekeeper.continuous
        let started = timekeeper.now
        let catalogue = try NarrationCatalogues.find(request.language)
        let decoded = try await decoder.decode(picture)
        let decodedAfter = timekeeper.now - started
        let stages = request.observers.isEmpty ? Stage.observers : request.observers.compactMap(Stage.init)
        let describer = Describer(
            observers: stages.compactMap { stage -> (any Observer)? in
                stage == .faces ? faces.recognising(gallery.of(owner)) : observers[stage]
            })
        var description = Description(of: decoded)
        for await event in describer.events(for: decoded) {
            switch event {
            case .observed(let observation, let stage, _):
                await tell(.observed(stage: stage.rawValue, note: ObservationNote.text(of: observation, in: catalogue)))
            case .failed(let failed):
                if failed.problem.code != .modelMissing { await tell(.observed(stage: failed.stage.rawValue, note: failed.problem.message)) }
            case .finished(let whole): description = whole
            }
        }
        try Task.checkCancellation()
        description.timings.stages[.decode] = decodedAfter
        description = await description.captioned(in: catalogue.language, by: translator)
        let seen = description
        let (narration, altText) = try await Deadline.run(within: Self.narrating, late: Self.late("Narrating")) {
            (
                Narrator(catalogue: catalogue, detail: Detail(rawValue: request.detail) ?? .normal).narrate(seen),
                AltText(catalogue: catalogue).text(for: seen)
            )
        }
        let sentences = narration.sentences.map(\.text)
        await tell(.narrated(sentences: sentences, altText: altText))
        var report = DescriptionReport(source: "picture", description: description, narration: narration, altText: altText)
        let beforeSpeech = timekeeper.now
        var sounds: [String: Data] = [:]
        do {
            sounds = try await Deadline.run(within: Self.speaking, late: Self.late("Speaking")) { try await speak(narration, request) }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // What was seen is worth telling without a sound, too.
            report.problems.append(StageProblem(stage: .speech, problem: Problem(wrapping: error)))
        }
        if !request.audio.isEmpty { report.timings.stages[.speech] = timekeeper.now - beforeSpeech }
        report.timings.elapsed = timekeeper.now - started
        return DescribedPicture(report: report, sounds: sounds)
    }

    /// A narration takes milliseconds, its sound seconds.
    private static let narrating = Duration.seconds(10)
    private static let speaking = Duration.seconds(120)

    private static func late(_ what: String) -> Problem {
        Problem(.deadlineExceeded, "\(what) the words took too long and was given up.")
    }

    /// The sentences in each format that was asked for; spoken once.
    private func speak(_ narration: Narration, _ request: DescriptionRequest) async throws -> [String: Data] {
        guard !request.audio.isEmpty else { return [:] }
        let voice = try await voices_.voice(named: request.voice, language: request.language)
        let tags = SoundTags(narration: narration.text)
        let speaker = Speaker(
            voice: voice, prosody: Prosody(rate: request.rate), otherVoice: { [voices_] in try await voices_.voice(language: $0) })
        var chunks: [Sound] = []
        for try await chunk in speaker.speak(narration.utterances.compactMap(SpeechOutput.cleaned)) { chunks.append(chunk) }
        return try await withThrowingTaskGroup(of: (String, Data).self) { [chunks] group in
            for name in Set(request.audio) {
                let format = try SoundFormat(path: "sound.\(name)")
                group.addTask {
                    var bytes = Data()
                    let sounds = AsyncThrowingStream<Sound, any Error> { feed in
                        for chunk in chunks { feed.yield(chunk) }
                        feed.finish()
                    }
                    for try await piece in SoundStream.encode(sounds, as: format, tags: tags, isWhole: true) { bytes += piece }
                    return (name, bytes)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    func speak(_ speech: SpeechRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let words = speech.text.split(whereSeparator: \.isWhitespace).count
        guard words <= 20_000 else {
            throw Problem(.textTooLong, "The text has \(words) words; the limit is 20000.", remedy: "Speak it in parts.")
        }
        let format = try SoundFormat(path: "sound.\(speech.format)")
        let voice = try await voices_.voice(named: speech.voice, language: speech.language)
        let prosody = try Prosody(rate: speech.rate).validated()
        let utterances = try await Deadline.run(within: Self.narrating, late: Self.late("Preparing")) {
            try speech.isSSML
                ? SSML.utterances(in: speech.text).compactMap(SpeechOutput.cleaned)
                : Self.spoken(Sentences.split(speech.text)).map(Utterance.init)
        }
        guard !utterances.isEmpty else { throw Problem(.textEmpty, "There is no text to speak.") }
        let speaker = Speaker(voice: voice, prosody: prosody, otherVoice: { [voices_] in try await voices_.voice(language: $0) })
        let title = utterances.prefix(10).map(\.text).joined(separator: " ")
        return SoundStream.encode(speaker.speak(utterances), as: format, tags: SoundTags(narration: title))
    }

    private static func spoken(_ sentences: [String]) -> [String] {
        sentences.flatMap { Sentences.split($0) }.map { SpokenText.clean($0) }.filter { !$0.isEmpty }
    }

    var answersQuestions: Bool { answerer != nil }

    func answer(_ question: String, about picture: [UInt8]) async throws -> Caption {
        guard let answerer else {
            throw Problem(
                .modelMissing, "No model that answers questions is installed.", remedy: "Get one with: alto models pull blip-vqa")
        }
        return try await answerer.ask(try await decoder.decode(picture), question: question)
    }

    // MARK: What is there

    func voices() async throws -> [VoiceFacts] { try await voices_.list() }

    func models() async throws -> [ModelFacts] {
        let store = (try? HubSettings()).map { ModelStore(settings: $0) }
        return registry.published.map { model in
            let name = ModelName(repository: model.repository)
            return ModelFacts(
                name: model.repository, purpose: model.purpose,
                installed: name.flatMap { name in store?.find(name) } != nil)
        }
    }

    // MARK: People

    func people(of owner: String) async throws -> [PersonFacts] {
        try await gallery.of(owner).list().map(PersonFacts.init)
    }

    func enrol(_ name: String, pictures: [[UInt8]], consent: String, owner: String) async throws -> PersonFacts {
        let enroller = FaceEnroller(models: faceModels, cache: Folders.cache)
        var embeddings: [FaceEmbedding] = []
        for picture in pictures { embeddings.append(try await enroller.embedding(of: try await decoder.decode(picture))) }
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
