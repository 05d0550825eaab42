import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM, as a program wants to take them.
final class Interruption: Sendable {
    private let count = Atomic<Int>(0)
    // Sources live as long as the program; the array is only written in init.
    private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []

    /// - Parameter handle: is told how many came by then.
    init(by signals: [Int32] = [SIGINT, SIGTERM], handle: @escaping @Sendable (Int) -> Void) {
        unsafe sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in
                guard let self else { return }
                handle(count.add(1, ordering: .relaxed).newValue)
            }
            source.resume()
            return source
        }
    }

    /// The first ends the work after the picture at hand, the second at once.
    convenience init(announce: @escaping @Sendable () -> Void) {
        self.init { count in
            if count > 1 { exit(130) }
            announce()
        }
    }

    var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}
