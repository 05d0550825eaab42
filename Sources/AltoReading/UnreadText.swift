import Alto

/// Text that is seen and cannot be read: a script whose data is not installed, mostly. It is told, because silence would
/// say that there is none.
enum UnreadText {
    enum Limits {
        /// A box as sure and as long as this holds a line of text, whatever was read in it.
        static let score = 0.8
        static let elongation = 3.0
        /// So many letters are enough to tell a script where the network read this into them: it tells letters of
        /// another script from texture, in which it reads less.
        static let letters = 5
        static let readInto = 6
        /// Where a script is told that nobody can read here, text of which the dictionary knows less than this share is
        /// not believed, unless it was read with certainty.
        static let knownShare = 0.25
        static let sureConfidence = 0.93
    }

    static func isSeen(_ lines: [NetworkLine], boxes: [ProbabilityMap.Box]) -> Bool {
        boxes.contains { $0.score >= Limits.score && $0.elongation >= Limits.elongation }
            && lines.contains {
                $0.letterCount >= Limits.readInto && $0.score >= Limits.score
                    && $0.quad.width >= Limits.elongation * $0.quad.height
            }
    }

    /// - Parameter script: as Tesseract names it; nil where it cannot be told.
    static func problem(script: String?) -> Problem {
        if let script, let language = AutomaticLanguages.mainLanguage(of: script) {
            return Problem(
                .textLanguageMissing, "There is text in \(script) script that I cannot read.",
                remedy: "Install its data with: sudo apt-get install \(TextLanguages.debianPackage(language))",
                script: UnreadScript(name: script, package: TextLanguages.debianPackage(language)))
        }
        return Problem(
            .textLanguageMissing, "There is text that I cannot read.",
            remedy:
                "Where it is in another script, install the data of its language, such as tesseract-ocr-ara for Arabic.",
            script: UnreadScript())
    }
}
