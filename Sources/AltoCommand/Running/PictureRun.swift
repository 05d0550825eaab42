import Alto
import AltoPictures
import AltoSpeech

/// The way of one picture: bytes, picture, description, narration, sound, report.
struct PictureRun: Sendable {
    let decoder: PictureDecoder
    let translator = InstalledTranslator()
    let translatesText: Bool
    let byteLimit: Int
    let describer: Describer
    let narrator: Narrator
    let altText: AltText
    let language: String
    /// Nil when nothing is to be heard.
    let speech: SpeechOutput?
    /// What the sound files of the pictures are called, without ending.
    let soundNames: [PictureInput: String]

    struct Outcome: Sendable {
        let input: PictureInput
        let report: DescriptionReport
        /// What the exit code tells: the picture could not be read, or its sound could not be made.
        let failure: Problem?
        /// The sentences that were, or would be, spoken.
        let sentences: [String]
    }

    func callAsFunction(_ input: PictureInput) async -> Outcome {
        let timekeeper = Timekeeper.continuous
        let started = timekeeper.now
        let picture: Picture
        do {
            picture = try await decoder.decode(try PictureBytes.read(input, limit: byteLimit))
        } catch {
            let problem = Problem(wrapping: error).onCommandLine
            let report = DescriptionReport(source: input.name, language: language, unreadable: problem)
            return Outcome(input: input, report: report, failure: problem, sentences: [])
        }
        let decoded = timekeeper.now
        var description = await describer.describe(picture)
        description.timings.stages[.decode] = decoded - started
        description = await description.captioned(in: language, by: translator)
        if translatesText {
            description = await description.textTranslated(to: language, by: translator)
            let isForeign = description.text?.blocks.contains { $0.language.map { !narrator.speaks($0) } ?? false } ?? false
            if isForeign, description.text?.translation == nil {
                Terminal.complain("alto: The text in \(PrintableText.clean(input.name)) could not be translated. “alto languages” lists what can be.")
            }
        }
        let narration = narrator.narrate(description)
        let sentences = narration.sentences.map(\.text)
        var report = DescriptionReport(
            source: input.name, description: description, narration: narration, altText: altText.text(for: description))
        var failure: Problem?
        if let speech {
            let beforeSpeech = timekeeper.now
            do {
                report.audio = try await speech.speak(narration.utterances, fileName: soundNames[input] ?? input.stem)
            } catch {
                let problem = Problem(wrapping: error)
                report.problems.append(StageProblem(stage: .speech, problem: problem))
                failure = problem
            }
            report.timings.stages[.speech] = timekeeper.now - beforeSpeech
        }
        report.timings.elapsed = timekeeper.now - started
        return Outcome(input: input, report: report, failure: failure, sentences: sentences)
    }
}
