/// Runs work on a list, a few at a time, and hands the results on in the order of the list.
enum OrderedRun {
    /// - Parameters:
    ///   - width: how many are under way at once: enough that one's text is read while another's faces are found.
    ///   - stops: asked before each start; once true, what is under way is finished and nothing new begins.
    /// - Returns: how many were finished.
    static func run<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], width: Int, stops: @escaping @Sendable () -> Bool,
        work: @escaping @Sendable (Input) async -> Output, take: (Output) async throws -> Void
    ) async rethrows -> Int {
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            var started = 0
            var taken = 0
            var waiting: [Int: Output] = [:]
            func startNext() {
                guard started < inputs.count, !stops() else { return }
                let index = started
                started += 1
                group.addTask { (index, await work(inputs[index])) }
            }
            for _ in 0..<max(1, width) { startNext() }
            while let (index, output) = try await group.next() {
                waiting[index] = output
                while let next = waiting.removeValue(forKey: taken) {
                    taken += 1
                    try await take(next)
                }
                startNext()
            }
            return taken
        }
    }
}
