import Alto
import AltoHub
import AltoModels
import Foundation

/// Asks a person at a terminal, once, whether to fetch a captioner. Nothing is ever fetched without that answer.
enum CaptionerOffer {
    /// Remembers that the person was asked and said no.
    private static var declined: URL { Folders.data.appending(path: "captioner-declined") }

    /// To be called when no captioner is installed. Returns when there is one, or none is wanted.
    static func make(registry: ModelRegistry = .standard) async {
        guard isatty(STDIN_FILENO) == 1, Terminal.errorIsTerminal, let settings = try? HubSettings(),
            !settings.isOffline,
            !FileManager.default.fileExists(atPath: declined.path),
            let model = try? ModelName("blip-large", registry: registry)
        else { return }
        Terminal.write(
            "No captioner is installed, so Alto can only measure, read and recognize. Fetch blip-large from "
                + "\(settings.endpoint.host() ?? "the hub") now (1.9 GB, once)? yes or no: ", to: STDERR_FILENO)
        guard let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() else { return }
        guard ["y", "yes"].contains(answer) else {
            try? FileManager.default.createDirectory(at: Folders.data, withIntermediateDirectories: true)
            try? Data().write(to: declined)
            Terminal.printError(
                "Then without. You are not asked again; “alto models pull blip-large” fetches it at any time.")
            return
        }
        let line = PullLine(name: "blip-large")
        defer { line.clear() }
        do {
            try await ModelStore(settings: settings, registry: registry).pull(model) { line.show($0) }
        } catch {
            line.clear()
            Terminal.printError("alto: \(error.sentence) The picture is described without captions.")
        }
    }
}
