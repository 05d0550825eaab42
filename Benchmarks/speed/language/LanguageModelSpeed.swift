import AltoGraph
import AltoModels
import Foundation

/// Reads a prompt and writes words with a language model's checkpoint, and prints what each took as one line of JSON.
///
///     LanguageModelSpeed FOLDER fp32|bf16|int8|int4 PROMPT-TOKENS WORDS THREADS [CACHE]
///     LanguageModelSpeed error FOLDER bf16|int8|int4     how far the scores of one reading are from float32's
///
/// `bandwidth` is how fast this process reads memory, measured in the same run: what writing a word is bound by.
@main
enum LanguageModelSpeed {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "error", let precision = Precision(rawValue: arguments[3]) {
            return try printError(of: precision, in: URL(filePath: arguments[2]))
        }
        guard arguments.count >= 6, let precision = Precision(rawValue: arguments[2]),
            let length = Int(arguments[3]), let words = Int(arguments[4]), let threads = Int(arguments[5])
        else {
            print("usage: LanguageModelSpeed FOLDER fp32|bf16|int8|int4 PROMPT-TOKENS WORDS THREADS [CACHE]")
            exit(2)
        }
        let isProfiled = ProcessInfo.processInfo.environment["PROFILE"] == "1"
        let start = ContinuousClock.now
        let model = try LanguageModel(
            folder: URL(filePath: arguments[1]), precision: precision,
            runtime: Runtime(.init(threads: threads, profiles: isProfiled)),
            cache: arguments.count > 6 ? ModelCache(folder: URL(filePath: arguments[6])) : nil)
        let loaded = seconds(ContinuousClock.now - start)

        let prompt = (0..<length).map { 3 + (7 * $0) % 1000 }
        let text = try model.makeText()
        var prefill: [Double] = []
        var steps: [Double] = []
        var tokens: [Int] = []
        for round in 0..<3 {
            try text.reset()
            let begun = ContinuousClock.now
            var scores = try text.read(text.embed(prompt))
            // The first reading also packs the weights.
            if round > 0 { prefill.append(seconds(ContinuousClock.now - begun)) }
            tokens = []
            for _ in 0..<words {
                let row = Array(scores.row(0))
                let token = row.indices.max { row[$0] < row[$1] } ?? 0
                tokens.append(token)
                let step = ContinuousClock.now
                scores = try text.step([[token]], parents: [0])
                if round > 0 { steps.append(seconds(ContinuousClock.now - step)) }
            }
        }
        if isProfiled { print(try text.profile()) }
        print(
            "{\"load\": \(loaded), \"prefill\": \(median(prefill)), \"step\": \(median(steps)),",
            "\"parameters\": \(model.config.parameterCount), \"peak\": \(memory("VmHWM:")), \"now\": \(memory("VmRSS:")),",
            "\"bandwidth\": \(bandwidth(threads: threads)), \"tokens\": \(tokens)}")
    }

    /// The norm of the difference of the scores over their norm, after 64 tokens.
    private static func printError(of precision: Precision, in folder: URL) throws {
        func scores(_ precision: Precision) throws -> [Float] {
            let text = try LanguageModel(folder: folder, precision: precision, runtime: Runtime()).makeText()
            return Array(try text.read(text.embed((0..<64).map { 3 + (7 * $0) % 1000 })).row(0))
        }
        let (exact, found) = (try scores(.fp32), try scores(precision))
        let (difference, norm) = zip(found, exact).reduce(into: (Float(0), Float(0))) { sums, pair in
            sums.0 += (pair.0 - pair.1) * (pair.0 - pair.1)
            sums.1 += pair.1 * pair.1
        }
        print("{\"error\": \((difference / norm).squareRoot())}")
    }

    /// Bytes a second of reading a block far larger than the caches, the best of three.
    private static func bandwidth(threads: Int) -> Double {
        let count = 1 << 30
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
        defer { unsafe block.deallocate() }
        _ = unsafe block.initializeMemory(as: UInt8.self, repeating: 1)
        let bytes = unsafe Block(bytes: UnsafeRawBufferPointer(block))
        var best = 0.0
        for _ in 0..<3 {
            let start = ContinuousClock.now
            DispatchQueue.concurrentPerform(iterations: threads) { part in
                unsafe bytes.read(count / threads * part..<count / threads * (part + 1))
            }
            best = max(best, Double(count) / seconds(ContinuousClock.now - start))
        }
        return best
    }

    @unsafe private struct Block: @unchecked Sendable {
        let bytes: UnsafeRawBufferPointer

        func read(_ range: Range<Int>) {
            var sums = (SIMD16<UInt32>(), SIMD16<UInt32>(), SIMD16<UInt32>(), SIMD16<UInt32>())
            for offset in stride(from: range.lowerBound, to: range.upperBound - 255, by: 256) {
                unsafe sums.0 ^= bytes.load(fromByteOffset: offset, as: SIMD16<UInt32>.self)
                unsafe sums.1 ^= bytes.load(fromByteOffset: offset + 64, as: SIMD16<UInt32>.self)
                unsafe sums.2 ^= bytes.load(fromByteOffset: offset + 128, as: SIMD16<UInt32>.self)
                unsafe sums.3 ^= bytes.load(fromByteOffset: offset + 192, as: SIMD16<UInt32>.self)
            }
            // Read by somebody, so that it is not left out.
            if (sums.0 ^ sums.1 ^ sums.2 ^ sums.3).max() == 12_345 { print("") }
        }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    /// A line of Linux's account of this process's memory, in bytes.
    private static func memory(_ field: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
        return line.flatMap { Int($0.split(whereSeparator: \.isWhitespace)[1]) }.map { $0 * 1024 } ?? 0
    }
}
