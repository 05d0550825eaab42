/// Watches a text that comes in parts for those at which it ends, which may begin in one part and end in another. What
/// may be the beginning of one is held back.
package struct StopTexts: Sendable {
    private let texts: [[Unicode.Scalar]]
    private var held: [Unicode.Scalar] = []
    package private(set) var hasStopped = false

    package init(_ texts: [String]) { self.texts = texts.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty } }

    /// - Returns: what is sure to be no part of a stop text. Of what follows one there is nothing.
    package mutating func take(_ part: String) -> String {
        guard !hasStopped else { return "" }
        guard !texts.isEmpty else { return part }
        held.append(contentsOf: part.unicodeScalars)
        let places = texts.compactMap { PythonText.find($0, in: held) }
        if let place = places.min() {
            hasStopped = true
            defer { held = [] }
            return PythonText.string(held[..<place])
        }
        let kept =
            texts.map { text in
                (0...min(held.count, text.count - 1)).last { held.suffix($0).elementsEqual(text.prefix($0)) } ?? 0
            }.max() ?? 0
        defer { held.removeFirst(held.count - kept) }
        return PythonText.string(held[..<(held.count - kept)])
    }

    /// What was held back, where the text has ended without a stop text.
    package mutating func finish() -> String {
        defer { held = [] }
        return PythonText.string(held[...])
    }
}
