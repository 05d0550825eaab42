package import Alto

/// Reads QR codes, bar codes and the like, with ZXing-C++.
package struct CodeReader: Observer {
    package let stage = Stage.codes

    enum Limits {
        /// The longest side of the look. A code that fills a twentieth of it has 3 pixels a module.
        static let look = 1_600
        /// Nothing smaller than this holds a code.
        static let thinnest = 8
    }

    private let engine = CodeEngine()

    package init() {}

    package func observe(_ picture: Picture) async throws -> Observation {
        guard min(picture.width, picture.height) >= Limits.thinnest else { return .codes([]) }
        let raster = try await picture.raster(longestSide: Limits.look)
        return .codes(try await engine.codes(in: raster, of: picture))
    }
}

/// Runs the search on a thread of its own kind.
actor CodeEngine {
    private let executor = BlockingExecutor(label: "codes")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func codes(in raster: Raster, of picture: Picture) throws -> [Code] {
        let gray = Gray(raster)
        do {
            var found = CodeFilter.accepted(try CodeDetector.codes(in: gray, .init()))
            if found.isEmpty {
                try Task.checkCancellation()
                found = CodeFilter.accepted(try CodeDetector.codes(in: gray, .init(inverted: true)))
            }
            return found.map { code in
                let box = Box(x: code.rect.left, y: code.rect.top, width: code.rect.width, height: code.rect.height)
                return Code(
                    kind: code.kind, content: CodeFilter.content(of: code), box: box.scaled(from: raster, to: picture))
            }
        } catch is CodeDetector.Failure {
            throw Problem(.internalError, "The code reader failed on this picture.")
        }
    }
}
