import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: the first ends the work after the picture at hand, the second at once.
final class Interruption: Sendable {
    private let count = Atomic<Int>(0)
    // Sources live as long as the program; the array is only written in init.
    private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []

    init(announce: @escaping @Sendable () -> Void) {
        unsafe sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in
                guard let self else { return }
                if count.add(1, ordering: .relaxed).newValue > 1 { exit(130) }
                announce()
            }
            source.resume()
            return source
        }
    }

    var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}
