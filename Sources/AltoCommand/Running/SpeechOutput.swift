import Alto
import AltoSpeech

/// Where speech goes: to files, to a player, or to both at once.
struct SpeechOutput: Sendable {
    enum Target: Sendable {
        case file(String)
        case folder(String, format: String)
    }

    private let target: Target?
    private let player: Player?
    private let voice: any Voice
    private let speaker: Speaker

    /// Checks everything that can be wrong (voice, file kind, folder, player) before any work.
    /// - Returns: nil when nothing is to be heard; the options are checked all the same.
    init?(target: Target?, plays: Bool, options: VoiceOptions, language: String) async throws {
        let prosody = try options.prosody
        if target == nil && !plays && options.voice == nil { return nil }
        voice = try await options.catalogue().voice(named: options.voice, language: language)
        if target == nil && !plays { return nil }
        switch target {
        case .file(let path): try SoundFile.check(path: path)
        case .folder(let folder, let format): try SoundFile.check(path: "\(folder)/picture.\(format)")
        case nil: break
        }
        player = plays ? try Player() : nil
        self.target = target
        speaker = Speaker(voice: voice, prosody: prosody, style: options.style)
    }

    /// Speaks sentences, the first as soon as it is made.
    /// - Parameters:
    ///   - fileName: what the file is called, without ending, where the target is a folder.
    /// - Returns: the file that was written, if there is one.
    func speak(_ sentences: [String], fileName: String) async throws -> DescriptionReport.Audio? {
        let spoken = sentences.flatMap { Sentences.split($0) }.map { SpokenText.clean($0) }.filter { !$0.isEmpty }
        let sounds = speaker.speak(spoken)
        guard let path = path(fileName) else {
            try await player?.play(sounds)
            return nil
        }
        let tags = SoundTags(narration: sentences.joined(separator: " "))
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
        case .folder(let folder, let format): "\(folder)/\(fileName).\(format)"
        case nil: nil
        }
    }
}
