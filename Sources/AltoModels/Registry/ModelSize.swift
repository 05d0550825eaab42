package import AltoGraph
import AltoJSON
package import Foundation

/// How large a model is, so that this is known before it is fetched or loaded.
package struct ModelSize: Sendable, Equatable {
    package let parameters: Double
    /// Bytes of the weights in int4, of which some stay int8.
    package let int4Bytes: Double
    /// Bytes of keys and values that a token of the conversation takes.
    package let bytesAToken: Double

    /// - Parameters in billions, gigabytes and kilobytes, as tables give them.
    package init(billions parameters: Double, int4 gigabytes: Double, cache kilobytesAToken: Double) {
        self.parameters = parameters * 1e9
        int4Bytes = gigabytes * 1e9
        bytesAToken = kilobytesAToken * 1e3
    }

    /// A model of which only its files are known.
    ///
    /// - Parameters:
    ///   - bytes: of its weights.
    ///   - width: bytes of one of them: 2 in bfloat16.
    package init(weights bytes: Int64, width: Int) {
        parameters = Double(bytes) / Double(max(1, width))
        int4Bytes = parameters * 0.65
        bytesAToken = 0.3e6
    }

    /// Bytes of a download: it is published in bfloat16.
    package var download: Double { parameters * 2 }

    /// Bytes of the weights.
    package func weights(in precision: Precision) -> Double {
        switch precision.rawValue {
        case "int4": int4Bytes
        case "int8": parameters * 1.02
        case "bf16": parameters * 2
        default: parameters * 4
        }
    }

    /// Bytes that a conversation takes: the weights, keys and values, and what a picture passes through.
    package func memory(in precision: Precision, tokens: Int = 2048) -> Double {
        weights(in: precision) + bytesAToken * Double(tokens) + Self.working
    }

    /// Of activations, graphs and the runtime.
    private static let working = 0.25e9

    /// Words a second that memory allows at most: all weights are read for each.
    ///
    /// - Parameter bandwidth: bytes a second.
    package func ceiling(in precision: Precision, bandwidth: Double) -> Double {
        bandwidth / max(1, weights(in: precision))
    }
}

extension ModelSize {
    /// Of a folder with a checkpoint, by the size of its weights; nil where there are none.
    package init?(of folder: URL) {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let weights = files.filter { ["safetensors", "bin"].contains($0.pathExtension) }
        // Beside safetensors the same weights may lie as PyTorch's own.
        let safe = weights.filter { $0.pathExtension == "safetensors" }
        let bytes = (safe.isEmpty ? weights : safe).reduce(Int64(0)) { sum, file in
            let path = file.resolvingSymlinksInPath().path
            let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
            return sum.addingReportingOverflow(size?.int64Value ?? 0).partialValue
        }
        guard bytes > 0 else { return nil }
        let config = try? ModelFile("config.json", in: folder)?.json()
        let type = config?["torch_dtype"]?.string ?? config?["dtype"]?.string
        self.init(weights: bytes, width: type == "float32" ? 4 : 2)
    }
}
