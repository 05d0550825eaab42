import Alto
import AltoPictures
import ArgumentParser
import Foundation

struct DescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Says what is in a picture: faces and who they are, text, codes, kind, light and colors.",
        discussion: """
            Examples:
              alto describe photo.jpg --audio photo.mp3
              alto describe holiday/ --recursive --output holiday.jsonl --resume --audio-dir sounds
              cat photo.jpg | alto describe - --json
            """)

    @Argument(help: "Pictures, folders, or - for standard input.", completion: .file())
    var pictures: [String]

    @Flag(name: .shortAndLong, help: "Search the folders inside folders too.")
    var recursive = false

    @Flag(help: "Print JSON: one object a picture, one a line when there are several.")
    var json = false

    @Option(name: .shortAndLong, help: "Write JSON lines to this file.", completion: .file())
    var output: String?

    @Flag(help: "Go on in the --output file: skip the pictures that it already holds.")
    var resume = false

    @Option(help: "Speak to this file: wav, mp3, opus, ogg or flac.", completion: .file())
    var audio: String?

    @Option(help: "Speak each picture to a file of its own in this folder.", completion: .directory)
    var audioDir: String?

    @Option(help: "The kind of the files in --audio-dir.")
    var audioFormat = "mp3"

    @Flag(help: "Let --audio and --words replace files that are neither sounds nor words. Pictures are never replaced.")
    var force = false

    @Flag(help: "Play the sound.")
    var play = false

    @OptionGroup(title: "Voice") var voice: VoiceOptions

    @Option(help: "How much to say: brief, normal or full.")
    var detail: Detail = .normal

    @Option(help: "How much to say of a long text: its beginning, or all (as --detail full does).")
    var text: TextAmount = .beginning

    @OptionGroup(title: "Observers") var observers: ObserverOptions

    @OptionGroup(title: "Model") var caption: CaptionOptions

    @Option(help: "What the model is asked, in place of the ready words for a description.")
    var prompt: String?

    @Flag(help: "Say text in other languages in the language of the description, too.")
    var translateText = false

    @Flag(help: "Print how long each stage took, their sum, and the elapsed time.")
    var timings = false

    @Flag(help: "Describe what is there of a file that breaks off.")
    var allowPartial = false

    @Option(help: "Which page of several to describe, from 1.")
    var page: Int?

    @Option(help: "Which frame of an animation to describe, from 1.")
    var frame: Int?

    @Flag(help: "Keep the secrets of one-time passwords and Wi-Fi networks in the JSON; they are never spoken.")
    var codeSecrets = false

    @Option(help: "Refuse larger pictures.")
    var maxMegapixels: Double = PictureLimits().megapixels

    @Option(help: "Refuse larger files.")
    var maxMegabytes: Double = Double(PictureLimits().bytes) / 1_000_000

    func validate() throws {
        if pictures.isEmpty { throw ValidationError("Name at least one picture.") }
        if resume && output == nil { throw ValidationError("--resume needs --output, the file to go on in.") }
        if audio != nil && audioDir != nil { throw ValidationError("Give --audio or --audio-dir, not both.") }
        if page != nil && frame != nil { throw ValidationError("Give --page or --frame, not both.") }
        if let number = page ?? frame, number < 1 { throw ValidationError("Pages and frames are counted from 1.") }
        guard maxMegapixels > 0, maxMegabytes > 0, maxMegabytes < 1e6, maxMegapixels < 1e6 else {
            throw ValidationError("Limits are numbers above zero.")
        }
    }

    func run() async throws {
        let inputs = try PictureInputs.find(pictures, recursive: recursive)
        if audio != nil && inputs.count > 1 {
            throw Problem(
                .usage, "--audio names one file, but there are \(inputs.count) pictures.",
                remedy: "Give --audio-dir and a folder.")
        }
        if observers.stages.contains(.caption), caption.model == nil, !pictures.contains("-"),
            !caption.catalog().hasCaptioner
        {
            await CaptionerOffer.make()
        }
        // Everything that can be wrong with the call is found before the first picture is touched.
        let run = try await pictureRun(for: inputs)
        let results = try output.map { try ResultsFile(path: $0, resume: resume) }
        let waiting = inputs.filter { !(results?.done.contains($0.name) ?? false) }
        let printer = ReportPrinter(
            isJSON: json, isAlone: inputs.count == 1, results: results, showsTimings: timings,
            saysNoCaptioner: !json && results == nil && NoCaptionerNotice.isDue())
        let interruption =
            inputs.count > 1
            ? Interruption { Terminal.printError("alto: Stopping after the picture at hand; once more stops at once.") }
            : nil
        var progress = Progress(total: waiting.count)
        var failures: [Problem] = []
        let finished = try await OrderedRun.run(
            waiting, width: play ? 1 : 2, stops: { interruption?.isRequested ?? false }, work: { await run($0) },
            take: { outcome in
                progress.clear()
                try printer.take(outcome)
                if let failure = outcome.failure { failures.append(failure) }
                progress.advance()
            })
        if finished < waiting.count { throw EndedWith(exitCode: 130) }
        if let failure = failures.first { throw EndedWith(exitCode: inputs.count == 1 ? failure.code.exitCode : 1) }
    }

    /// A description in English helps more than none: only a tag that is none is refused.
    private static func catalog(for language: String?) throws -> any NarrationCatalog {
        let standard = EnglishCatalog(dialect: .american)
        guard let language else { return standard }
        do {
            return try NarrationCatalogs.find(language)
        } catch let problem as Problem where LanguageTag(language) != nil {
            Terminal.printError("alto: \(problem.sentence) The description is in English.")
            return standard
        }
    }

    private func pictureRun(for inputs: [PictureInput]) async throws -> PictureRun {
        let catalog = try Self.catalog(for: voice.language)
        let asked = voice.language ?? catalog.language
        let limits = PictureLimits(megapixels: maxMegapixels, bytes: Int(maxMegabytes * 1_000_000))
        let target: SpeechOutput.Target? =
            if let audio {
                .file(audio)
            } else if let audioDir {
                .folder(audioDir, format: try SoundFormat(fileExtension: audioFormat))
            } else {
                nil
            }
        let speech = try await SpeechOutput(
            target: target, plays: play, options: voice, language: catalog.isIn(asked) ? asked : catalog.language,
            overwriting: OverwriteGuard(inputs: inputs.compactMap(\.path), isForced: force))
        var choice = caption.choice
        choice?.wish = .init(language: catalog.language, detail: detail, prompt: prompt)
        let observers = try ObserverFactory(
            captioners: caption.catalog(prompt: prompt), textLanguages: observers.textLanguages,
            keepsCodeSecrets: codeSecrets
        ).observers(for: observers.stages, captioner: choice, named: observers.named)
        return PictureRun(
            pipeline: DescriptionPipeline(
                decoder: PictureDecoder(limits: limits, allowPartial: allowPartial), translator: InstalledTranslator()),
            request: .init(
                source: "", observers: observers, catalog: catalog, detail: detail, translatesText: translateText,
                readsAllText: text == .all,
                frame: page ?? frame),
            byteLimit: limits.bytes, speech: speech, soundNames: PictureInput.fileNames(for: inputs))
    }
}

/// How much is said of a text that is longer than a listener keeps in mind.
enum TextAmount: String, ExpressibleByArgument, CaseIterable {
    case beginning, all
}
