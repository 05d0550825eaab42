import AltoJSON
import AltoModels
import Foundation
import Testing

/// Writes a checkpoint whose numbers follow from the tensors' names (Tools/reference/formula_weights.py).
enum FormulaWeights {
    /// Evenly spread over centre ± spread.
    static func numbers(_ name: String, count: Int, center: Float, spread: Float) -> [Float] {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            z ^= z >> 31
            return (Float(z >> 40) / 8_388_608 - 1) * spread + center
        }
    }

    /// - Parameters:
    ///   - list: `tensors.json`: name, shape, centre and spread of each tensor.
    ///   - file: becomes a safetensors file.
    static func write(_ list: JSON, to file: URL) throws {
        var (body, entries) = (Data(), [String]())
        for tensor in list.array ?? [] {
            let name = try #require(tensor["name"]?.string)
            let shape = try #require(tensor["shape"]?.array).compactMap(\.integer)
            let (center, spread) = (
                Float(try #require(tensor["centre"]?.double)), Float(try #require(tensor["spread"]?.double))
            )
            let begin = body.count
            unsafe numbers(name, count: shape.reduce(1, *), center: center, spread: spread).withUnsafeBytes {
                unsafe body.append(contentsOf: $0)
            }
            entries.append(
                "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(body.count)]}")
        }
        let header = Data("{\(entries.joined(separator: ","))}".utf8)
        let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
        try (Data(length) + header + body).write(to: file)
    }
}
