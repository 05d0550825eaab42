/// A sentence cut where eSpeak NG ends a clause, with the mark that ends it: what Piper's voices were trained to read.
struct ClausedText {
    /// What lies between the marks, none of it blank.
    let stretches: [String]
    private let marks: [String]

    private static let clauseMarks: [Unicode.Scalar: String] = [
        ".": ".", "。": ".", "…": ".", "?": "?", "？": "?", "!": "!", "！": "!", ",": ",", "，": ",", "、": ",", ":": ":",
        ";": ";", "—": ",",
    ]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var stretches: [String] = []
        var marks: [String] = []
        var start = 0
        var index = 0
        func take(to end: Int, _ mark: String) {
            let stretch = String(String.UnicodeScalarView(scalars[start..<end]))
            if stretch.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
                stretches.append(stretch)
                marks.append(mark)
            } else if !mark.isEmpty, let last = marks.indices.last {
                marks[last] = mark
            }
        }
        while index < scalars.count {
            let mark = Self.clauseMarks[scalars[index]]
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            // "3.14" and "9:30" go on.
            if let mark,
                !(scalars[index].isASCII && (next.properties.isAlphabetic || next.properties.numericType != nil))
            {
                take(to: index, mark)
                start = index + 1
            }
            index += 1
        }
        take(to: scalars.count, "")
        self.stretches = stretches
        self.marks = marks
    }

    /// - Parameter phonemes: as many as there are stretches; flags of a change of language, such as "(en)", are left out.
    func joined(_ phonemes: [String]) -> String {
        var result = ""
        for (index, (text, mark)) in zip(phonemes, marks).enumerated() {
            result += Self.withoutFlags(text) + mark
            if index + 1 < marks.count, mark.isEmpty || ",:;".contains(mark) { result += " " }
        }
        return result
    }

    private static func withoutFlags(_ phonemes: String) -> String {
        var rest = phonemes.unicodeScalars[...]
        var result = String.UnicodeScalarView()
        while let start = rest.firstIndex(of: "("), let end = rest[start...].firstIndex(of: ")") {
            result += rest[..<start]
            rest = rest[end...].dropFirst()
        }
        result += rest
        return String(result)
    }
}
