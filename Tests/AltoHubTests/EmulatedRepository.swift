import Crypto
import Foundation

/// A repository on the emulated hub.
struct EmulatedRepository: Sendable {
    struct File: Sendable {
        var bytes: [UInt8]
        /// Large files lie with another host.
        var isLarge: Bool

        var sha256: String { hexadecimal(SHA256.hash(data: bytes)) }
        var gitSHA1: String { hexadecimal(Insecure.SHA1.hash(data: Array("blob \(bytes.count)\0".utf8) + bytes)) }
        var hash: String { isLarge ? sha256 : gitSHA1 }
    }

    let name: String
    var files: [String: File] = [:]
    /// What branches and tags stand for.
    var revisions = ["main": String(repeating: "a1", count: 20)]

    init(_ name: String = "sea/gull") { self.name = name }

    var commit: String { revisions["main"] ?? "" }

    subscript(file: String) -> [UInt8] {
        get { files[file]?.bytes ?? [] }
        set { files[file] = File(bytes: newValue, isLarge: file.hasSuffix(".safetensors") || file.hasSuffix(".bin")) }
    }

    /// A captioner as it is published, with weights of so many bytes and files that Alto does not need.
    static func captioner(_ name: String = "sea/gull", weights: Int = 300_000) -> EmulatedRepository {
        var repository = EmulatedRepository(name)
        repository["config.json"] = Array(#"{"architectures":["BlipForConditionalGeneration"]}"#.utf8)
        repository["preprocessor_config.json"] = Array("{}".utf8)
        repository["tokenizer.json"] = Array(#"{"version":"1.0"}"#.utf8)
        repository["vocab.txt"] = Array("[PAD]\n[UNK]\n".utf8)
        repository["README.md"] = Array("# Gull".utf8)
        repository["tf_model.h5"] = noise(100, seed: 9)
        repository["model.safetensors"] = noise(weights, seed: 1)
        repository["pytorch_model.bin"] = noise(1000, seed: 2)
        return repository
    }

    /// Bytes that look random and are the same each time.
    static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
