import AltoJSON
package import Foundation

/// What stands beside a Piper voice: `NAME.onnx.json`, in the form of piper's `export_onnx`.
package struct PiperConfig: Sendable, Equatable {
    /// What the phonemes of `phonemeIDs` are.
    package enum Phonemes: String, Sendable {
        /// eSpeak NG's IPA.
        case espeak
        /// The text's own characters.
        case text
    }

    package var sampleRate = 22_050
    package var phonemes = Phonemes.espeak
    /// As `espeak-ng -v` takes it.
    package var espeakVoice = "en-us"
    /// A BCP 47 tag, such as "en-US"; nil in older files.
    package var language: String?
    package var speakers = 1
    package var speakerNames: [String: Int] = [:]
    package var noiseScale = 0.667
    /// How long symbols last beside the model's own prediction.
    package var lengthScale = 1.0
    package var durationNoiseScale = 0.8
    /// For each phoneme its symbols.
    package var phonemeIDs: [String: [Int]] = [:]

    /// - Parameter model: the voice's `.onnx`, beside which the file lies.
    /// - Throws: `ModelFileError`.
    package init(besides model: URL) throws(ModelFileError) {
        let name = model.lastPathComponent + ".json"
        guard let file = ModelFile(name, in: model.deletingLastPathComponent()) else { throw .unreadable(file: name) }
        let json = try JSONObject(try file.json(), file: name)
        let read = try json.object("audio").map(ConfigReader.init)
        sampleRate = try read?("sample_rate", sampleRate, in: 4_000...192_000) ?? sampleRate
        if let type = try json.string("phoneme_type") {
            guard let known = Phonemes(rawValue: type) else {
                throw json.wrongType("phoneme_type", expected: "“espeak” or “text”")
            }
            phonemes = known
        }
        espeakVoice = try json.object("espeak")?.string("voice") ?? espeakVoice
        // It becomes an argument of a program.
        guard espeakVoice.utf8.count < 40, !espeakVoice.hasPrefix("-"),
            espeakVoice.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-_+/".utf8.contains($0) })
        else { throw json.wrongType("espeak.voice", expected: "the name of a voice") }
        language = try json.object("language")?.string("code")?.replacing("_", with: "-")
        speakers = try ConfigReader(json)("num_speakers", 1)
        for (name, value) in try json.object("speaker_id_map")?.json.members ?? [] {
            guard let index = value.integer, (0..<speakers).contains(index) else {
                throw json.wrongType("speaker_id_map", expected: "a list of speakers")
            }
            speakerNames[name] = index
        }
        if let inference = try json.object("inference") {
            let numbers = ConfigReader(inference)
            noiseScale = Double(try numbers.number("noise_scale", 0.667, above: -1e-9, to: 100))
            lengthScale = Double(try numbers.number("length_scale", 1, above: 0, to: 100))
            durationNoiseScale = Double(try numbers.number("noise_w", 0.8, above: -1e-9, to: 100))
        }
        let limit = try ConfigReader(json)("num_symbols", 256, atMost: 1 << 20)
        guard let map = try json.object("phoneme_id_map")?.json.members, !map.isEmpty else {
            throw json.missing("phoneme_id_map")
        }
        for (phoneme, value) in map {
            let symbols = value.array?.compactMap(\.integer) ?? []
            guard symbols.count == value.array?.count, symbols.allSatisfy((0..<limit).contains) else {
                throw json.wrongType("phoneme_id_map", expected: "lists of numbers below \(limit)")
            }
            phonemeIDs[phoneme] = symbols
        }
    }

    /// The symbols of a sentence: its beginning, each phoneme with padding behind it, its end. What the voice has no symbol
    /// for is left out.
    ///
    /// - Returns: none when nothing of the text is left.
    package func symbols(_ phonemes: String) -> [Int] {
        let pad = phonemeIDs["_"] ?? []
        let known = phonemes.decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { phonemeIDs[String($0)] }
        guard !known.isEmpty else { return [] }
        return (phonemeIDs["^"] ?? []) + pad + known.flatMap { $0 + pad } + (phonemeIDs["$"] ?? [])
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
