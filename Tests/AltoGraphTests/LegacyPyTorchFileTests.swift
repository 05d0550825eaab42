import AltoTesting
import Foundation
import Testing

@testable import AltoGraph

/// PyTorch's format before 1.6, as `torch.save(..., _use_new_zipfile_serialization=False)` writes it.
@Suite struct LegacyPyTorchFileTests {
    private static let magic: [UInt8] =
        [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19] + Array(".".utf8)

    private static func text(_ string: String) -> [UInt8] {
        [UInt8(ascii: "X"), UInt8(string.utf8.count), 0, 0, 0] + Array(string.utf8)
    }

    private static func pickle(_ body: [UInt8]) -> [UInt8] { [0x80, 2] + body + Array(".".utf8) }

    private static func tuple(_ values: [UInt8]) -> [UInt8] {
        Array("(".utf8) + values.flatMap { [UInt8(ascii: "K"), $0] } + Array("t".utf8)
    }

    /// A tensor of the state dictionary.
    private static func entry(
        _ name: String, key: String, shape: [UInt8], strides: [UInt8], count: UInt8, storage: String = "FloatStorage",
        view: [UInt8] = Array("N".utf8), rebuild: String = "torch._utils\n_rebuild_tensor_v2"
    ) -> [UInt8] {
        var bytes = text(name) + Array("c\(rebuild)\n((".utf8)
        bytes += text("storage") + Array("ctorch\n\(storage)\n".utf8) + text(key) + text("cpu")
        bytes += [UInt8(ascii: "K"), count] + view + Array("tQK\0".utf8)
        return bytes + tuple(shape) + tuple(strides) + [0x89] + Array("ccollections\nOrderedDict\n)RtRs".utf8)
    }

    private static let usual =
        entry("a", key: "11", shape: [3, 2], strides: [1, 3], count: 6)
        + entry("b", key: "12", shape: [1], strides: [1], count: 1, storage: "LongStorage")

    private static func storage(_ values: [Float]) -> [UInt8] {
        unsafe (0..<8).map { UInt8(truncatingIfNeeded: values.count >> (8 * $0)) }
            + values.withUnsafeBytes { unsafe Array($0) }
    }

    private static let storages = storage([1, 2, 3, 4, 5, 6]) + [1, 0, 0, 0, 0, 0, 0, 0] + [7, 0, 0, 0, 0, 0, 0, 0]

    private static func file(
        version: [UInt8] = [UInt8(ascii: "M"), 0xE9, 3], littleEndian: UInt8 = 0x88, state: [UInt8] = usual,
        keys: [String] = ["11", "12"], storages: [UInt8] = storages
    ) -> Data {
        let machine = Array("}(".utf8) + text("little_endian") + [littleEndian] + Array("u".utf8)
        let list = Array("](".utf8) + keys.flatMap(text) + Array("e".utf8)
        return Data(
            magic + pickle(version) + pickle(machine) + pickle(Array("ccollections\nOrderedDict\n)R".utf8) + state)
                + pickle(list) + storages)
    }

    private func weights(_ data: Data) throws -> Weights {
        let scratch = TemporaryFolder()
        return try Weights(files: [try scratch.file("model.pth", data)])
    }

    @Test func `tensors are found behind the pickles`() throws {
        let checkpoint = Checkpoint(try weights(Self.file()))
        #expect(try checkpoint.floats("a", [3, 2]) == [1, 4, 2, 5, 3, 6])
        #expect(checkpoint.shape(of: "b") == [1])
    }

    private static let broken: [String: Data] = [
        "another version": file(version: [UInt8(ascii: "M"), 0xE8, 3]),
        "big-endian numbers": file(littleEndian: 0x89),
        "a storage without tensors": file(keys: ["11", "13"]),
        "a storage less": file(keys: ["11"]),
        "the same storage twice": file(keys: ["11", "11"]),
        "a storage that is shorter than its tensor": file(storages: storage([1, 2, 3])),
        "a storage of 2^63 elements": file(storages: [0, 0, 0, 0, 0, 0, 0, 0x80]),
        "a storage of 2^60 elements": file(storages: [0, 0, 0, 0, 0, 0, 0, 0x10]),
        "bytes behind the storages": file(storages: storages + [0]),
        "a view of a storage": file(
            state: entry("a", key: "11", shape: [1], strides: [1], count: 6, view: tuple([1, 2, 3]))),
        "one storage of two types": file(
            state: usual + entry("c", key: "11", shape: [1], strides: [1], count: 6, storage: "DoubleStorage")),
        "no dictionary": file(state: Array("0N".utf8)),
    ]

    @Test(arguments: broken.keys.sorted()) func `a damaged file is refused`(name: String) throws {
        let data = try #require(Self.broken[name])
        #expect(throws: CheckpointError.self, "\(name)") { try weights(data) }
    }

    @Test func `a pickle that names anything else is refused, in each of the four places`() throws {
        let call = Array("cos\nsystem\n".utf8) + Self.text("true") + [0x85] + Array("R".utf8)
        let state = Self.entry("a", key: "11", shape: [1], strides: [1], count: 6, rebuild: "os\nsystem")
        let good = Self.file()
        for data in [
            Self.file(version: call), Self.file(state: state), Self.file(state: Self.usual + call),
            Data(Self.magic + Self.pickle([UInt8(ascii: "M"), 0xE9, 3]) + Self.pickle(call)) + good.suffix(100),
        ] {
            let error = #expect(throws: CheckpointError.self) { try weights(data) }
            #expect(error?.description.contains("os.system") == true)
        }
    }

    @Test func `a file cut anywhere is refused`() throws {
        let good = Self.file()
        for length in 0..<good.count {
            #expect(throws: CheckpointError.self) { try weights(good.prefix(length)) }
        }
    }

    @Test func `flipped bytes never trap`() throws {
        let good = [UInt8](Self.file())
        let scratch = TemporaryFolder()
        for place in good.indices {
            for flip in [0x01, 0xFF] as [UInt8] {
                var bytes = good
                bytes[place] ^= flip
                _ = try? Weights(files: [try scratch.file("a.pth", Data(bytes))])
            }
        }
    }
}
