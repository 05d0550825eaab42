import AltoGraph
import AltoModels
import Foundation

// libFuzzer on the readers of what comes from strangers. `ALTO_FUZZ` says which one: safetensors, pickle, tokenizer, or one of
// `requestParsers`. Each must answer any bytes with a value or an error: never trap, never take memory without bound.

private let folder: URL = {
    // Memory where the system has a file system for it: a run writes some hundred thousand files.
    let base =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    let folder = URL(filePath: base).appending(path: "alto-fuzz-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}()

private let target = ProcessInfo.processInfo.environment["ALTO_FUZZ"] ?? ""

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

@main
enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments) { fuzz($0, $1) })
    }
}

private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Data(bytes: start, count: count)
    switch target {
    case "safetensors": try? weights(input, named: "model.safetensors")
    case "pickle":
        try? weights(StoredZip.archive(["a/data.pkl": input, "a/data/0": Data(count: 64)]), named: "pytorch_model.bin")
    case "tokenizer": tokenizer(input)
    case let parser: requestParsers[parser].map { $0([UInt8](input)) } ?? exit(2)
    }
    return 0
}

/// Opens a checkpoint and reads the numbers of its first tensors, as a model would.
private func weights(_ bytes: Data, named name: String) throws {
    let file = folder.appending(path: name)
    try bytes.write(to: file)
    let weights = try Weights(files: [file])
    let checkpoint = Checkpoint(weights)
    for name in weights.names.sorted().prefix(4) {
        guard let shape = checkpoint.shape(of: name), let count = shape.count, count < 100_000 else { continue }
        _ = try? checkpoint.floats(name, shape)
    }
}

private func tokenizer(_ bytes: Data) {
    try? bytes.write(to: folder.appending(path: "tokenizer.json"))
    guard let tokenizer = try? Tokenizer(folder: folder) else { return }
    let tokens = tokenizer.encode("A cat, un chat – 猫 \u{1F408}\u{200D}\u{2B1B}.")
    _ = tokenizer.decode(tokens + [0, -1, .max])
}
