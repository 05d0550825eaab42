import AltoTesting
import Foundation
import Testing

@testable import AltoGraph

@Suite struct SafetensorsTests {
    private func problem(_ data: Data) throws -> String {
        let scratch = TemporaryFolder()
        let url = try scratch.file("model.safetensors", data)
        let error = #expect(throws: CheckpointError.self) { try Weights(files: [url]) }
        return error?.description ?? ""
    }

    private static func entry(
        _ name: String, _ begin: String, _ end: String, shape: String = "[1]", type: String = "F32"
    ) -> String {
        "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
    }

    @Test func `tensors are read by name, shape and type`() throws {
        let scratch = TemporaryFolder()
        let url = try scratch.safetensors([("a", [2, 2], [1, 2, 3, 4]), ("b.c", [1], [5]), ("empty", [0], [])])
        let checkpoint = Checkpoint(try Weights(files: [url]))
        #expect(try checkpoint.floats("a", [2, 2]) == [1, 2, 3, 4])
        #expect(try checkpoint["b"].floats("c", [1]) == [5])
        #expect(throws: CheckpointError.unused(paths: ["empty"], count: 1)) { try checkpoint.weights.finish() }
        try checkpoint.weights.finish { $0 == "empty" }
    }

    @Test func `half precision is widened`() throws {
        let scratch = TemporaryFolder()
        let header =
            "{\(Self.entry("h", "0", "8", shape: "[4]", type: "F16")),\(Self.entry("b", "8", "12", shape: "[2]", type: "BF16"))}"
        let bits: [UInt16] = [0x3C00, 0xC000, 0x0001, 0x7BFF, 0x3F80, 0xC040]
        let body = Data(bits.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
        let checkpoint = Checkpoint(
            try Weights(files: [try scratch.file("a.safetensors", SafetensorsFile.bytes(header, body))]))
        #expect(try checkpoint.floats("h", [4]) == [1, -2, 0x1p-24, 65504])
        #expect(try checkpoint.floats("b", [2]) == [1, -3])
        let doubled = try run(Tensor([0, 0, 0, 0] as [Float], [4])) { try checkpoint.tensor("h", [4]) + $0 }
        #expect(doubled == [1, -2, 0x1p-24, 65504])
    }

    @Test(arguments: [
        ("a header of 2^63 bytes", SafetensorsFile.bytes("{}", length: 1 << 63), "header is longer"),
        ("a header beyond the file", SafetensorsFile.bytes("{}", length: 3), "header is longer"),
        ("no bytes at all", Data(), "too short"),
        ("three bytes", Data([1, 2, 3]), "too short"),
        ("a header that is no object", SafetensorsFile.bytes("[]"), "does not begin with {"),
        (
            "tensors that overlap",
            SafetensorsFile.bytes("{\(entry("a", "0", "4")),\(entry("b", "2", "6"))}", Data(count: 6)), "overlaps"
        ),
        (
            "the same bytes twice",
            SafetensorsFile.bytes("{\(entry("a", "0", "4")),\(entry("b", "0", "4"))}", Data(count: 4)), "overlaps"
        ),
        (
            "a hole", SafetensorsFile.bytes("{\(entry("a", "0", "4")),\(entry("b", "8", "12"))}", Data(count: 12)),
            "hole"
        ),
        ("bytes left over", SafetensorsFile.bytes("{\(entry("a", "0", "4"))}", Data(count: 5)), "left over"),
        (
            "a tensor beyond the end", SafetensorsFile.bytes("{\(entry("a", "0", "8", shape: "[2]"))}", Data(count: 4)),
            "beyond the end"
        ),
        ("offsets that run backwards", SafetensorsFile.bytes("{\(entry("a", "4", "0"))}", Data(count: 4)), "hole"),
        (
            "an offset of 2^64", SafetensorsFile.bytes("{\(entry("a", "0", "18446744073709551616"))}", Data(count: 4)),
            "whole number"
        ),
        ("a negative offset", SafetensorsFile.bytes("{\(entry("a", "-4", "0"))}", Data(count: 4)), "whole number"),
        (
            "a shape whose product overflows",
            SafetensorsFile.bytes("{\(entry("a", "0", "4", shape: "[4611686018427387904,4]"))}", Data(count: 4)),
            "another size"
        ),
        (
            "a size that overflows in bytes",
            SafetensorsFile.bytes("{\(entry("a", "0", "4", shape: "[4611686018427387905]"))}", Data(count: 4)),
            "another size"
        ),
        (
            "a shape of nine axes",
            SafetensorsFile.bytes("{\(entry("a", "0", "4", shape: "[1,1,1,1,1,1,1,1,1]"))}", Data(count: 4)), "too long"
        ),
        ("an unknown type", SafetensorsFile.bytes("{\(entry("a", "0", "4", type: "F99"))}", Data(count: 4)), "F99"),
        (
            "a key twice", SafetensorsFile.bytes("{\(entry("a", "0", "4")),\(entry("a", "4", "8"))}", Data(count: 8)),
            "there twice"
        ),
        (
            "a field twice",
            SafetensorsFile.bytes(
                "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}", Data(count: 4)),
            "there twice"
        ),
        ("a field missing", SafetensorsFile.bytes("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}"), "not described fully"),
        (
            "JSON 100,000 deep", SafetensorsFile.bytes("{\"a\":{\"dtype\":" + String(repeating: "[", count: 100_000)),
            "invalid"
        ),
        ("text behind the header", SafetensorsFile.bytes("{} x"), "follows its end"),
        ("a broken escape", SafetensorsFile.bytes("{\"\\ud800\":1}"), "half a character"),
    ])
    func `a hostile header is refused`(name: String, data: Data, expected: String) throws {
        let message = try problem(data)
        #expect(message.contains(expected), "\(name): \(message)")
    }

    @Test func `ten million tensors are refused before they fill the memory`() throws {
        // 100 MB of header, the most the format allows, with as many tensors as fit.
        var header = Data("{".utf8)
        let count = 1_400_000
        header.reserveCapacity(count * 66)
        for index in 0..<200_000 { header.append(Data("\(Self.entry("t\(index)", "0", "0", shape: "[0]")),".utf8)) }
        let before = residentBytes()
        let message = try problem(SafetensorsFile.bytes(String(decoding: header, as: UTF8.self) + "}"))
        #expect(message.contains("too many tensors"))
        // Other tests of the process take memory meanwhile; entries for all would take several gigabytes.
        #expect(residentBytes() - before < 1 << 30)
    }

    @Test func `a tensor in two shards is refused`() throws {
        let scratch = TemporaryFolder()
        let files = [
            try scratch.safetensors([("a", [1], [1])], as: "1.safetensors"),
            try scratch.safetensors([("a", [1], [2])], as: "2.safetensors"),
        ]
        #expect(throws: CheckpointError.duplicate(path: "a")) { try Weights(files: files) }
    }

    @Test func `shards are found by their index`() throws {
        let scratch = TemporaryFolder()
        _ = try scratch.safetensors([("a", [1], [1])], as: "1.safetensors")
        _ = try scratch.safetensors([("b", [1], [2])], as: "2.safetensors")
        func index(_ map: String) throws {
            _ = try scratch.file(
                "model.safetensors.index.json", Data("{\"metadata\":{\"total_size\":8},\"weight_map\":{\(map)}}".utf8))
        }
        try index("\"a\":\"1.safetensors\",\"b\":\"2.safetensors\"")
        #expect(try Checkpoint(Weights(folder: scratch.url)).floats("b", [1]) == [2])
        try index("\"a\":\"2.safetensors\",\"b\":\"1.safetensors\"")
        #expect(throws: CheckpointError.self) { try Weights(folder: scratch.url) }
        try index("\"a\":\"../1.safetensors\",\"b\":\"2.safetensors\"")
        #expect(throws: CheckpointError.self) { try Weights(folder: scratch.url) }
        try index("\"a\":\"1.safetensors\",\"b\":\"2.safetensors\",\"c\":\"2.safetensors\"")
        #expect(throws: CheckpointError.self) { try Weights(folder: scratch.url) }
    }

    @Test func `a tensor of another shape is told by path and both shapes`() throws {
        let scratch = TemporaryFolder()
        let checkpoint = Checkpoint(
            try Weights(files: [try scratch.safetensors([("layer.0.weight", [2, 1], [1, 2])])]))
        #expect(throws: CheckpointError.misshapen(path: "layer.0.weight", expected: [1, 2], found: [2, 1])) {
            try checkpoint["layer"][0].tensor("weight", [1, 2])
        }
        #expect(throws: CheckpointError.missing(path: "layer.1.weight")) {
            try checkpoint["layer"][1].tensor("weight", [1])
        }
    }

    @Test func `a folder, a missing file and a pipe are no checkpoints`() throws {
        let scratch = TemporaryFolder()
        #expect(throws: CheckpointError.self) { try Weights(files: [scratch.url]) }
        #expect(throws: CheckpointError.self) { try Weights(folder: scratch.url) }
        let pipe = scratch.url.appending(path: "model.safetensors")
        #expect(unsafe mkfifo(pipe.path, 0o600) == 0)
        #expect(throws: CheckpointError.self) { try Weights(files: [pipe]) }
    }
}

/// Bytes of this process that are in memory.
func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
}
