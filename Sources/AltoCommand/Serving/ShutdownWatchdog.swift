import Dispatch
import Foundation

/// Ends the program some time after SIGTERM or SIGINT when it has not ended by itself: a computation that is stuck cannot be stopped
/// otherwise. Nothing is lost: jobs and blobs are on disk, and whose jobs they were is known by a lock that ends with the process.
///
/// It has a thread of its own, so that it works when all others are stuck.
final class ShutdownWatchdog {
    private let sources: [any DispatchSourceSignal]

    init(after delay: Duration) {
        let queue = DispatchQueue(label: "alto.last-resort")
        let seconds = delay / .seconds(1)
        sources = [SIGTERM, SIGINT].map { signal in
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            source.setEventHandler {
                queue.asyncAfter(deadline: .now() + seconds) {
                    Terminal.printError("alto: Something did not end in time; the rest is done after the next start.")
                    exit(0)
                }
            }
            source.activate()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
