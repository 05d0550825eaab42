import Testing

@testable import AltoGraph

@Suite struct MemoryTests {
    @Test func `what the kernel tells is read`() {
        let text = "MemTotal:       8000 kB\nMemFree:  100 kB\nMemAvailable:    3000 kB\n"
        #expect(Memory(memInfo: text) == Memory(total: 8000 * 1024, available: 3000 * 1024))
    }

    @Test(arguments: [
        "", "MemTotal: x kB\nMemAvailable: 1 kB", "MemTotal: 5 kB",
        "MemTotal: 9223372036854775807 kB\nMemAvailable: 1 kB",
    ])
    func `what it does not tell is not made up`(text: String) { #expect(Memory(memInfo: text) == nil) }

    @Test func `memory is read at some speed`() {
        let speed = MemoryBandwidth.measure(cores: 2, bytes: 8 << 20, rounds: 1)
        #expect(speed.isFinite && speed > 1e6)
    }
}
