import Alto
import AltoGraph
import Testing

@testable import AltoModels

@Suite struct MachineFitTests {
    private let small = PublishedModel(
        "small", "a/small", purpose: "", tasks: [.chat], size: ModelSize(billions: 0.25, int4: 0.2, cache: 45))
    private let middle = PublishedModel(
        "middle", "a/middle", purpose: "", tasks: [.chat], size: ModelSize(billions: 2.2, int4: 1.5, cache: 384))
    private let large = PublishedModel(
        "large", "a/large", purpose: "", tasks: [.chat], size: ModelSize(billions: 8, int4: 5, cache: 262))
    private let gated = PublishedModel(
        "gated", "a/gated", purpose: "", tasks: [.chat], isGated: true, size: ModelSize(billions: 3, int4: 2, cache: 36)
    )
    private let unknown = PublishedModel("unknown", "a/unknown", purpose: "", tasks: [.chat])

    private func fit(gigabytes: Double?, _ bandwidth: Double?, _ precisions: [Precision] = [.fp32, .int8]) -> MachineFit
    {
        MachineFit(free: gigabytes.map { $0 * 1e9 }, bandwidth: bandwidth.map { $0 * 1e9 }, precisions: precisions)
    }

    @Test func `memory is weights, cache and what a picture passes through`() throws {
        let size = try #require(small.size)
        #expect(size.weights(in: .fp32) == 1e9 && size.download == 0.5e9)
        #expect(abs(size.memory(in: .int8) - (0.255e9 + 45e3 * 2048 + 0.25e9)) < 1)
        #expect(abs(size.ceiling(in: .fp32, bandwidth: 20e9) - 20) < 1e-9)
    }

    @Test func `the precision is the fast one where it can be had`() throws {
        #expect(fit(gigabytes: 8, nil).choice(small)?.precision == .int8)
        #expect(fit(gigabytes: 8, nil, [.fp32]).choice(small)?.precision == .fp32)
        #expect(fit(gigabytes: 1, nil).choice(large) == nil)
        #expect(fit(gigabytes: nil, nil).choice(large)?.precision == .int8)
        #expect(fit(gigabytes: 8, nil).choice(unknown) == nil)
    }

    @Test func `the largest that is fast enough is recommended`() {
        let all = [large, small, middle, gated, unknown]
        // 2.2 B in int8 at 30 GB/s: 13 a second at most.
        #expect(fit(gigabytes: 32, 30).best(of: all)?.model.shortName == "middle")
        #expect(fit(gigabytes: 32, 200).best(of: all)?.model.shortName == "large")
        #expect(fit(gigabytes: 32, 5).best(of: all)?.model.shortName == "small")
        #expect(fit(gigabytes: 2, 200).best(of: all)?.model.shortName == "small")
        // Slow is better than nothing.
        #expect(fit(gigabytes: 32, 0.1).best(of: all)?.model.shortName == "small")
        #expect(fit(gigabytes: 0.1, 30).best(of: all) == nil)
        #expect(fit(gigabytes: 32, 30).best(of: [gated])?.model.shortName == "gated")
    }

    @Test func `of two as large the first is taken`() {
        let twin = PublishedModel("twin", "a/twin", purpose: "", tasks: [.chat], size: small.size)
        #expect(fit(gigabytes: 8, 30).best(of: [twin, small])?.model.shortName == "twin")
    }

    @Test func `too little memory is said before anything is loaded`() throws {
        let problem = #expect(throws: Problem.self) {
            try MemoryCheck.check("small", needs: 2.44e9, free: 1.08e9, remedy: "Try int8.")
        }
        #expect(problem?.sentence == "The model small needs 2.4 GB, 1.1 GB are free. Try int8.")
        #expect(problem?.code == .memoryShort && problem?.code.exitCode == 4)
        try MemoryCheck.check("small", needs: 1e9, free: 1e9, remedy: nil)
        try MemoryCheck.check("small", needs: .infinity, free: nil, remedy: nil)
    }

    @Test func `a published model tells its licence, and whether it is gated`() {
        let all =
            PublishedModel.idefics3 + PublishedModel.smolVLM2 + PublishedModel.paliGemma + PublishedModel.phi3Vision
            + PublishedModel.yiVL + PublishedModel.idefics + PublishedModel.idefics2
        #expect(all.allSatisfy { $0.license != nil && $0.size != nil && $0.tasks.contains(.chat) })
        #expect(Set(all.map(\.shortName)).count == all.count && Set(all.map(\.repository)).count == all.count)
        #expect(all.filter(\.isGated).allSatisfy { $0.repository.hasPrefix("google/") })
    }
}
