import AltoFiles
import Testing

@Suite struct RandomNameTests {
    @Test func `names have their form and do not repeat`() {
        let names = (0..<1_000).map { _ in RandomName.unguessable() }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.count == 26 && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } })
        #expect(Set((0..<1_000).map { _ in RandomName.brief() }).count == 1_000)
        #expect(RandomName.bytes(32).count == 32)
    }
}
