import Alto
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct OwnThreadsTests {
    /// Whether the task that asks prefers the threads for strangers' work.
    private static var isThere: Bool {
        withUnsafeCurrentTask { $0?.unownedTaskExecutor } == WorkExecutor.shared.asUnownedTaskExecutor()
    }

    @Test func `a route works on threads of its own`() async throws {
        let routes = Routes.behind(WorkExecutorMiddleware()) { _, _ in
            Self.isThere ? .done : Response(status: .internalServerError)
        }
        #expect(try await routes.ask(.get, "/x").text == "done")
        #expect(!Self.isThere)
    }
}
