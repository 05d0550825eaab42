// Measures how long labels and moderation take: loading, the first picture, then each picture again and again in a warm
// process.
//
//     LabelSpeed MODELS CACHE PICTURE...          (MODELS: the folder with efficientnet-lite2/ and open-nsfw/)
import Alto
import AltoGraph
import AltoLabels
import AltoPictures
import Foundation

@main struct LabelSpeed {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 3 else {
            print("usage: LabelSpeed MODELS CACHE PICTURE...")
            return
        }
        let models = URL(filePath: arguments[0])
        let cache = ModelCache(folder: URL(filePath: arguments[1]))
        let labels = LabelObserver(folder: models.appending(path: "efficientnet-lite2"), cache: cache)
        let moderation = ModerationObserver(folder: models.appending(path: "open-nsfw"), cache: nil)
        await measure("labels", labels, prepare: labels.prepare, arguments.dropFirst(2))
        await measure("moderation", moderation, prepare: moderation.prepare, arguments.dropFirst(2))
        print("resident \(memory("VmRSS")), at most \(memory("VmHWM"))")
    }

    private static func measure(
        _ name: String, _ observer: any Observer, prepare: () async throws -> Void, _ files: ArraySlice<String>
    ) async {
        do {
            print("\(name): loaded in \(try await milliseconds(prepare))")
            for file in files {
                let picture = try await PictureDecoder().decode([UInt8](Data(contentsOf: URL(filePath: file))))
                // The decoder's working copy is made for the first who looks.
                _ = try await picture.raster(longestSide: 1600)
                var times: [Double] = []
                for _ in 0..<20 {
                    let start = ContinuousClock.now
                    _ = try await observer.observe(picture)
                    times.append((ContinuousClock.now - start) / .milliseconds(1))
                }
                times.sort()
                let name = file.split(separator: "/").last ?? ""
                print("  \(name): median \(times[10].rounded()) ms, least \(times[0].rounded())")
            }
        } catch {
            print("\(name): \(error)")
        }
    }

    private static func milliseconds(_ body: () async throws -> Void) async rethrows -> String {
        let start = ContinuousClock.now
        try await body()
        return "\(((ContinuousClock.now - start) / .milliseconds(1)).rounded()) ms"
    }

    private static func memory(_ field: String) -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").first { $0.hasPrefix(field) }?.split(separator: ":").last
            .map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
