import Alto
import AltoServer
import AltoStore
import ArgumentParser
import Foundation
import Logging
import NIOCore

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the page and the API.",
        discussion: """
            Without options: http://127.0.0.1:8080, for this machine only, with everything in the user's data folder.
            On another address an API key is asked for: alto keys create NAME.
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes a free one.")
    var port = 8080

    @Option(help: "The folder for descriptions, pictures and sounds.", completion: .directory)
    var data: String?

    @Option(
        help: "Keep pictures and sounds in this bucket of S3 (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION).")
    var s3Bucket: String?

    @Option(help: "The address of another server than AWS's that speaks S3.")
    var s3Endpoint: String?

    @Option(help: "Requests that make work, of each key (or of each address, on loopback) in a minute.")
    var requestsAMinute = 600

    @Option(help: "Speak TLS with this certificate chain (PEM); needs --private-key.", completion: .file())
    var certificate: String?

    @Option(help: "The private key of the certificate (PEM).", completion: .file())
    var privateKey: String?

    @Option(help: "The address by which clients reach the service, where a proxy stands before it.")
    var publicAddress: String?

    @Option(help: "Pictures that are described at the same time.")
    var workers = 2

    @Option(help: "Days for which descriptions and sounds are kept.")
    var keepDays = 30

    @Flag(help: "Keep pictures, too, as long as their descriptions.")
    var keepPictures = false

    @Flag(help: "Fetch pictures from private addresses, too.")
    var fetchPrivate = false

    @Option(help: "Refuse larger files.")
    var maxMegabytes = 64

    @Option(help: "Languages of the text, as Tesseract names them, joined by +: eng+spa.")
    var textLanguages = "eng"

    @Option(
        help: "Pictures that may show nudity or sexual content: allow, warn (said before anything else) or refuse.")
    var moderation: ModerationPolicy = .allow

    @OptionGroup(title: "Model") var caption: CaptionOptions

    @Option(
        help:
            "A model that converses, or a folder with a checkpoint; none for no conversations. Without it: the best installed."
    )
    var chatModel: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard (certificate == nil) == (privateKey == nil) else {
            throw ValidationError("--certificate and --private-key belong together.")
        }
        guard (1...1_000_000).contains(requestsAMinute) else {
            throw ValidationError("There are 1 to 1000000 requests a minute.")
        }
        guard (1...64).contains(workers) else { throw ValidationError("There are 1 to 64 workers.") }
        guard (1...3650).contains(keepDays) else { throw ValidationError("Descriptions are kept for 1 to 3650 days.") }
        guard (1...1000).contains(maxMegabytes) else { throw ValidationError("The limit is 1 to 1000 megabytes.") }
    }

    func run() async throws {
        // A client or a child that went away is an error of one write, not the end of the service.
        signal(SIGPIPE, SIG_IGN)
        var settings = ServerSettings(folder: data.map { URL(filePath: $0) } ?? Folders.data.appending(path: "service"))
        settings.host = host
        settings.port = port
        settings.publicAddress = publicAddress
        settings.workers = workers
        settings.requestsAMinute = requestsAMinute
        (settings.certificate, settings.privateKey) = (certificate, privateKey)
        settings.connections = FileDescriptorLimit.forClients()
        settings.retention = .seconds(keepDays * 86_400)
        settings.deletesPictures = !keepPictures
        settings.fetchesFromPrivateAddresses = fetchPrivate
        settings.moderation = moderation
        settings.largestUpload = maxMegabytes * 1_000_000
        var logger = Logger(label: "alto") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let engine = try ServerEngine(
            settings: settings, program: Folders.program, textLanguages: textLanguages, caption: caption,
            chatModel: chatModel)
        Task { if let warning = await Sandbox.warning() { logger.warning("\(warning)") } }
        let bucket = try s3Bucket.map { S3Blobs(settings: try S3Settings(bucket: $0, endpoint: s3Endpoint)) }
        let service = try AltoService(settings: settings, engine: engine, blobs: bucket, logger: logger)
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let watchdog = ShutdownWatchdog(after: settings.drain + .seconds(6))
        defer { watchdog.cancel() }
        do {
            let scheme = certificate == nil ? "http" : "https"
            try await service.run { Terminal.print("Alto is ready: \(scheme)://\(host):\($0)") }
        } catch is NIOCore.IOError {
            throw Problem(.usage, "The address \(host):\(port) cannot be listened on.", remedy: "Give another --port.")
        }
    }
}
