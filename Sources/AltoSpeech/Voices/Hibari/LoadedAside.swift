import Dispatch
import Synchronization

/// Something that is loaded on another thread while this one loads something else.
final class LoadedAside<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    init(_ load: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
            let loaded = Result { try load() }
            result.withLock { $0 = loaded }
        }
    }

    /// Blocks the thread until it is there.
    func value() throws -> Value {
        group.wait()
        guard let loaded = result.withLock(\.self) else { throw CancellationError() }
        return try loaded.get()
    }
}
