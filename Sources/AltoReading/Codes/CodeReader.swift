package import Alto

/// Reads QR codes, bar codes and the like, with ZXing-C++.
package struct CodeReader: Observer {
    package let stage = Stage.codes

    enum Limits {
        /// The longest side of the look. A code that fills a twentieth of it has 3 pixels a module.
        static let look = 1_600
        /// Nothing smaller than this holds a code.
        static let thinnest = 8
        /// From so many codes on, the picture is looked at once more, closer.
        static let many = 3
        static let closerLook = 2_800
    }

    /// Keep what `CodeSecrets` takes out: for whoever asked for it on their own machine.
    private let keepsSecrets: Bool
    private let engine = CodeEngine()

    package init(keepsSecrets: Bool = false) {
        self.keepsSecrets = keepsSecrets
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        guard min(picture.width, picture.height) >= Limits.thinnest else { return .codes([]) }
        let raster = try await picture.raster(longestSide: Limits.look)
        var sheet = try await engine.sheet(in: raster, of: picture)
        // Many codes on one picture are small ones.
        if sheet.codes.count >= Limits.many, max(picture.width, picture.height) > Limits.look {
            let closer = try await engine.sheet(in: picture.raster(longestSide: Limits.closerLook), of: picture)
            if closer.codes.count > sheet.codes.count { sheet = closer }
        }
        if !keepsSecrets {
            for index in sheet.codes.indices {
                sheet.codes[index].content = CodeSecrets.removed(from: sheet.codes[index].content)
            }
        }
        return .codes(sheet.codes, isCutShort: sheet.isCutShort)
    }
}

/// Runs the search on a thread of its own kind.
actor CodeEngine {
    private let executor = BlockingExecutor(label: "codes")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// The codes of a picture, and whether there may be more.
    struct Sheet: Sendable {
        var codes: [Code]
        var isCutShort: Bool
    }

    func sheet(in raster: Raster, of picture: Picture) throws -> Sheet {
        let gray = Gray(raster)
        do {
            var (found, isCutShort) = try CodeDetector.codes(in: gray, .init())
            found = CodeFilter.accepted(found)
            if found.isEmpty {
                try Task.checkCancellation()
                (found, isCutShort) = try CodeDetector.codes(in: gray, .init(inverted: true))
                found = CodeFilter.accepted(found)
            }
            let codes = found.map { code in
                let box = Box(x: code.rect.left, y: code.rect.top, width: code.rect.width, height: code.rect.height)
                let (content, isBinary) = CodeFilter.content(of: code)
                return Code(
                    kind: code.kind, content: content, isBinary: isBinary, box: box.scaled(from: raster, to: picture))
            }
            return Sheet(codes: codes, isCutShort: isCutShort)
        } catch is CodeDetector.Failure {
            throw Problem(.internalError, "The code reader failed on this picture.")
        }
    }
}
