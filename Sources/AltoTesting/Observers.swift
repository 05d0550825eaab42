package import Alto

extension Picture {
    /// A picture of one grey, without a file behind it.
    package static func flat(width: Int, height: Int) -> Picture {
        Picture(width: width, height: height, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
            guard
                let raster = Raster(
                    width: width, height: height, bytes: Array(repeating: 128, count: 3 * width * height))
            else { throw Problem(.decodeFailed, "A flat picture needs a size.") }
            return raster
        }
    }
}

/// Finds what it was told to find.
package struct FixedObserver: Observer {
    package let stage: Stage
    private let observation: Observation

    package init(_ stage: Stage, _ observation: Observation) {
        self.stage = stage
        self.observation = observation
    }

    package func observe(_ picture: Picture) async throws -> Observation { observation }
}

/// Fails with the error that it was given.
package struct FailingObserver: Observer {
    package let stage: Stage
    private let error: any Error

    package init(_ stage: Stage, _ error: any Error) {
        self.stage = stage
        self.error = error
    }

    package func observe(_ picture: Picture) async throws -> Observation { throw error }
}

/// Never comes to an end and does not listen to cancellation, like a C library in a loop.
package struct HangingObserver: Observer {
    package let stage: Stage

    package init(_ stage: Stage) { self.stage = stage }

    package func observe(_ picture: Picture) async throws -> Observation {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        return .codes([])
    }
}

/// A place where several tasks wait until all have come.
package actor Barrier {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init(of count: Int) { missing = count }

    func arrive() async {
        missing -= 1
        guard missing <= 0 else {
            await withCheckedContinuation { waiting.append($0) }
            return
        }
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

/// Finds nothing, once everybody has come.
package struct BarrierObserver: Observer {
    package let stage: Stage
    private let meeting: Barrier

    package init(_ stage: Stage, _ meeting: Barrier) {
        self.stage = stage
        self.meeting = meeting
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        await meeting.arrive()
        return stage == .text ? .text(nil) : .people(People(faces: []))
    }
}
