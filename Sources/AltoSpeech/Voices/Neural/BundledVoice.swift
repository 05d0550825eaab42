package import Foundation

/// A voice whose files come with the program, where they do.
package struct BundledVoice: Sendable {
    let kind: VoiceArchitecture
    let place: VoicePlace
    private let isWhole: @Sendable () -> Bool

    /// Whether its files are there now.
    var isThere: Bool { isWhole() }

    /// - Parameter folder: holds `HibariFiles`.
    package static func hibari(in folder: URL) -> BundledVoice {
        BundledVoice(
            kind: .hibari, place: VoicePlace(url: folder, id: "hibari/heart", size: HibariFiles.size(in: folder)),
            isWhole: { HibariFiles.areComplete(in: folder) })
    }

    /// - Parameter file: a Piper voice's `.onnx`, with its `.onnx.json` beside it.
    package static func piper(_ file: URL) -> BundledVoice {
        BundledVoice(
            kind: .piper,
            place: VoicePlace(
                url: file, id: PiperFiles.prefix + file.deletingPathExtension().lastPathComponent,
                size: (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int64) ?? nil),
            isWhole: {
                ["", ".json"].allSatisfy { FileManager.default.fileExists(atPath: file.path + $0) }
            })
    }
}
