import Testing

@testable import AltoReading

@Suite struct ReaderChoiceTests {
    private func reading(_ text: String, _ confidence: Double, left: Int = 0, top: Int = 0) -> LineReading {
        var at = left
        let words = text.split(separator: " ").map { part in
            defer { at += 12 * (part.count + 1) }
            return Word(
                text: String(part), language: "", confidence: confidence, weakest: confidence, isInDictionary: false,
                rect: Rect(left: at, top: top, right: at + 12 * part.count, bottom: top + 24))
        }
        return LineReading(
            words: words, rect: Rect(left: left, top: top, right: left + 12 * text.count, bottom: top + 24),
            letterHeight: 13)
    }

    private func merged(_ network: [LineReading], _ tesseract: [LineReading], boxes: [Rect] = []) -> [String] {
        let words: Set<String> = ["the", "ticket", "office", "closed", "only", "notice"]
        return ReaderChoice.merged(
            network: network, tesseract: tesseract, boxes: boxes, knows: { words.contains($0.lowercased()) }
        ).map(\.text)
    }

    // The first of each pair is the network's.
    @Test(arguments: [
        ("AWs re:lnvent", 0.97, "AWS re:Invent", 0.9, "AWS re:Invent"),
        ("Room217", 0.98, "Room 217", 0.9, "Room 217"),
        ("Speed Limit 30", 0.98, "Speed) Limit 30", 0.8, "Speed Limit 30"),
        ("BUS STOP", 0.98, "BUS,STOP", 0.8, "BUS STOP"),
        ("STAFF ON LY", 0.98, "STAFF ONLY", 0.9, "STAFF ONLY"),
        ("Ticket Office", 0.95, "Ticket", 0.95, "Ticket Office"),
        ("NOTICE DOUBLE", 0.98, "NOTICE |/DOUBLE|", 0.7, "NOTICE DOUBLE"),
        ("ROAD CLOSED", 0.98, "ROAB GIOSED", 0.7, "ROAD CLOSED"),
        ("up o down", 0.96, "up down", 0.9, "up down"),
        ("I am at the office.", 0.95, "am at the office", 0.92, "I am at the office."),
        ("Code I1I0O", 0.95, "Code 11100", 0.7, "Code I1I0O"),
        ("I closed", 0.97, "lclosed", 0.93, "l closed"),
        ("But can I?", 0.97, "But can |?", 0.93, "But can I?"),
    ])
    func `of two readings of a line the better of each is kept`(
        network: String, sure: Double, tesseract: String, tesseractSure: Double, expected: String
    ) {
        #expect(merged([reading(network, sure)], [reading(tesseract, tesseractSure)]) == [expected])
    }

    @Test func `a line that one alone reads stays, Tesseract's only where it is sure`() {
        #expect(merged([reading("EXIT", 0.98)], [reading("Second line", 0.95, top: 100)]) == ["EXIT", "Second line"])
        #expect(merged([reading("EXIT", 0.98)], [reading("Sec0nd l;ne", 0.82, top: 100)]) == ["EXIT"])
        let box = Rect(left: 0, top: 98, right: 140, bottom: 126)
        #expect(
            merged([reading("EXIT", 0.98)], [reading("Second", 0.82, top: 100)], boxes: [box]) == ["EXIT", "Second"])
    }

    @Test func `the network is not asked for scripts that it does not know`() {
        for languages in [["eng"], ["eng", "deu"], ["jpn"], ["chi_sim", "eng"], ["auto"]] {
            #expect(ReaderChoice.networkReads(languages), "\(languages)")
        }
        for languages in [["rus"], ["eng", "rus"], ["ara"], ["hin"], ["tha"], ["heb"], ["kor"], ["vie"], ["pol"]] {
            #expect(!ReaderChoice.networkReads(languages), "\(languages)")
        }
    }

    @Test func `few short boxes are a sign, many or long ones a page`() {
        func box(_ width: Double, score: Double = 0.9) -> ProbabilityMap.Box {
            ProbabilityMap.Box(
                quad: Quad(
                    topLeft: Point(x: 0, y: 0), topRight: Point(x: width, y: 0), bottomRight: Point(x: width, y: 20),
                    bottomLeft: Point(x: 0, y: 20)), score: score)
        }
        #expect(!ReaderChoice.isPage([box(100), box(80), box(200)]))
        #expect(ReaderChoice.isPage(Array(repeating: box(60), count: 9)))
        #expect(ReaderChoice.isPage(Array(repeating: box(500), count: 3)))
        #expect(!ReaderChoice.mayBeText([box(20, score: 0.7), box(60, score: 0.61)]))
        #expect(ReaderChoice.mayBeText([box(60, score: 0.75)]))
        #expect(!ReaderChoice.mayBeText([]))
    }

    @Test func `boxes of one line are joined, and lines and far columns are not`() {
        let joined = NetworkRows.joined([
            reading("Happy", 0.9), reading("Birthday", 0.9, left: 78), reading("below", 0.9, top: 40),
            reading("far", 0.9, left: 400),
        ])
        #expect(Set(joined.map(\.text)) == ["Happy Birthday", "below", "far"])
    }
}
