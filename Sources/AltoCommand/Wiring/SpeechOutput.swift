import Alto
import AltoSpeech
import Foundation
import Synchronization

/// Where speech goes: to files, to a player, or to both at once.
struct SpeechOutput: Sendable {
    enum Target: Sendable {
        case file(String)
        case folder(String, format: SoundFormat)
    }

    private let target: Target?
    private let player: Player?
    private let voice: any Voice
    private let speaker: Speaker
    private let wordsPath: String?

    /// Checks everything that can be wrong (voice, file kind, folder, player) before any work.
    ///
    /// - Parameter overwriting: what may be replaced.
    /// - Returns: nil when nothing is to be heard; the options are checked all the same.
    init?(
        target: Target?, plays: Bool, options: VoiceOptions, language: String,
        overwriting: OverwriteGuard = OverwriteGuard()
    ) async throws {
        let prosody = try options.prosody
        if target == nil && !plays && options.voice == nil { return nil }
        let catalog = try options.catalog()
        let chosen = try await catalog.voice(named: options.voice, language: language)
        voice = chosen
        if let notice = options.notice(about: chosen) { Terminal.printError("alto: \(notice)") }
        let lexicon = try options.lexicon.map { try Lexicon(path: $0) } ?? Lexicon()
        if target == nil && !plays { return nil }
        switch target {
        case .file(let path):
            try SoundFile.check(path: path)
            try overwriting.check(path, option: "--audio")
        case .folder(let folder, let format):
            try Self.makeFolder(folder)
            try SoundFile.check(path: "\(folder)/picture.\(format.rawValue)")
        case nil: break
        }
        wordsPath = options.words
        if let wordsPath {
            if case .folder = target {
                throw Problem(
                    .usage, "--words names one file, but there are several pictures.",
                    remedy: "Describe them one by one.")
            }
            try WebVTT.check(path: wordsPath)
            try overwriting.check(wordsPath, option: "--words")
        }
        player = plays ? try Player() : nil
        self.target = target
        speaker = Speaker(
            voice: chosen, prosody: prosody, style: options.style, lexicon: lexicon,
            otherVoice: { try await catalog.voice(language: $0, keeping: chosen) },
            notify: { Terminal.printError("alto: \($0)") })
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Problem(.diskFailed, "The folder \(PrintableText.clean(path)) could not be made.")
        }
    }

    /// Speaks utterances, the first as soon as it is made.
    /// - Parameters:
    ///   - fileName: what the file is called, without ending, where the target is a folder.
    /// - Returns: the file that was written, if there is one.
    func speak(_ utterances: [Utterance], fileName: String) async throws -> DescriptionReport.Audio? {
        let spoken = utterances.compactMap(\.cleaned)
        let words = Mutex<[[SpokenWord]]>([])
        let sounds = speaker.speak(spoken) { sentence in words.withLock { $0.append(sentence) } }
        let audio = try await send(sounds, fileName: fileName, title: utterances.map(\.text).joined(separator: " "))
        if let wordsPath {
            let known = words.withLock { $0 }
            if known.isEmpty {
                Terminal.printError(
                    "alto: The voice \(voice.facts.id) does not tell when it says its words, so \(PrintableText.clean(wordsPath)) was not written."
                )
            } else {
                try WebVTT.write(known, sampleRate: voice.facts.sampleRate, to: wordsPath)
            }
        }
        return audio
    }

    private func send(
        _ sounds: AsyncThrowingStream<Sound, any Error>, fileName: String, title: String
    ) async throws -> DescriptionReport.Audio? {
        guard let path = path(fileName) else {
            try await player?.play(sounds)
            return nil
        }
        let tags = SoundTags(narration: title)
        let file: SoundFile
        if let player {
            let (copy, feed) = AsyncThrowingStream.makeStream(of: Sound.self)
            let played = Task { try await player.play(copy) }
            defer { feed.finish() }
            let heard = sounds.map { sound in
                feed.yield(sound)
                return sound
            }
            file = try await SoundFile.write(heard, to: path, tags: tags)
            feed.finish()
            try await played.value
        } else {
            file = try await SoundFile.write(sounds, to: path, tags: tags)
        }
        return DescriptionReport.Audio(
            path: file.path, seconds: file.seconds, sampleRate: file.sampleRate, voice: voice.facts.id)
    }

    private func path(_ fileName: String) -> String? {
        switch target {
        case .file(let path): path
        case .folder(let folder, let format): "\(folder)/\(fileName).\(format.rawValue)"
        case nil: nil
        }
    }
}
