import Alto
import AltoJSON
import Foundation

/// Prints what was found: sentences for people, JSON for programs, problems on standard error.
final class ReportPrinter {
    let isJSON: Bool
    /// True when there is one picture only: no name above its sentences, and JSON over several lines.
    let isAlone: Bool
    let results: ResultsFile?
    let showsTimings: Bool
    /// That there is no captioner is true of every picture.
    private var saysNoCaptioner: Bool

    init(isJSON: Bool, isAlone: Bool, results: ResultsFile?, showsTimings: Bool, saysNoCaptioner: Bool) {
        self.isJSON = isJSON
        self.isAlone = isAlone
        self.results = results
        self.showsTimings = showsTimings
        self.saysNoCaptioner = saysNoCaptioner
    }

    func take(_ outcome: PictureRun.Outcome) throws {
        let report = outcome.report
        try results?.append(JSONText.of(report))
        if isJSON {
            Terminal.print(try JSONText.of(report, pretty: isAlone))
        } else if results == nil || isAlone {
            show(outcome)
        }
        printError(about: outcome)
        if showsTimings { Terminal.printError(TimingsTable.text(of: report.timings)) }
    }

    private func show(_ outcome: PictureRun.Outcome) {
        let report = outcome.report
        guard !report.narration.isEmpty else { return }
        if !isAlone { Terminal.print(Terminal.bold(PrintableText.clean(report.source))) }
        Terminal.print(report.narration)
        Terminal.print(Terminal.dim("Alt text: \(report.altText)"))
        if let audio = report.audio {
            Terminal.print(
                Terminal.dim(
                    "Sound: \(PrintableText.clean(audio.path)), \(String(format: "%.1f", audio.seconds)) s, \(audio.voice)"
                ))
        }
        if !isAlone { Terminal.print("") }
    }

    private func printError(about outcome: PictureRun.Outcome) {
        let name = isAlone ? "" : "\(PrintableText.clean(outcome.input.name)): "
        for trouble in outcome.report.problems {
            if trouble.stage == .caption && trouble.problem.code == .modelMissing {
                if saysNoCaptioner {
                    Terminal.printError("alto: \(trouble.problem.sentence)")
                    NoCaptionerNotice.wasSaid()
                }
                saysNoCaptioner = false
                continue
            }
            Terminal.printError("alto: \(name)\(PrintableText.clean(trouble.problem.sentence))")
        }
    }
}

/// The stages, their sum and the elapsed time, and what doing them at once saved.
enum TimingsTable {
    static func text(of timings: Timings) -> String {
        var rows = Stage.allCases.compactMap { stage in timings.stages[stage].map { row(stage.rawValue, $0) } }
        rows.append(row("sum", timings.sum))
        let saved = timings.sum > 0 ? max(0, 1 - timings.elapsed / timings.sum) : 0
        rows.append(row("elapsed", timings.elapsed) + String(format: "  (%.0f %% saved)", saved * 100))
        return rows.joined(separator: "\n")
    }

    private static func row(_ name: String, _ seconds: Double) -> String {
        name.padding(toLength: 12, withPad: " ", startingAt: 0) + String(format: "%8.3f s", seconds)
    }
}
