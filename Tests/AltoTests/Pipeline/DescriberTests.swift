import Alto
import AltoTesting
import Synchronization
import Testing

@Suite struct DescriberTests {
    private let picture = Picture.flat(width: 30, height: 20)

    @Test func `what each observer found comes together`() async {
        let describer = Describer(observers: [
            FixedObserver(.faces, .people(People(faces: []))), FixedObserver(.codes, .codes([])),
        ])
        let description = await describer.describe(picture)
        #expect(description.completed == [.faces, .codes])
        #expect(description.people?.faces.isEmpty == true)
        #expect(description.problems.isEmpty)
        #expect(Set(description.timings.stages.keys) == [.faces, .codes])
    }

    @Test func `an observer that fails costs only its own result`() async {
        let describer = Describer(observers: [
            FailingObserver(.text, Problem(.modelMissing, "No model.")), FixedObserver(.codes, .codes([])),
        ])
        let description = await describer.describe(picture)
        #expect(description.problems.map(\.stage) == [.text])
        #expect(description.problems.first?.problem.code == .modelMissing)
        #expect(description.completed == [.codes])
    }

    @Test func `what an observer found counts beside its problem`() async {
        let found = Observation.text(
            ReadText(content: "EXIT", language: nil, blocks: []))
        let describer = Describer(observers: [
            FailingObserver(.text, PartialObservation(found, Problem(.modelInvalid, "A file cannot be used.")))
        ])
        let description = await describer.describe(picture)
        #expect(description.text?.content == "EXIT")
        #expect(description.problems.map(\.problem.code) == [.modelInvalid])
    }

    @Test func `an error that is no problem is reported without its inner detail`() async {
        struct Inner: Error { let path = "/secret" }
        let description = await Describer(observers: [FailingObserver(.text, Inner())]).describe(picture)
        #expect(description.problems.first?.problem.code == .internalError)
        #expect(description.problems.first?.problem.sentence.contains("secret") == false)
    }

    @Test func `an observer that never ends is left out at its deadline and the rest stands`() async {
        // The clock jumps: the deadline of text is over at once, that of codes never comes.
        let clock = MonotonicClock(seconds: { 0 }) { duration in
            if duration > .seconds(5) { try await Task.sleep(for: .seconds(3600)) }
        }
        let describer = Describer(
            observers: [HangingObserver(.text), FixedObserver(.codes, .codes([]))],
            deadlines: Deadlines(defaultLimit: .seconds(60), byStage: [.text: .seconds(1)]), clock: clock)
        let description = await describer.describe(picture)
        #expect(description.problems.map(\.problem.code) == [.deadlineExceeded])
        #expect(
            description.problems.first?.problem.message == "The stage text took longer than 1 second and was left out.")
        #expect(description.completed == [.codes])
    }

    @Test func `observers run at the same time`() async {
        // Each waits for the other; one after another they would wait for ever.
        let meeting = Barrier(of: 2)
        let describer = Describer(observers: [BarrierObserver(.faces, meeting), BarrierObserver(.text, meeting)])
        #expect(await describer.describe(picture).completed == [.faces, .text])
    }

    @Test func `two observers of one stage both look, and the first one's caption stays`() async {
        let second = FixedObserver(
            .caption, .caption(Caption(text: "a dog", confidence: 0.9, model: "b", precision: "fp32")))
        let first = FixedObserver(
            .caption, .caption(Caption(text: "a cat", confidence: 0.9, model: "a", precision: "fp32")))
        let description = await Describer(observers: [first, second]).describe(picture)
        #expect(description.caption?.text == "a cat" && description.completed == [.caption])
        let failing = FailingObserver(.caption, Problem(.modelMissing, "No model."))
        let half = await Describer(observers: [failing, second]).describe(picture)
        #expect(half.caption?.text == "a dog" && half.completed.isEmpty && half.problems.count == 1)
    }

    @Test func `events come as they happen and the whole comes last`() async {
        let describer = Describer(observers: [
            FixedObserver(.codes, .codes([])), FailingObserver(.text, Problem(.modelMissing, "No model.")),
        ])
        var kinds: [String] = []
        for await event in describer.events(for: picture) {
            switch event {
            case .observed: kinds.append("observed")
            case .failed: kinds.append("failed")
            case .finished: kinds.append("finished")
            }
        }
        #expect(kinds.sorted() == ["failed", "finished", "observed"])
        #expect(kinds.last == "finished")
    }

    @Test func `without observers there is a description all the same`() async {
        let description = await Describer(observers: []).describe(picture)
        #expect(description.width == 30)
        #expect(description.completed.isEmpty)
    }
}
