import Alto
import AltoPictures
import AltoSpeech

/// Describes one picture of the command line by the pipeline.
struct PictureRun: Sendable {
    let pipeline: DescriptionPipeline
    let request: DescriptionPipeline.Request
    let byteLimit: Int
    /// Nil when nothing is to be heard.
    let speech: SpeechOutput?
    /// What the sound files of the pictures are called, without ending.
    let soundNames: [PictureInput: String]

    struct Outcome: Sendable {
        let input: PictureInput
        let report: DescriptionReport
        /// What the exit code tells: the picture could not be read, or its sound could not be made.
        let failure: Problem?
    }

    func callAsFunction(_ input: PictureInput) async -> Outcome {
        var request = request
        request.source = input.name
        if let speech {
            let fileName = soundNames[input] ?? input.stem
            request.speech = { narration in try await speech.speak(narration.utterances, fileName: fileName) }
        }
        do {
            for try await event in pipeline.events(for: { try PictureBytes.read(input, limit: byteLimit) }, request) {
                switch event {
                case .textNotTranslated:
                    Terminal.printError(
                        "alto: The text in \(PrintableText.clean(input.name)) could not be translated. "
                            + "“alto languages” lists what can be.")
                case .finished(let report):
                    let failure = report.problems.first { $0.stage == .speech }?.problem
                    return Outcome(input: input, report: report, failure: failure)
                case .observed, .failed, .narrated: break
                }
            }
            throw CancellationError()
        } catch {
            let problem = Problem(wrapping: error).onCommandLine
            let report = DescriptionReport(
                source: input.name, language: request.catalog.language, unreadable: problem)
            return Outcome(input: input, report: report, failure: problem)
        }
    }
}
