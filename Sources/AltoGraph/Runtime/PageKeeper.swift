internal import Dispatch

/// Memory whose contents are also in a file, and which can be given back at any time.
protocol ReleasablePages: Sendable {
    var count: Int { get }
    func release()
}

extension Weights {
    /// Does something that reads all of the checkpoint once, and gives its pages back while that goes on.
    ///
    /// The first use of a matrix packs it anew into memory of the runtime's own. The mapped checkpoint would stay in
    /// memory beside that copy, although nothing needs it any more; so several times a second its pages are let go. A
    /// page that is still needed comes back from the file's cache.
    package func releasingPages<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        let pages = pages.filter { $0.count > 64 << 20 }
        guard !pages.isEmpty else { return try body() }
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInitiated))
        timer.schedule(deadline: .now() + .milliseconds(30), repeating: .milliseconds(30))
        timer.setEventHandler { for part in pages { part.release() } }
        timer.resume()
        defer {
            timer.cancel()
            for part in pages { part.release() }
        }
        return try body()
    }

    private var pages: [any ReleasablePages] {
        files + (quantised?.pages ?? [])
    }
}
