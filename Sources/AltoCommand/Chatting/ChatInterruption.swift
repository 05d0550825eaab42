import Foundation
import Synchronization

/// Ctrl-C in a conversation: stops the answer that is under way. Where there is none, the first says how to end it, and the
/// second ends it.
final class ChatInterruption: Sendable {
    private let presses: Interruption

    private final class Warning: Sendable { let isGiven = Mutex(false) }

    private let warning: Warning

    /// - Parameter isInteractive: whether somebody types: else nothing is to be waited for.
    init(_ loop: ChatLoop, _ output: any ChatOutput, isInteractive: Bool) {
        let warning = Warning()
        self.warning = warning
        presses = Interruption(by: [SIGINT]) { _ in
            if loop.stopAnswer() { return warning.isGiven.withLock { $0 = false } }
            let isSecond = warning.isGiven.withLock { given in
                defer { given = true }
                return given
            }
            if isSecond || !isInteractive { exit(130) }
            output.notice("\nOnce more ends the conversation.")
            output.prompt()
        }
    }

    /// Something was typed meanwhile.
    func forget() { warning.isGiven.withLock { $0 = false } }
}
