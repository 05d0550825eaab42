import Alto
import Foundation
import Sndfile

@testable import AltoSpeech

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the tests of this room share.
enum SpeechTesting {
    /// A tone.
    static func tone(hertz: Double = 220, seconds: Double, sampleRate: Int = 16_000, amplitude: Float = 0.3) -> Sound {
        let samples = (0..<Int(seconds * Double(sampleRate))).map { index in
            amplitude * Float(Trigonometry.sine(2 * .pi * hertz * Double(index) / Double(sampleRate)))
        }
        return Sound(samples: samples, sampleRate: sampleRate)
    }

    /// All sounds of a stream as one.
    static func whole(_ stream: AsyncThrowingStream<Sound, any Error>) async throws -> Sound? {
        var whole: Sound?
        for try await sound in stream {
            if whole == nil { whole = sound } else { whole?.samples += sound.samples }
        }
        return whole
    }

    static func stream(_ sounds: [Sound], failing error: (any Error)? = nil) -> AsyncThrowingStream<Sound, any Error> {
        AsyncThrowingStream { continuation in
            for sound in sounds { continuation.yield(sound) }
            continuation.finish(throwing: error)
        }
    }

    /// The problem that work ends with.
    static func problem(_ work: () async throws -> Void) async -> Problem? {
        do {
            try await work()
            return nil
        } catch {
            return error as? Problem
        }
    }

    /// Whether a program is on this machine.
    static func has(_ program: String) -> Bool {
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
        return path.split(separator: ":").contains { unsafe access("\($0)/\(program)", X_OK) == 0 }
    }

    /// The fundamental frequency: the shortest distance at which the waveform repeats itself, as the median of some
    /// frames of 30 ms from the middle of the sound.
    static func pitch(of sound: Sound) -> Double {
        let samples = sound.samples
        let frame = sound.sampleRate * 3 / 100
        let lags = sound.sampleRate / 500...sound.sampleRate / 50
        func lag(at start: Int) -> Int? {
            var likeness: [(lag: Int, value: Float)] = []
            for lag in lags {
                var product: Float = 0
                var energy: Float = 1e-9
                var index = start
                while index < start + frame {
                    product += samples[index] * samples[index + lag]
                    energy += samples[index + lag] * samples[index + lag]
                    index += 2
                }
                likeness.append((lag, product / energy.squareRoot()))
            }
            guard let best = likeness.map(\.value).max() else { return nil }
            // The first hill that is nearly as high as the highest; then its top.
            guard let foot = likeness.firstIndex(where: { $0.value > 0.9 * best }) else { return nil }
            var top = foot
            while top + 1 < likeness.count, likeness[top + 1].value >= likeness[top].value { top += 1 }
            return likeness[top].lag
        }
        let starts = (2...8).map { samples.count * $0 / 12 }.filter { $0 + frame + lags.upperBound < samples.count }
        let found = starts.compactMap { lag(at: $0) }.sorted()
        return found.isEmpty ? 0 : Double(sound.sampleRate) / Double(found[found.count / 2])
    }
}

/// A sound file as libsndfile decodes it.
struct DecodedFile {
    let sound: Sound
    let title: String?
    let comment: String?

    init?(_ path: String) {
        var info = SF_INFO()
        guard let file = unsafe sf_open(path, Int32(SFM_READ), &info) else { return nil }
        defer { unsafe sf_close(file) }
        let channels = Int(info.channels)
        guard channels == 1 else { return nil }
        var samples: [Float] = []
        var buffer = [Float](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Int(sf_readf_float(file, &buffer, sf_count_t(buffer.count)))
            if count <= 0 { break }
            samples += buffer.prefix(count)
        }
        sound = Sound(samples: samples, sampleRate: Int(info.samplerate))
        title = unsafe sf_get_string(file, Int32(SF_STR_TITLE)).map { unsafe String(cString: $0) }
        comment = unsafe sf_get_string(file, Int32(SF_STR_COMMENT)).map { unsafe String(cString: $0) }
    }
}

/// A voice that says a tone for each sentence: as many tenths of a second as the sentence has characters.
struct ToneVoice: Voice {
    var facts = VoiceFacts(id: "test/tone", language: "en-US", title: "Tone", sampleRate: 16_000, rank: 0)
    var amplitude: Float = 0.3
    var chunks = 1
    /// Told each sentence when it is begun.
    var onSpeak: @Sendable (String) -> Void = { _ in }
    var failsAt: String?

    func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error> {
        onSpeak(text)
        if text == failsAt {
            return SpeechTesting.stream([], failing: Problem(.voiceFailed, "The voice broke."))
        }
        guard !text.isEmpty else { return SpeechTesting.stream([]) }
        let tone = SpeechTesting.tone(seconds: 0.1 * Double(text.count), amplitude: amplitude)
        let length = (tone.samples.count + chunks - 1) / chunks
        return SpeechTesting.stream(
            stride(from: 0, to: tone.samples.count, by: length).map {
                Sound(samples: Array(tone.samples[$0..<min($0 + length, tone.samples.count)]), sampleRate: 16_000)
            })
    }
}
