import AltoGraph
import AltoModels
import Foundation

/// Captions raw pixels with a BLIP checkpoint, and prints what each part took as one line of JSON.
///
///     CaptionSpeed FOLDER PIXELS fp32|int8 BEAMS RUNS THREADS [CACHE]
@main
enum CaptionSpeed {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 7, let precision = Precision(rawValue: arguments[3]), let beams = Int(arguments[4]),
            let runs = Int(arguments[5]), let threads = Int(arguments[6])
        else {
            print("usage: CaptionSpeed FOLDER PIXELS fp32|int8 BEAMS RUNS THREADS [CACHE]")
            exit(2)
        }
        let start = ContinuousClock.now
        let folder = URL(filePath: arguments[1])
        let isProfiled = ProcessInfo.processInfo.environment["PROFILE"] == "1"
        let model = try BLIPModel(
            folder: folder, precision: precision, runtime: Runtime(.init(threads: threads, profiles: isProfiled)),
            cache: arguments.count > 7 ? ModelCache(folder: URL(filePath: arguments[7])) : nil)
        let loaded = ContinuousClock.now - start
        let loadedCPU = processorTime()

        let size = model.config.vision.imageSize
        let pixels = try Data(contentsOf: URL(filePath: arguments[2])).withUnsafeBytes {
            Array($0.bindMemory(to: Float.self))
        }
        let picture = Tensor(Array(pixels.prefix(3 * size * size)), [1, 3, size, size])
        var settings = GenerationSettings()
        settings.numBeams = beams
        // The end is kept out, so that every run writes as many words.
        settings.minNewTokens = 20
        settings.eosTokens = [model.config.text.eosToken]

        var vision: [Double] = []
        var text: [Double] = []
        var visionCPU: [Double] = []
        var textCPU: [Double] = []
        var found = GeneratedText(tokens: [], logProbabilities: [])
        var first = 0.0
        for run in 0..<runs {
            let begun = ContinuousClock.now
            let begunCPU = processorTime()
            let request = try model.encode(picture)
            let seen = ContinuousClock.now
            let seenCPU = processorTime()
            let decoder = try model.makeDecoder(lookingAt: request)
            found = try Generator.generate(decoder, prompt: [model.config.text.bosToken], settings)
            visionCPU.append(seenCPU - begunCPU)
            textCPU.append(processorTime() - seenCPU)
            vision.append(seconds(seen - begun))
            text.append(seconds(ContinuousClock.now - seen))
            if run == 0 { first = seconds(ContinuousClock.now - start) }
            if isProfiled, run == runs - 1 { try profile(request, decoder) }
        }
        let tokens = found.tokens.map(String.init).joined(separator: ", ")
        print(
            "{\"load\": \(seconds(loaded)), \"loadCPU\": \(loadedCPU), \"visionCPU\": \(median(visionCPU)), \"textCPU\": \(median(textCPU)), \"first\": \(first), \"vision\": \(median(vision)), \"text\": \(median(text)),",
            "\"peak\": \(peak()), \"now\": \(resident()), \"tokens\": [\(tokens)]}")
    }

    private static func profile(_ requests: InferenceRequest, _ decoder: CachedDecoder) throws {
        for (name, text) in [("last stage", try requests.profile()), ("text", try decoder.profile())] {
            var sums: [String: Double] = [:]
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: "\t")
                sums["\(parts[0]) \(parts[1])", default: 0] += Double(parts[2]) ?? 0
            }
            for (operation, sum) in sums.sorted(by: { $0.value > $1.value }).prefix(8) {
                FileHandle.standardError.write(Data("\(name) \(operation) \(sum)\n".utf8))
            }
        }
    }

    /// Seconds of all threads: what the work costs, also while others use the machine.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// Megabytes, at most so far and now.
    private static func peak() -> Int { status("VmHWM") }
    private static func resident() -> Int { status("VmRSS") }
    private static func status(_ key: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return (line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0)
            / 1024
    }
}
