import AltoGraph
import AltoModels
import Foundation

/// Translates rows of tokens with a Marian checkpoint, and prints what it took as one line of JSON.
///
///     TranslationSpeed FOLDER ROWS.json fp32|int8 THREADS
@main
enum TranslationSpeed {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let precision = Precision(rawValue: arguments[3]), let threads = Int(arguments[4])
        else {
            print("usage: TranslationSpeed FOLDER ROWS.json fp32|int8 THREADS")
            exit(2)
        }
        let start = ContinuousClock.now
        let model = try MarianModel(
            folder: URL(filePath: arguments[1]), precision: precision, runtime: Runtime(.init(threads: threads)),
            cache: ModelCache(folder: FileManager.default.temporaryDirectory.appending(path: "alto-translation-speed")))
        let loaded = ContinuousClock.now - start
        let rows = try JSONDecoder().decode([[Int]].self, from: Data(contentsOf: URL(filePath: arguments[2])))
        var seconds: [Double] = []
        var found: [[Int]] = []
        for row in rows + rows {
            let begun = ContinuousClock.now
            found.append(try model.translate(row).tokens)
            seconds.append((ContinuousClock.now - begun) / .seconds(1))
        }
        // The first round warms up.
        let sorted = seconds.suffix(rows.count).sorted()
        let tokens = try JSONEncoder().encode(Array(found.suffix(rows.count)))
        print(
            "{\"load\": \(loaded / .seconds(1)), \"median\": \(sorted[sorted.count / 2]), \"sum\": \(sorted.reduce(0, +)),",
            "\"tokens\": \(String(decoding: tokens, as: UTF8.self))}")
    }
}
