import Alto

/// The way of a picture where there is a network: who reads what is decided by `ReaderChoice`.
extension TextReader {
    /// - Throws: `Problem` with code `modelInvalid` when a file of the network cannot be used.
    func read(_ raster: Raster, of picture: Picture, side: Int, network: PPOCREngine) async throws -> NetworkLook {
        var boxes = try await network.boxes(in: raster)
        guard ReaderChoice.mayBeText(boxes) else { return NetworkLook() }
        let script = await foreignScript(of: raster)
        // A short text of Latin letters is taken for Cyrillic at times: what the network reads with certainty is its own.
        if let script, script.isInstalled, try await !network.isSure(of: boxes, in: raster) {
            return NetworkLook(text: try await readWithTesseract(raster, of: picture, side: side))
        }
        let isPage = ReaderChoice.isPage(boxes)
        var lines: [NetworkLine] = []
        if !isPage {
            lines = try await network.lines(boxes, in: raster)
            if NetworkPlausibility.believed(lines).isEmpty, ReaderChoice.isWorthTurning(boxes) {
                // The detector parts lines that run level better than others.
                let turned = try await network.linesTurned(raster)
                if !NetworkPlausibility.believed(turned.lines).isEmpty { (lines, boxes) = turned }
            }
            guard !NetworkPlausibility.believed(lines).isEmpty else {
                return NetworkLook(isTextUnread: UnreadText.isSeen(lines, boxes: boxes))
            }
            lines = try await reread(lines, in: raster, of: picture, network: network)
        }
        let longest = max(picture.width, picture.height)
        let pool = await poolBesideNetwork()
        let (page, seen) = try await pool.withEngine { engine in
            var page = try await engine.page(
                of: raster, milliseconds: Limits.millisecondsPerLine,
                mayLookCloser: { Self.closerSide($0, side: side, longest: longest) != nil })
            var seen = raster
            if let small = page.smallLetters, let closer = Self.closerSide(small, side: side, longest: longest) {
                let raster = try await picture.raster(longestSide: closer)
                let second = try await engine.page(of: raster, milliseconds: Limits.millisecondsPerLine)
                if !second.lines.isEmpty { (page, seen) = (second, raster) }
            }
            return (page, seen)
        }
        let scale = Double(seen.width * page.enlargement) / Double(raster.width)
        if isPage {
            let left = boxes.filter { box in
                let rect = page.orientation.turned(box.quad.scaled(x: scale, y: scale).bounds)
                return !page.lines.contains {
                    !$0.isShortNumber && $0.confidence >= ReaderChoice.sureTesseract
                        && 2 * $0.rect.overlap(rect) > rect.area
                }
            }
            lines = try await network.lines(left, in: raster, isText: !page.lines.isEmpty)
            lines = try await reread(lines, in: raster, of: picture, network: network)
        }
        let found = NetworkPage(lines: lines, boxes: boxes.map(\.quad), scale: scale)
        let look = try await pool.withEngine { [page, seen] engine in
            let merged = try await engine.merged(page, with: found, in: seen)
            let laid = try await engine.laid(merged, in: seen)
            var readings: [[MissingCells.Reading?]] = []
            for places in laid.places {
                readings.append(try await network.readings(of: places.map(\.mark.quad), in: seen))
            }
            return try await engine.look(at: merged, laid, readings: readings, raster: seen, of: picture)
        }
        let told = try await inItsAlphabet(look, seen, of: picture)
        guard let text = text(from: told) else { return NetworkLook() }
        if script != nil, told.knownShare < UnreadText.Limits.knownShare,
            text.blocks.allSatisfy({ $0.confidence < UnreadText.Limits.sureConfidence })
        {
            return NetworkLook(isTextUnread: true)
        }
        return NetworkLook(text: text)
    }

    /// Small lines are read once more from a closer look, where the picture has more to show.
    private func reread(
        _ lines: [NetworkLine], in raster: Raster, of picture: Picture, network: PPOCREngine
    ) async throws -> [NetworkLine] {
        let heights = NetworkPlausibility.believed(lines).map { $0.quad.height }
        let longest = max(picture.width, picture.height), side = max(raster.width, raster.height)
        guard let small = heights.min(), small < PPOCREngine.Limits.smallLine,
            let closer = Self.closerSide(
                small * Limits.goodLetter / (1.5 * PPOCREngine.Limits.smallLine), side: side, longest: longest)
        else { return lines }
        let closerRaster = try await picture.raster(longestSide: closer)
        return try await network.reread(
            lines, in: closerRaster, scale: Double(closerRaster.width) / Double(raster.width))
    }
}

/// What a look with the network came to.
struct NetworkLook: Sendable {
    var text: ReadText?
    /// There is text, and nobody here can read it.
    var isTextUnread = false
}

/// What the network read of a picture.
struct NetworkPage: Sendable {
    /// Believed or not.
    var lines: [NetworkLine]
    /// All that the detector saw.
    var boxes: [Quad]
    /// From their raster to the one that Tesseract's page is in.
    var scale: Double
}

extension PageReader.Page {
    /// The page with what the network read in it.
    func merged(with network: NetworkPage, width: Int, height: Int, knows: (String) -> Bool) -> PageReader.Page {
        var believed = NetworkPlausibility.believed(
            network.lines, besideHeights: lines.map { $0.letterHeight / NetworkLine.letterShare / network.scale })
        var page = self
        page.orientation = Orientation(quarterTurns: orientation.quarterTurns, width: width, height: height)
        believed = NetworkCells.completed(believed, of: network.lines, beside: lines) {
            [orientation = page.orientation] in
            orientation.turned($0.quad.scaled(x: network.scale, y: network.scale).bounds)
        }
        guard !believed.isEmpty else { return page }
        var letters = [0.0, 0, 0, 0]
        for line in believed {
            letters[line.quad.direction.quarterTurns] += line.confidence * Double(line.letterCount)
        }
        let main = letters.indices.max { letters[$0] < letters[$1] } ?? 0
        let own = lines.reduce(0) { $0 + $1.confidence * Double($1.letterCount) }
        if main != orientation.quarterTurns, own < letters[main] {
            // What Tesseract read of a page that it held the wrong way.
            page.orientation = Orientation(quarterTurns: main, width: width, height: height)
            page.lines = []
        }
        let turned = page.orientation
        page.lines = ReaderChoice.merged(
            network: NetworkRows.joined(believed.map { $0.reading(in: turned, scale: network.scale) }),
            tesseract: page.lines,
            boxes: network.boxes.map { turned.turned($0.scaled(x: network.scale, y: network.scale).bounds) },
            knows: knows)
        return page
    }
}
