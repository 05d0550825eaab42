import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection of HTTP/1.1 with what Hummingbird leaves to others: bounds, time-outs, refusals, and an orderly end.
///
/// In the order in which bytes come: `LingeringClose`, TLS, `HeadLimits`, the parser, `HostHeaderCheck`, `ExpectContinue`, `FinalResponse`,
/// `Refusals`, `SlowClientTimeouts`, the routes.
struct GuardedChannel: ServerChildChannel {
    private let base: HTTP1Channel
    private let longestBody: Int

    /// - Parameter longestBody: bytes of the longest body that a route takes.
    init(responder: @escaping HTTPChannelHandler.Responder, longestBody: Int) {
        base = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [SlowClientTimeouts()], idleTimeout: .seconds(30),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: HeadLimits.section, maxHeaderListSize: HeadLimits.line + HeadLimits.section,
                    maxHeaderFieldCount: HeadLimits.fields)))
        self.longestBody = longestBody
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { [longestBody] value in
            try Self.guardParser(of: channel.pipeline.syncOperations, longestBody: longestBody)
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }

    /// Puts the handlers around a pipeline's parser.
    static func guardParser(of pipeline: ChannelPipeline.SynchronousOperations, longestBody: Int) throws {
        let limits = HeadLimits()
        let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(LingeringClose(), position: .first)
        try pipeline.addHandler(limits, position: .before(parser))
        try pipeline.addHandlers(
            [
                HeadLimits.Parts(of: limits), HostHeaderCheck(), ExpectContinue(longest: longestBody), FinalResponse(),
                Refusals(),
            ],
            position: .after(parser))
    }
}
