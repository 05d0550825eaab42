public import Alto

/// Reads QR codes, bar codes and the like, with ZXing-C++.
public struct CodeReader: Observer {
    public let stage = Stage.codes

    enum Limits {
        /// The longest side of the look. A code that fills a twentieth of it has 3 pixels a module.
        static let look = 1_600
        /// Nothing smaller than this holds a code.
        static let thinnest = 8
    }

    private let engine = CodeEngine()

    public init() {}

    public func observe(_ picture: Picture) async throws -> Observation {
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
        let grey = Grey(raster)
        do {
            var found = CodeJudge.accepted(try CodeFinder.codes(in: grey, .init()))
            if found.isEmpty {
                try Task.checkCancellation()
                found = CodeJudge.accepted(try CodeFinder.codes(in: grey, .init(inverted: true)))
            }
            return found.map { code in
                let box = Box(x: code.span.left, y: code.span.top, width: code.span.width, height: code.span.height)
                return Code(kind: code.kind, content: CodeJudge.content(of: code), box: box.scaled(from: raster, to: picture))
            }
        } catch is CodeFinder.Failure {
            throw Problem(.internalError, "The code reader failed on this picture.")
        }
    }
}
