import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on 127.0.0.1 that can also break off, stall and lie.
struct LoopbackServer: Sendable {
    struct Request: Sendable {
        let method: String
        let target: String
        let headers: HTTPHeaders

        func header(_ name: String) -> String? { headers.first(name: name) }
    }

    struct Reply: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body: [UInt8] = []
        /// Close the connection after so many bytes of the body.
        var breaksAfter: Int?
        /// Say nothing more after the body, and leave the connection open.
        var stalls = false
    }

    let port: Int
    private let channel: any Channel

    init(answer: @escaping @Sendable (Request) -> Reply) async throws {
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 64)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Connection(answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    var address: String { "http://127.0.0.1:\(port)" }

    func close() async { try? await channel.close() }

    private final class Connection: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let answer: @Sendable (Request) -> Reply
        private var head: HTTPRequestHead?

        init(_ answer: @escaping @Sendable (Request) -> Reply) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end:
                guard let head else { return }
                let request = Request(method: head.method.rawValue, target: head.uri, headers: head.headers)
                send(answer(request), isHead: head.method == .HEAD, context)
            }
        }

        private func send(_ reply: Reply, isHead: Bool, _ context: ChannelHandlerContext) {
            var headers = HTTPHeaders(reply.headers)
            if !headers.contains(name: "Content-Length") {
                headers.add(name: "Content-Length", value: "\(reply.body.count)")
            }
            let status = HTTPResponseStatus(statusCode: reply.status)
            context.write(
                wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
            if !isHead {
                let body = reply.body.prefix(reply.breaksAfter ?? reply.body.count)
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
            }
            if reply.stalls {
                context.flush()
            } else if reply.breaksAfter != nil {
                // The end is never written: what was sent arrives, and then the connection is gone.
                let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
                context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer())))).whenComplete { _ in
                    bound.value.close(promise: nil)
                }
            } else {
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
