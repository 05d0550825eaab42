import Hummingbird
import Logging
import NIOCore

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
