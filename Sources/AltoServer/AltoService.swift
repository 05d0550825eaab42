import Alto
import AltoHTTP
package import AltoStore
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import UnixSignals

/// The whole service: routes, workers, housekeeping; runs until it is told to stop.
///
/// Several processes may serve one folder, or one folder and a bucket: jobs, keys, people and blobs are shared
/// through their stores. Each process has its own of what is held in memory: `EventHub`, `WorkSignal`, `RateLimiter`,
/// `RequestBodies`, `Metrics`; each says what that means. The keys of signed links are read when it starts: after
/// they were changed, all are to be started anew.
package struct AltoService: Sendable {
    private let settings: ServerSettings
    private let engine: any Engine
    private let logger: Logger
    let jobs: any JobStore
    private let keys: (any APIKeys)?
    private let descriptions: DescriptionService
    private let links: Links
    private let pages: Pages

    /// - Parameter blobs: nil for a folder beside the database.
    /// - Throws: `Problem` when what is kept cannot be opened.
    package init(settings: ServerSettings, engine: any Engine, blobs: (any BlobStore)? = nil, logger: Logger) throws {
        self.settings = settings
        self.engine = engine
        self.logger = logger
        do {
            try FileManager.default.createDirectory(
                at: settings.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(
                .diskFailed, "The folder for the service's data cannot be made.", remedy: "Give another with --data.")
        }
        jobs = try SQLiteJobQueue(path: settings.folder.appending(path: "descriptions.sqlite"))
        do {
            pages = try Pages(asksForKeys: !settings.isLoopback)
        } catch {
            throw Problem(.internalError, "The pages cannot be made.")
        }
        keys = settings.isLoopback ? nil : try SQLiteAPIKeys(path: settings.folder.appending(path: "keys.sqlite"))
        let signed = SignedLinks(keys: try LinkKeys.load(settings.folder.appending(path: "link-keys.json")))
        links = Links(signed: signed, lifetime: settings.linkLifetime, base: settings.publicAddress ?? "")
        descriptions = DescriptionService(
            engine: engine, jobs: jobs,
            blobs: try blobs ?? FolderBlobs(folder: settings.folder.appending(path: "blobs")),
            events: EventHub(), workSignal: WorkSignal(), settings: settings, logger: logger)
    }

    /// - Parameter onRunning: called with the port, once requests are taken.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            router: router(), server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connections)),
            services: [
                workers,
                RetentionService(jobs: jobs, descriptions: descriptions, retention: settings.retention, logger: logger),
            ],
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) },
            logger: logger)
        var group = ServiceGroupConfiguration(
            services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = settings.drain + .seconds(3)
        try await ServiceGroup(configuration: group).run()
    }

    var workers: Workers {
        Workers(
            jobs: jobs, descriptions: descriptions, count: settings.workers, drain: settings.drain,
            workSignal: descriptions.workSignal, logger: logger)
    }

    /// HTTP/1.1, in TLS where there is a certificate.
    private func server() throws -> HTTPServerBuilder {
        let longestBody = settings.largestUpload + 65_536  // a form has a little more than its picture
        let plain = HTTPServerBuilder { GuardedChannel(responder: $0, longestBody: longestBody) }
        guard let certificate = settings.certificate, let key = settings.privateKey else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw Problem(
                .usage, "The certificate or its key cannot be used.",
                remedy: "Give PEM files that belong to each other and may be read.")
        }
    }

    /// All routes, each behind what it has to pass.
    func router() -> Router<AltoContext> {
        let metrics = Metrics()
        let requestReader = RequestReader(
            largest: settings.largestUpload,
            fetch: SafeFetch(largest: settings.largestUpload, allowsPrivate: settings.fetchesFromPrivateAddresses),
            bodies: RequestBodies(most: settings.memoryForRequests))
        let uploads = Uploads(blobs: descriptions.blobs, pending: jobs, links: links, requestReader: requestReader)
        let resource = Resource(links: links)

        let router = Router(context: AltoContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: RequestLog(metrics: metrics))
        let allowed = AllowedMethods()
        router.add(middleware: ProblemMiddleware(allowed: allowed) { [pages] in pages.response(to: $0, $1) })
        router.add(middleware: SameOrigin())
        router.add(middleware: ContentEncodings())
        HealthRoutes(jobs: jobs, metrics: metrics).add(to: router)
        SoundRoutes(blobs: descriptions.blobs, links: links).add(to: router)
        uploads.addUnkeyed(to: router)

        let keyed = KeyMiddleware(keys: keys, limiter: RateLimiter(requestsAMinute: settings.requestsAMinute))
        let v1 = router.group("v1").add(middleware: keyed).add(middleware: WorkExecutorMiddleware())
        uploads.add(to: v1)
        DescriptionRoutes(
            descriptions: descriptions, requestReader: requestReader, uploads: uploads, resource: resource
        ).add(to: v1)
        SpeechRoutes(engine: engine, requestReader: requestReader).add(to: v1)
        VoiceRoutes(engine: engine).add(to: v1)
        ModelRoutes(engine: engine).add(to: v1)
        AskRoutes(engine: engine, requestReader: requestReader).add(to: v1)
        PeopleRoutes(engine: engine, requestReader: requestReader).add(to: v1)
        ConversationRoutes(descriptions: descriptions, requestReader: requestReader).add(to: v1)
        OpenAIRoutes(engine: engine, requestReader: requestReader).add(to: v1)
        ChatRoutes(engine: engine, requestReader: requestReader).add(to: v1)
        addPages(to: router, keyed, requestReader, uploads, resource)
        allowed.learn(router.routes)
        return router
    }

    private func addPages(
        to router: Router<AltoContext>, _ keyed: KeyMiddleware, _ requestReader: RequestReader, _ uploads: Uploads,
        _ resource: Resource
    ) {
        let describing = PageRoutes(
            pages: pages, descriptions: descriptions, requestReader: requestReader, uploads: uploads,
            resource: resource, settings: settings)
        describing.addUnkeyed(to: router)
        KeyPages(pages: pages, keys: keys, requestReader: requestReader, settings: settings).addUnkeyed(to: router)
        let group = router.group("").add(middleware: keyed).add(middleware: WorkExecutorMiddleware())
        describing.add(to: group)
        HistoryPages(pages: pages, descriptions: descriptions, requestReader: requestReader).add(to: group)
        InformationPages(pages: pages, engine: engine, place: descriptions.blobs.place, settings: settings).add(
            to: group)
        PeoplePages(pages: pages, engine: engine, requestReader: requestReader).add(to: group)
    }
}
