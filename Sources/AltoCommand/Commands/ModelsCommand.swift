import Alto
import AltoGraph
import AltoHub
import AltoJSON
import AltoModels
import AltoSpeech
import ArgumentParser
import Foundation

struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Fetches models from the hub, and keeps the cache that Python tools share.",
        discussion: """
            Short names: \(ModelRegistry.standard.published.map { "\($0.shortName) (\($0.purpose))" }.joined(separator: ", ")). \
            Others are named as on the hub: owner/name, or owner/name@revision; Piper's voices as piper:en_US-lessac-medium.

            Examples:
              alto models pull blip-large
              alto models pull vits-ljs facebook/mms-tts-deu piper:en_US-lessac-medium
              alto models list
              alto models recommend
              alto models remove Salesforce/blip-image-captioning-base

            Environment: HF_HOME, HF_HUB_CACHE, HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HTTPS_PROXY, NO_PROXY.
            """,
        subcommands: [Pull.self, List.self, Recommend.self, Show.self, Verify.self, Remove.self, Clean.self])

    struct Pull: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetches models; a download that broke off is taken up.")

        @OptionGroup var models: ModelNames

        func run() async throws {
            let store = ModelStore(settings: try HubSettings())
            for name in models.names {
                let line = PullLine(name: PrintableText.clean(name))
                defer { line.clear() }
                let model =
                    name.hasPrefix(PiperFiles.prefix)
                    ? try await store.pull(piper: name) { line.show($0) }
                    : try await store.pull(try ModelName(name)) { line.show($0) }
                line.clear()
                let name = PrintableText.clean(name)
                Terminal.print("\(name): \(Bytes.text(model.size)), commit \(model.commit.prefix(12)), ready.")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Lists the models in the cache, also those that other tools fetched, those that came with Alto, and those that can be fetched.",
            discussion: """
                Of each it is told what it can, how large it is, how much memory it takes in each precision, its license, and whether \
                this machine can bear it.
                """)

        @Flag(help: "Print JSON, one model a line.")
        var json = false

        @Flag(help: "With --json, print the models that can be fetched, too.")
        var all = false

        func run() async throws {
            let models = try ModelStore(settings: try HubSettings()).list()
            let bundled = BundledModel.all().filter(\.missing.isEmpty)
            let machine = MachineFit.current()
            let offered = ModelRegistry.standard.published.filter { $0.tasks != [.translation] }.map { model in
                PublishedModelReport(
                    model, isInstalled: models.contains { $0.name.description == model.repository }, on: machine)
            }.filter { !$0.installed }
            if json {
                for model in models { Terminal.print(try JSONText.of(ModelReport(model, on: machine))) }
                for model in bundled { Terminal.print(try JSONText.of(BundledModelReport(model))) }
                if all { for model in offered { Terminal.print(try JSONText.of(model)) } }
                return
            }
            if models.isEmpty {
                Terminal.print(
                    "No models are in the cache. “alto models pull blip-large” fetches one that writes captions.")
            } else {
                let head = [
                    "model", "short", "architecture", "size", "can", "memory", "license", "here", "revision", "state",
                ]
                for line in TextTable.lines([head] + models.map { Self.row($0, machine) }) { Terminal.print(line) }
            }
            if !bundled.isEmpty {
                Terminal.print("With Alto came:")
                let rows = bundled.map { [$0.name, Bytes.text($0.size), $0.license, $0.purpose] }
                for line in TextTable.lines([["model", "size", "license", "what for"]] + rows) { Terminal.print(line) }
            }
            Terminal.print("“alto models pull” fetches:")
            for line in TextTable.lines([PublishedModelReport.head] + offered.map(\.row)) { Terminal.print(line) }
        }

        private static func row(_ model: InstalledModel, _ machine: MachineFit) -> [String] {
            let known = ModelRegistry.standard.published.first { $0.repository == model.name.description }
            let told = known.map { PublishedModelReport($0, isInstalled: true, on: machine).row }
            return [
                model.name.description, model.shortName ?? "-", PrintableText.clean(model.architecture ?? "unknown"),
                Bytes.text(model.size), told?[1] ?? "-", told?[3] ?? "-",
                known?.license ?? ModelCard.license(in: model.folder) ?? "-", told?[5] ?? "-",
                (model.revisions + [String(model.commit.prefix(12))]).joined(separator: ", "),
                !model.isSupported ? "not for Alto" : model.isComplete ? "ready" : "incomplete",
            ]
        }
    }

    struct Recommend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says which model to converse with on this machine, by its memory and how fast it is read.")

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let machine = MachineFit.current(measuresBandwidth: true)
            let models = ModelRegistry.standard.published(for: .chat)
            let report = RecommendationReport(machine, machine.best(of: models))
            if json { return Terminal.print(try JSONText.of(report)) }
            for line in report.lines { Terminal.print(line) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows what the cache has of a model.")

        @Argument(help: "A short name, or owner/name[@revision].")
        var name: String

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let model = try ModelStore(settings: try HubSettings()).show(try ModelName(name))
            if json {
                Terminal.print(try JSONText.of(ModelReport(model, on: MachineFit.current())))
                return
            }
            let architecture = PrintableText.clean(model.architecture ?? "unknown")
            Terminal.print(Terminal.bold(model.name.description))
            Terminal.print("architecture: \(architecture)\(model.isSupported ? "" : " (Alto cannot run it)")")
            Terminal.print("commit: \(([model.commit] + model.revisions).joined(separator: ", "))")
            Terminal.print("folder: \(model.folder.path)")
            Terminal.print("size: \(Bytes.text(model.size))")
            let rows = model.files.map { ["  \(PrintableText.clean($0.name))", Bytes.text($0.size)] }
            for line in TextTable.lines(rows) { Terminal.print(line) }
            for file in model.missing { Terminal.print("  \(PrintableText.clean(file)) is missing") }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hashes models again, to find files that changed since they came.")

        @Argument(help: "Short names, or owner/name[@revision]; without one, all models that Alto can run.")
        var names: [String] = []

        func run() async throws {
            let store = ModelStore(settings: try HubSettings())
            let models =
                names.isEmpty
                ? try store.list().filter(\.isSupported).compactMap { $0.name.at($0.commit) }
                : try names.map { try ModelName($0) }
            var damaged: [ModelName] = []
            for name in models {
                let report = try await store.verify(name)
                let faults =
                    report.damaged.map { "\($0) is damaged." } + report.model.missing.map { "\($0) is missing." }
                    + report.unknown.map { "\($0) has no hash to compare with." }
                for fault in faults { Terminal.print("\(name): \(PrintableText.clean(fault))") }
                if report.isSound {
                    Terminal.print("\(name): \(report.sound.count) files are sound.")
                } else {
                    damaged.append(report.model.name)
                }
            }
            guard let first = damaged.first else { return }
            throw Problem(
                .modelInvalid, damaged.count == 1 ? "\(first) is damaged." : "\(damaged.count) models are damaged.",
                remedy: "Run: alto models remove \(first) && alto models pull \(first)")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes models: all of them, or only the revision that is named.")

        @OptionGroup var models: ModelNames

        func run() async throws {
            let names = try models.read()
            let store = ModelStore(settings: try HubSettings())
            for name in names {
                let freed = try await store.remove(name)
                Terminal.print("\(name) is removed; \(Bytes.text(freed)) are free again.")
            }
        }
    }

    struct Clean: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes what downloads that broke off left behind, and what was worked out from checkpoints.")

        func run() async throws {
            let report = try await ModelStore(settings: try HubSettings()).clean()
            let files = report.files == 1 ? "1 file" : "\(report.files) files"
            Terminal.print("Removed \(files), \(Bytes.text(report.bytes)).")
            let weights = try Folders.weights.clean()
            if weights > 0 {
                Terminal.print(
                    "Removed \(Bytes.text(Int64(weights))) of quantised weights and compiled graphs; they are made again when needed."
                )
            }
            if report.busy > 0 { Terminal.print("\(report.busy) still being downloaded; left alone.") }
        }
    }
}

/// The names of models, as they are typed.
struct ModelNames: ParsableArguments {
    @Argument(help: "Short names, or owner/name[@revision].")
    var names: [String]

    func validate() throws {
        if names.isEmpty { throw ValidationError("Name at least one model.") }
    }

    func read() throws(Problem) -> [ModelName] {
        var read: [ModelName] = []
        for name in names { read.append(try ModelName(name)) }
        return read
    }
}
