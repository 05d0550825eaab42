package import Alto
import AltoFiles

/// Words and when they are heard, as WebVTT (W3C): a cue for each sentence, with a time before each of its words, so that
/// players can highlight them.
package enum WebVTT {
    /// - Parameter sentences: each with its words in order; ranges in samples of the whole.
    package static func text(_ sentences: [[SpokenWord]], sampleRate: Int) -> String {
        var text = "WEBVTT\n"
        for words in sentences {
            guard let first = words.first, let last = words.last else { continue }
            text += "\n\(time(first.range.lowerBound, sampleRate)) --> \(time(last.range.upperBound, sampleRate))\n"
            for (index, word) in words.enumerated() {
                if index > 0 { text += " <\(time(word.range.lowerBound, sampleRate))>" }
                text += escaped(word.text)
            }
            text += "\n"
        }
        return text
    }

    /// Writes the file whole or not at all.
    ///
    /// - Throws: `Problem` (diskFailed, diskFull).
    package static func write(_ sentences: [[SpokenWord]], sampleRate: Int, to path: String) throws {
        do {
            let file = try PendingFile(path: path)
            try file.write(Array(text(sentences, sampleRate: sampleRate).utf8).span)
            _ = try file.publish()
        } catch {
            throw error.problem(writing: path)
        }
    }

    /// Finds out before any work whether the file can be written.
    package static func check(path: String) throws {
        do {
            try PendingFile.check(path)
        } catch {
            throw error.problem(writing: path)
        }
    }

    private static func time(_ samples: Int, _ sampleRate: Int) -> String {
        let milliseconds = samples * 1000 / max(1, sampleRate)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return
            "\(padded(milliseconds / 3_600_000, 2)):\(padded(milliseconds / 60_000 % 60, 2)):\(padded(milliseconds / 1000 % 60, 2)).\(padded(milliseconds % 1000, 3))"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
