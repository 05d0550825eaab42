/// Work that is brought to its end even when whoever asked for it is cancelled meanwhile.
///
/// For short programs that are run as processes: swift-subprocess 1.0 ends the whole program ("FileDescriptor was not closed") when
/// it is cancelled between opening its pipes and starting the other one.
public func uncancelled<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await Task(executorPreference: WorkExecutor.shared, operation: work).value
}
