/// A line as the network read it.
struct NetworkLine: Hashable, Sendable {
    /// In pixels of the raster that was looked at; oriented as its text is read.
    var quad: Quad
    /// Spaces included.
    var characters: [TextRecognizer.Character]
    /// How sure the detector was of its box.
    var score: Double

    var text: String { characters.map(\.text).joined() }

    /// Mean over its characters, spaces left out; 0 for none.
    var confidence: Double {
        let known = characters.filter { $0.text != " " }
        return known.isEmpty ? 0 : known.reduce(0) { $0 + $1.confidence } / Double(known.count)
    }

    var letterCount: Int { text.letterCount }

    /// How good a reading it is beside another of the same box.
    var worth: Double { confidence * Double(letterCount).squareRoot() }
}

extension NetworkLine {
    /// Letters fill this much of a box's height: nearer to an x than to a capital, as `Line.letterHeight` counts. And
    /// their feet stand so far above its lower edge.
    static let letterShare = 0.55, footShare = 0.2

    /// The line in turned coordinates, its words apart.
    ///
    /// - Parameter scale: from the line's raster to the raster of `orientation`.
    func reading(in orientation: Orientation, scale: Double) -> LineReading {
        let quad = quad.scaled(x: scale, y: scale)
        func turned(_ quad: Quad) -> Rect { orientation.turned(quad.bounds) }
        var words: [Word] = []
        var open: [TextRecognizer.Character] = []
        func close() {
            guard let first = open.first, let last = open.last else { return }
            let confidences = open.map(\.confidence)
            words.append(
                Word(
                    text: open.map(\.text).joined(), language: "",
                    confidence: confidences.reduce(0, +) / Double(confidences.count),
                    weakest: confidences.min() ?? 0, isInDictionary: false,
                    rect: turned(quad.part(from: first.start, to: last.end))))
            open = []
        }
        for character in characters {
            if character.text.allSatisfy(\.isWhitespace) { close() } else { open.append(character) }
        }
        close()
        let rect = turned(quad)
        let direction = quad.direction
        // A line across the page's direction is a box of its own.
        let isAlong = direction.quarterTurns == orientation.quarterTurns
        let middle = orientation.turned(
            Rect(
                left: Int(quad.center.x), top: Int(quad.center.y), right: Int(quad.center.x), bottom: Int(quad.center.y)
            ))
        return LineReading(
            words: words, rect: rect, letterHeight: max(1, Self.letterShare * quad.height),
            slope: isAlong ? direction.slope : 0,
            foot: isAlong ? Double(middle.top) + (0.5 - Self.footShare) * quad.height : nil)
    }
}
