import AltoGraph
import AltoModels
import Foundation

/// Speaks symbols with a VITS checkpoint, and prints what each part took as one line of JSON.
///
///     [PRECISION=bf16] VoiceSpeed FOLDER SYMBOLS.json RUNS THREADS [SIZES OF PIECES [CACHE]]
@main
enum VoiceSpeed {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5, let runs = Int(arguments[3]), let threads = Int(arguments[4]) else {
            print("usage: VoiceSpeed FOLDER SYMBOLS.json RUNS THREADS [SIZES OF PIECES [CACHE]]")
            exit(2)
        }
        let isProfiled = ProcessInfo.processInfo.environment["PROFILE"] == "1"
        let symbols = try JSONDecoder().decode([Int].self, from: Data(contentsOf: URL(filePath: arguments[2])))
        let start = ContinuousClock.now
        let model = try VITSModel(
            folder: URL(filePath: arguments[1]),
            precision: ProcessInfo.processInfo.environment["PRECISION"].flatMap(VITSPrecision.init) ?? .fp32,
            runtime: Runtime(.init(threads: threads, profiles: isProfiled)),
            cache: arguments.count > 6 ? ModelCache(folder: URL(filePath: arguments[6])) : nil)
        let loaded = seconds(ContinuousClock.now - start)

        if isProfiled { FileHandle.standardError.write(Data("loaded \(status("VmRSS")) \(status("RssAnon"))\n".utf8)) }
        let sizes = arguments.count > 5 ? arguments[5].split(separator: ",").compactMap { Int($0) } : [0]
        for size in sizes {
            var (reading, frames, sound, first): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
            var count = 0
            for _ in 0..<runs {
                let begun = ContinuousClock.now
                let read = try model.read(symbols, speaker: 0, noise: Array(repeating: 0, count: 2 * symbols.count))
                let durations = SpeakingDurations(read.logDurations, defaultRate: 1, rate: 1).frames
                let readAt = ContinuousClock.now
                let noise = [Float](repeating: 0, count: durations.reduce(0, +) * model.config.flowSize)
                let latents = try model.frames(of: read, durations: durations, noise: noise)
                let flowed = ContinuousClock.now
                count = 0
                var next = 0
                for piece in size > 0
                    ? VITSChunks.of(latents.count, first: size, largest: size) : VITSChunks.of(latents.count)
                {
                    count += try model.sound(of: latents, piece).count
                    if next == 0 { first.append(seconds(ContinuousClock.now - begun)) }
                    next += 1
                }
                reading.append(seconds(readAt - begun))
                frames.append(seconds(flowed - readAt))
                sound.append(seconds(ContinuousClock.now - flowed))
            }
            let whole = zip(zip(reading, frames), sound).map { $0.0 + $0.1 + $1 }
            let length = Double(count) / Double(model.config.sampleRate)
            print(
                "{\"pieces\": \(size), \"load\": \(loaded), \"text\": \(median(reading)), \"flow\": \(median(frames)),",
                "\"decoder\": \(median(sound)), \"whole\": \(median(whole)), \"first\": \(median(first)),",
                "\"seconds\": \(length), \"factor\": \(median(whole) / length), \"peak\": \(status("VmHWM")), \"now\": \(status("VmRSS"))}"
            )
        }
        if isProfiled { try profile(model.decoderProfile()) }
    }

    private static func profile(_ text: String) throws {
        var sums: [String: Double] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            sums["\(parts[0]) \(parts[1])", default: 0] += Double(parts[2]) ?? 0
        }
        for (operation, sum) in sums.sorted(by: { $0.value > $1.value }).prefix(12) {
            FileHandle.standardError.write(Data("\(operation) \(sum)\n".utf8))
        }
        for line in text.split(separator: "\n").prefix(30) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// Megabytes.
    private static func status(_ key: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return (line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0)
            / 1024
    }
}
