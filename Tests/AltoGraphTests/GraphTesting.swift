import AltoTesting
import Foundation

@testable import AltoGraph

extension TemporaryFolder {
    func file(_ name: String, _ data: Data) throws -> URL {
        let url = url.appending(path: name)
        try data.write(to: url)
        return url
    }

    /// A safetensors file of float32 tensors.
    func safetensors(_ tensors: [(name: String, shape: [Int], values: [Float])], as name: String = "model.safetensors")
        throws -> URL
    {
        var body = Data()
        var entries: [String] = []
        for tensor in tensors {
            let begin = body.count
            for value in tensor.values {
                for shift in [0, 8, 16, 24] as [UInt32] {
                    body.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
                }
            }
            entries.append(
                "\"\(tensor.name)\":{\"dtype\":\"F32\",\"shape\":\(tensor.shape),\"data_offsets\":[\(begin),\(body.count)]}"
            )
        }
        return try file(name, SafetensorsFile.bytes("{\(entries.joined(separator: ","))}", body))
    }
}

/// Files that a test writes by hand, right or wrong.
enum SafetensorsFile {
    static func bytes(_ header: String, _ body: Data = Data(), length: UInt64? = nil) -> Data {
        var data = Data()
        let announced = length ?? UInt64(header.utf8.count)
        for byte in 0..<8 { data.append(UInt8(truncatingIfNeeded: announced >> (8 * UInt64(byte)))) }
        data.append(Data(header.utf8))
        data.append(body)
        return data
    }
}

/// Runs a graph of one input and one output.
func run(_ input: AltoGraph.Tensor, _ body: (Node) throws -> Node) throws -> [Float] {
    var graph = Graph("test")
    let x = graph.input("x", input.shape, input.type)
    graph.output("y", try body(x))
    let request = try Runtime().compile(graph).makeRequest()
    try request.set("x", input)
    try request.run()
    return try request.floats("y")
}
