import Alto
import AltoTesting
import Foundation

@testable import AltoReading

/// PP-OCRv5's files, where the set-up has put them.
enum PPOCR {
    static let folder = Shared.root.appending(path: ".deps/models/pp-ocrv5-mobile")

    static var files: PPOCRFiles? { PPOCRFiles(folder: folder, cache: nil) }

    static var isInstalled: Bool { files != nil }

    /// The letters THE TEXT of 5 by 7 squares, dark on a slope of gray, as `Tools/reference/ppocr.py` makes them.
    static func pixels(width: Int, height: Int, scale: Int, left: Int, top: Int) -> [UInt8] {
        let letters: [Character: String] = [
            "T": "11111 00100 00100 00100 00100 00100 00100", "E": "11111 10000 10000 11110 10000 10000 11111",
            "X": "10001 10001 01010 00100 01010 10001 10001", "H": "10001 10001 10001 11111 10001 10001 10001",
        ]
        var image = (0..<height).flatMap { _ in (0..<width).flatMap { Array(repeating: UInt8(200 + $0 % 40), count: 3) }
        }
        for (place, letter) in "THE TEXT".enumerated() {
            for (row, line) in (letters[letter] ?? "").split(separator: " ").enumerated() {
                for (column, bit) in line.enumerated() where bit == "1" {
                    let x = left + (place * 6 + column) * scale
                    for y in (top + row * scale)..<(top + (row + 1) * scale) {
                        image.replaceSubrange(
                            3 * (y * width + x)..<3 * (y * width + x + scale),
                            with: Array(repeating: UInt8(30), count: 3 * scale))
                    }
                }
            }
        }
        return image
    }

    /// A copy of the files, one of them changed.
    static func copy(changing name: String, _ change: (Data) throws -> Data) throws -> PPOCRFiles? {
        let copy = FileManager.default.temporaryDirectory.appending(path: "ppocr-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        for file in [PPOCRFiles.detector, PPOCRFiles.recognizer, PPOCRFiles.classifier, PPOCRFiles.characters] {
            let source = folder.appending(path: file), target = copy.appending(path: file)
            if file == name {
                try change(try Data(contentsOf: source)).write(to: target)
            } else {
                try FileManager.default.createSymbolicLink(at: target, withDestinationURL: source)
            }
        }
        return PPOCRFiles(folder: copy, cache: nil)
    }
}
