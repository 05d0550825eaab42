import Hummingbird
import Logging
import NIOCore

/// What stands between a request and its route. Its `handle` takes a `Next`: the rest of the way.
protocol Middleware: RouterMiddleware where Context == AltoContext {
    typealias Next = @concurrent (Request, AltoContext) async throws -> Response
}

/// What a request carries through the service: who asks, and from where.
struct AltoContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// The key's name; "local" where none is asked for. Jobs belong to it.
    var owner = "local"
    /// What its body takes up of the memory for all of them.
    let share = RequestBodies.Share()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}
