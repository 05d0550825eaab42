internal import Dispatch

extension Weights {
    /// Does something that reads all of the checkpoint once, and gives its pages back while that goes on.
    ///
    /// Compiling packs every matrix anew into memory of the runtime's own. The mapped checkpoint would stay in memory
    /// beside that copy, although nothing needs it any more; so several times a second its pages are let go. A page that
    /// is still needed comes back from the file's cache.
    package func releasingPages<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        let keeper = files.filter { $0.count > 64 << 20 }
        guard !keeper.isEmpty else { return try body() }
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInitiated))
        timer.schedule(deadline: .now() + .milliseconds(30), repeating: .milliseconds(30))
        timer.setEventHandler { for file in keeper { file.release() } }
        timer.resume()
        defer {
            timer.cancel()
            releasePages()
        }
        return try body()
    }
}
