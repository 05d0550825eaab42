import NIOCore
import NIOHTTP1

/// Bounds what a request costs beside its body, counted in bytes before they are parsed: the parser drops some uncounted (blank
/// lines before a request, what stands behind a chunk's length) and keeps others uncounted until it knows what they are for
/// (blanks before a value), both without an end.
///
/// The parser's own limits, for the names and values of one request, are below these. Source: RFC 9110, section 4.1; RFC 9112,
/// sections 3 and 7.1.1; RFC 6585, section 5.
final class HeadLimits: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    static let line = 8_192
    static let section = 65_536
    static let fields = 100
    /// Bytes around those of a body in chunks: a few chunks' worth, and for each byte of the body, as chunks may be of one.
    private static let framing = (few: 16_384, each: 8)

    /// Since the head began, or since it ended.
    private var bytes = 0
    private var bodyBytes = 0
    private var isInHead = true
    /// Whether the first line of the head, or of the one before it, has ended.
    private var hasLine = false
    private var hasRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if hasRefused { return }
        let buffer = unwrapInboundIn(data)
        if isInHead {
            hasLine = hasLine && bytes > 0 || buffer.readableBytesView.contains(UInt8(ascii: "\n"))
        }
        bytes += buffer.readableBytes
        context.fireChannelRead(data)
        if isInHead {
            if bytes > Self.line + Self.section { refuse(context, tooLong) }
        } else if bytes - bodyBytes > Self.framing.few + Self.framing.each * bodyBytes {
            refuse(context, Refusal(.badRequest, "There is more around the body's chunks than in them."))
        }
    }

    private func refuse(_ context: ChannelHandlerContext, _ refusal: Refusal) {
        hasRefused = true
        context.fireErrorCaught(refusal)
    }

    private var tooLong: Refusal {
        hasLine
            ? Refusal(
                .requestHeaderFieldsTooLarge, "The request's header is larger than 64 KB, or has more than 100 fields.")
            : Self.longLine()
    }

    private static func longLine(_ head: HTTPRequestHead? = nil) -> Refusal {
        Refusal(.uriTooLong, "The request's address is longer than 8 KB.", to: head)
    }

    /// Behind the parser: tells what the bytes were, and has a better word for what is too much for the parser.
    final class Parts: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias InboundOut = HTTPServerRequestPart

        private let limits: HeadLimits

        init(of limits: HeadLimits) { self.limits = limits }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if limits.hasRefused { return }
            switch unwrapInboundIn(data) {
            case .head(let head):
                (limits.isInHead, limits.bytes, limits.bodyBytes) = (false, 0, 0)
                guard head.uri.utf8.count <= HeadLimits.line else {
                    return limits.refuse(context, HeadLimits.longLine(head))
                }
            case .body(let buffer):
                limits.bodyBytes += buffer.readableBytes
            case .end:
                (limits.isInHead, limits.bytes) = (true, 0)
            }
            context.fireChannelRead(data)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.fireErrorCaught(error as? HTTPParserError == .headerOverflow ? limits.tooLong : error)
        }
    }
}
