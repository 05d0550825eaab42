import AltoTesting
import Foundation
import Testing

@testable import AltoGraph

@Suite struct PyTorchFileTests {
    /// A state dictionary as `torch.save` writes it: the transposed view of a 2 x 3 matrix.
    private static func pickle(
        key: String = "0", offset: UInt8 = 0, shape: [UInt8] = [3, 2], strides: [UInt8] = [1, 3], count: UInt8 = 6,
        rebuild: String = "torch._utils\n_rebuild_tensor_v2", times: Int = 1, end: String = "."
    ) -> [UInt8] {
        func text(_ string: String) -> [UInt8] {
            [UInt8(ascii: "X"), UInt8(string.utf8.count), 0, 0, 0] + Array(string.utf8)
        }
        func tuple(_ values: [UInt8]) -> [UInt8] {
            [UInt8(ascii: "(")] + values.flatMap { [UInt8(ascii: "K"), $0] } + [UInt8(ascii: "t")]
        }
        var entry = text("matrix") + Array("c\(rebuild)\n((".utf8)
        entry += text("storage") + Array("ctorch\nFloatStorage\n".utf8) + text(key) + text("cpu")
        entry += [UInt8(ascii: "K"), count] + Array("tQ".utf8) + [UInt8(ascii: "K"), offset]
        entry += tuple(shape) + tuple(strides) + [0x89] + Array("ccollections\nOrderedDict\n)RtRs".utf8)
        let start: [UInt8] = [0x80, 2] + Array("ccollections\nOrderedDict\n)R".utf8)
        return start + Array(repeating: entry, count: times).joined() + Array(end.utf8)
    }

    /// A zip archive of stored members.
    private static func zip(_ members: [(name: String, bytes: [UInt8])], method: UInt16 = 0) -> Data {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in members {
            let facts =
                little(Int(method), 2) + little(0, 8) + little(bytes.count, 4) + little(bytes.count, 4)
                + little(name.utf8.count, 2)
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(0, 2) + facts
                + little(0, 2 + 2 + 2 + 2 + 4)
            directory += little(file.count, 4) + Array(name.utf8)
            file +=
                little(0x0403_4B50, 4) + little(20, 2) + little(0, 2) + facts + little(0, 2) + Array(name.utf8) + bytes
        }
        let start = file.count
        file += directory + little(0x0605_4B50, 4) + little(0, 4) + little(members.count, 2) + little(members.count, 2)
        return Data(file + little(directory.count, 4) + little(start, 4) + little(0, 2))
    }

    private static let numbers: [UInt8] = ([1, 2, 3, 4, 5, 6] as [Float]).flatMap { value in
        (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt32($0))) }
    }

    private static func archive(_ pickle: [UInt8], data: [UInt8] = numbers) -> Data {
        zip([("archive/data.pkl", pickle), ("archive/byteorder", Array("little".utf8)), ("archive/data/0", data)])
    }

    private func weights(_ data: Data) throws -> Weights {
        let scratch = TemporaryFolder()
        return try Weights(files: [try scratch.file("pytorch_model.bin", data)])
    }

    @Test func `a tensor that is a transposed view comes in order`() throws {
        let checkpoint = Checkpoint(try weights(Self.archive(Self.pickle())))
        #expect(try checkpoint.floats("matrix", [3, 2]) == [1, 4, 2, 5, 3, 6])
        let sums = try run(Tensor([0, 0] as [Float], [2])) { try checkpoint.tensor("matrix", [3, 2]) + $0 }
        #expect(sums == [1, 4, 2, 5, 3, 6])
    }

    @Test(arguments: [
        "os\nsystem", "builtins\neval", "torch.jit\nload", "torch\nload", "collections\nOrderedDict.x",
        "__builtin__\ngetattr",
    ])
    func `a pickle that names anything else is refused`(name: String) throws {
        let error = #expect(throws: CheckpointError.self) { try weights(Self.archive(Self.pickle(rebuild: name))) }
        #expect(error?.description.contains(name.replacing("\n", with: ".")) == true)
    }

    private static let broken: [String: [UInt8]] = Dictionary(
        uniqueKeysWithValues: [
            ("a shape beyond the storage", pickle(shape: [3, 3])),
            ("strides beyond the storage", pickle(strides: [1, 9])),
            ("an offset beyond the storage", pickle(offset: 1)), ("a storage larger than its bytes", pickle(count: 7)),
            ("a view that repeats elements", pickle(shape: [200, 2], strides: [0, 1])),
            ("a storage that is not there", pickle(key: "1")), ("a storage outside the archive", pickle(key: "../0")),
            ("the same tensor twice", pickle(times: 2)), ("no end", pickle(end: "")), ("nothing", []),
            ("only an end", Array(".".utf8)), ("a mark as the result", Array("(.".utf8)),
            ("recalling what is not there", [UInt8(ascii: "h"), 3, UInt8(ascii: ".")]),
            ("a list of itself", Array("]q\0h\0a.".utf8)),
            ("a text beyond the end", [UInt8(ascii: "X"), 255, 255, 255, 255]),
            ("a million marks", Array(repeating: UInt8(ascii: "("), count: 1_000_000)),
            ("tuples 100,000 deep", Array(")".utf8) + Array(repeating: 0x85, count: 100_000) + Array(".".utf8)),
            ("an object made", Array("ccollections\nOrderedDict\n)".utf8) + [0x81] + Array(".".utf8)),
            ("an instance", Array("(ios\nsystem\n.".utf8)),
        ] as [(String, [UInt8])])

    @Test(arguments: broken.keys.sorted())
    func `a broken pickle is refused`(name: String) throws {
        let pickle = try #require(Self.broken[name])
        #expect(throws: CheckpointError.self, "\(name)") { try weights(Self.archive(pickle)) }
    }

    @Test func `archives that are compressed, cut short or no archives are refused`() throws {
        let good = Self.archive(Self.pickle())
        for length in stride(from: 0, to: good.count, by: 7) {
            #expect(throws: CheckpointError.self) { try weights(good.prefix(length)) }
        }
        #expect(throws: CheckpointError.self) { try weights(Self.zip([("a/data.pkl", Self.pickle())], method: 8)) }
        #expect(throws: CheckpointError.self) {
            try weights(Self.zip([("a/data.pkl", Self.pickle()), ("b/data.pkl", [])]))
        }
    }

    @Test func `flipped bytes never trap`() throws {
        let good = [UInt8](Self.archive(Self.pickle()))
        let scratch = TemporaryFolder()
        for place in stride(from: 0, to: good.count, by: 2) {
            for flip in [0x01, 0xFF] as [UInt8] {
                var bytes = good
                bytes[place] ^= flip
                _ = try? Weights(files: [try scratch.file("a.bin", Data(bytes))])
            }
        }
    }
}
