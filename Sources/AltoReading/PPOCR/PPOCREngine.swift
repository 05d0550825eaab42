import Alto

/// Finds and reads lines with PP-OCRv5's networks, on a thread of its own. One serves all pictures: they share the
/// process's threads anyhow.
actor PPOCREngine {
    private let executor = BlockingExecutor(label: "ppocr")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    enum Limits {
        /// Boxes this much higher than wide hold text that runs down or up, or columns.
        static let tall = 1.5
        /// Boxes that are less long either way tell no direction: they are read as the others are.
        static let square = 1.5
        /// How much of a box's height is rim where it holds a board and not letters.
        static let boardRim = 0.25
        /// So many boxes, the likeliest first, are read in vain before a picture is taken to have no text.
        static let triesInVain = 4
        /// Letters that tell whether the network knows their script, and how sure it is of them on average.
        static let lettersToBeSure = 6
        static let sure = 0.96
        /// More are not read.
        static let mostLines = 64
        /// A line less high than this, in pixels of the raster, is read from a closer look where there is one.
        static let smallLine = 20.0
    }

    private let models: PPOCRModels

    init(_ files: PPOCRFiles) {
        models = PPOCRModels(files)
    }

    /// - Throws: `Problem`.
    func boxes(in raster: Raster) throws -> [ProbabilityMap.Box] {
        try Task.checkCancellation()
        return try models.boxes(in: raster)
    }

    /// Reads boxes, the likeliest text first.
    ///
    /// - Parameter isText: something of the picture has been read already.
    /// - Returns: what was read of each that holds a letter, believed or not.
    /// - Throws: `Problem`, `CancellationError`.
    func lines(_ boxes: [ProbabilityMap.Box], in raster: Raster, isText: Bool = false) throws -> [NetworkLine] {
        var lines: [NetworkLine] = []
        var turns = [0, 0, 0, 0]
        var isText = isText
        for (index, box) in boxes.sorted(by: { $0.likelihood > $1.likelihood }).enumerated() {
            guard index < Limits.mostLines, isText || index < Limits.triesInVain else { break }
            try Task.checkCancellation()
            guard let line = try line(box, in: raster, turns: turns, looksTwice: isText || index < 2) else { continue }
            lines.append(line)
            guard NetworkPlausibility.standsAlone(line) else { continue }
            isText = true
            turns[line.quad.direction.quarterTurns] += line.letterCount
        }
        return lines
    }

    /// Whether the likeliest lines are read with certainty, which letters that the network does not know never are.
    func isSure(of boxes: [ProbabilityMap.Box], in raster: Raster) throws -> Bool {
        let likely = boxes.sorted { $0.likelihood > $1.likelihood }.prefix(Limits.triesInVain)
        let read = try lines(Array(likely), in: raster).flatMap(\.characters).filter { $0.text != " " }
        return read.count >= Limits.lettersToBeSure
            && read.reduce(0) { $0 + $1.confidence } >= Limits.sure * Double(read.count)
    }

    /// Finds and reads the lines of the raster when it is turned by a quarter.
    ///
    /// - Returns: in coordinates of the raster as it was given.
    func linesTurned(_ raster: Raster) throws -> (lines: [NetworkLine], boxes: [ProbabilityMap.Box]) {
        let orientation = Orientation(quarterTurns: 1, width: raster.width, height: raster.height)
        guard let turned = raster.turned(to: orientation) else { return ([], []) }
        let found = try models.boxes(in: turned)
        var read = try lines(found, in: turned)
        for index in read.indices { read[index].quad = read[index].quad.mapped { orientation.raster($0) as Point } }
        let boxes = found.map {
            ProbabilityMap.Box(quad: $0.quad.mapped { orientation.raster($0) as Point }, score: $0.score)
        }
        return (read, boxes)
    }

    /// Reads lines once more in another raster of the same picture: what is surer there stays.
    func reread(_ lines: [NetworkLine], in raster: Raster, scale: Double) throws -> [NetworkLine] {
        try lines.map { line in
            guard line.quad.height < Limits.smallLine else { return line }
            try Task.checkCancellation()
            guard var closer = try read(line.quad.scaled(x: scale, y: scale), score: line.score, in: raster),
                closer.worth > line.worth
            else { return line }
            closer.quad = line.quad
            return closer
        }
    }

    /// Reads marks by themselves, such as digits in cells of a table.
    ///
    /// - Returns: of each what was read in it; nothing where that was nothing.
    func readings(of quads: [Quad], in raster: Raster) throws -> [MissingCells.Reading?] {
        try quads.map { quad in
            try Task.checkCancellation()
            let characters = try models.characters(of: LineImage(raster, quad: quad))
            guard let weakest = characters.map(\.confidence).min() else { return nil }
            return MissingCells.Reading(text: characters.map(\.text).joined(), confidence: weakest)
        }
    }

    /// - Parameter turns: how many letters were read of text that runs to each of four sides.
    private func line(
        _ box: ProbabilityMap.Box, in raster: Raster, turns: [Int], looksTwice: Bool
    ) throws -> NetworkLine? {
        let quad = box.quad
        let main = turns.indices.max { turns[$0] < turns[$1] } ?? 0
        let isTall = quad.height > Limits.tall * quad.width
        let isSquare = !isTall && quad.width < Limits.square * quad.height
        var turn = isTall ? 1 : 0
        if turns[main] > 0, isSquare || main % 2 == turn { turn = main }
        let first = try read(quad.turned(quarterTurns: turn), score: box.score, in: raster)
        // Text stands upright more often than not; what runs down may as well run up.
        let isDoubtful = turn % 2 == 1 && turns[turn] == 0
        if let first, first.confidence >= NetworkPlausibility.sureConfidence, !isDoubtful { return first }
        guard looksTwice, box.score >= NetworkPlausibility.secondLookScore else { return first }
        var upright = quad.turned(quarterTurns: turn)
        var best = first
        if try models.upsideDown(upright, in: raster).map({ $0 >= 0.5 }) ?? true {
            let other = quad.turned(quarterTurns: turn + 2)
            if let second = try read(other, score: box.score, in: raster), second.worth > (best?.worth ?? 0) {
                (best, upright) = (second, other)
            }
        }
        // Small letters on a board: the box is the board's.
        if let unsure = best, unsure.confidence < NetworkPlausibility.sureConfidence,
            var close = try read(upright.trimmed(by: Limits.boardRim), score: box.score, in: raster),
            close.worth > unsure.worth, close.letterCount >= unsure.letterCount
        {
            close.quad = upright
            best = close
        }
        return best
    }

    private func read(_ quad: Quad, score: Double, in raster: Raster) throws -> NetworkLine? {
        let image = LineImage(raster, quad: quad)
        let characters = SpaceRestorer.restored(try models.characters(of: image), in: image)
        let line = NetworkPlausibility.cleaned(NetworkLine(quad: quad, characters: characters, score: score))
        return line.letterCount > 0 ? line : nil
    }
}

extension Quad {
    fileprivate func mapped(_ map: (Point) -> Point) -> Quad {
        Quad(
            topLeft: map(topLeft), topRight: map(topRight), bottomRight: map(bottomRight), bottomLeft: map(bottomLeft))
    }
}

extension Raster {
    /// The pixels in turned coordinates.
    fileprivate func turned(to orientation: Orientation) -> Raster? {
        let (w, h) = (orientation.turnedWidth, orientation.turnedHeight)
        let turned = unsafe [UInt8](unsafeUninitializedCapacity: 3 * w * h) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                var at = 0
                for y in 0..<h {
                    for x in 0..<w {
                        let point = orientation.raster(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                        let from = 3 * (Int(point.y) * width + Int(point.x))
                        for channel in 0..<3 { unsafe target[at + channel] = source[from + channel] }
                        at += 3
                    }
                }
            }
            count = 3 * w * h
        }
        return Raster(width: w, height: h, bytes: turned)
    }
}
