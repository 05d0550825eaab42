import AltoTesting
import Testing

@testable import Alto

/// Rows ran together: "Medicine Morning Evening Aspirin 1 0 …".
@Suite struct TableNarrationTests {
    private func table(_ rows: [[String?]], title: String? = nil, language: String? = "en") -> Description {
        let content = rows.map { $0.compactMap { $0 == "" ? nil : $0 ?? "…" }.joined(separator: " ") }
            .joined(separator: "\n")
        var description = Description.plain(kind: .screenshot)
            .with(blocks: (title.map { [($0, language)] } ?? []) + [(content, language)])
        let last = (description.text?.blocks.count ?? 1) - 1
        description.text?.blocks[last].rows = rows
        return description
    }

    private func told(_ description: Description, _ language: String = "en") throws -> [String] {
        let narration = Narrator(catalog: try NarrationCatalogs.find(language)).narrate(description)
        return narration.sentences.filter { $0.kind == .text }.map(\.text)
    }

    private let plan: [[String?]] = [
        ["Medicine", "Morning", "Evening"], ["Aspirin", "1", "0"], ["Metformin", "2", "2"], ["Warfarin", "0", "1"],
    ]

    @Test func `each row is a sentence, each value stands behind the header of its column`() throws {
        #expect(
            try told(table(plan)) == [
                "The text reads: “Medicine, Morning, Evening. Aspirin: Morning 1, Evening 0. "
                    + "Metformin: Morning 2, Evening 2. Warfarin: Morning 0, Evening 1.”"
            ])
    }

    @Test func `rows of a price list are apart, and its title before them`() throws {
        #expect(
            try told(table([["Coffee", "2.80"], ["Tea", "2.40"]], title: "Menu")) == [
                "The text reads: “Menu. Coffee, 2.80. Tea, 2.40.”"
            ])
    }

    @Test func `a number in the first column is said with what it is the number of`() throws {
        let rows = [["Line", "From", "Departs"], ["7", "Harbour", "08:15"], ["N4", "Museum", "23:50"]]
        #expect(
            try told(table(rows)) == [
                "The text reads: “Line, From, Departs. Line 7: From Harbour, Departs 08:15. "
                    + "Line N4: From Museum, Departs 23:50.”"
            ])
    }

    @Test func `columns whose headers are not sure, and ragged rows, are only parted`() throws {
        let rows = [["Ann", "Paris", "Doctor"], ["Ben", "Rome", "Cook"], ["Cy", "Oslo", "Judge"]]
        #expect(
            try told(table(rows)) == ["The text reads: “Ann, Paris, Doctor. Ben, Rome, Cook. Cy, Oslo, Judge.”"])
        let ragged = [["Item", "Qty", "Price"], ["Apples", "3", "1.20"], ["Total", "4.20"]]
        #expect(try told(table(ragged)) == ["The text reads: “Item, Qty, Price. Apples, 3, 1.20. Total, 4.20.”"])
    }

    @Test func `an empty cell is passed over, the others keep their headers`() throws {
        let rows = [["Day", "Open", "Close"], ["Mon", "9", "17"], ["Wed", "", ""], ["Thu", "", "20"]]
        #expect(
            try told(table(rows)) == [
                "The text reads: “Day, Open, Close. Mon: Open 9, Close 17. Wed. Thu: Close 20.”"
            ])
    }

    @Test func `a cell that could not be read is told, with its place`() throws {
        var rows = plan
        rows[2][1] = nil
        let texts = try told(table(rows))
        #expect(texts.first?.contains("Metformin: Morning …, Evening 2.") == true, "\(texts)")
        #expect(texts.last == "One cell of the table could not be read: row 3, column 2.")
        rows[3][2] = nil
        #expect(try told(table(rows)).last == "2 cells of the table could not be read.")
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `in every language`(language: String) throws {
        var rows = plan
        rows[2][1] = nil
        let one = try told(table(rows), language)
        rows[3][1] = nil
        let two = try told(table(rows), language)
        #expect(one.first?.contains("Aspirin: Morning 1, Evening 0.") == true)
        for text in [one.last, two.last] {
            let text = try #require(text)
            #expect(text.last.map { ".。।".contains($0) } == true && !text.contains("%"), "\(text)")
            #expect(language.hasPrefix("en") || !text.contains("could"), "\(text)")
        }
        #expect(one.last?.contains("3") == true && one.last?.contains("2") == true && two.last?.contains("2") == true)
    }

    @Test func `a voice makes a pause behind each row`() throws {
        let sentence = try #require(
            Narrator().narrate(table([["Coffee", "2.80"], ["Tea", "2.40"]])).sentences.first { $0.kind == .text })
        let parts = sentence.spokenParts.filter(\.isQuoted)
            .map { PrintableText.clean($0.text.filter { !"“”".contains($0) }) }
        #expect(parts == ["Coffee, 2.80.", "Tea, 2.40."], "\(parts)")
    }

    @Test func `writing without spaces has marks of its own`() throws {
        let rows = [["薬", "朝", "夜"], ["アスピリン", "1", "0"], ["ワルファリン", "0", "1"]]
        #expect(
            try told(table(rows, language: "ja"), "ja").first?.contains("アスピリン：朝 1，夜 0。") == true)
    }

    @Test func `in an alt text the cells are apart, without their headers again`() {
        let text = AltText().text(for: table([["Coffee", "2.80"], ["Tea", "2.40"]]))
        #expect(text == "A screenshot, text: “Coffee, 2.80. Tea, 2.40.”")
        let plan = AltText().text(for: table(plan))
        #expect(plan.contains("Medicine, Morning, Evening. Aspirin, 1, 0. Metformin, 2, 2."), "\(plan)")
    }

    @Test func `headers that are said again do not make a text a long one`() throws {
        let rows =
            [["Room", "Monday", "Tuesday", "Wednesday", "Thursday"]]
            + (1...5).map { ["Lab \($0)", "\($0)", "2", "3", "4"] }
        let text = try told(table(rows)).joined()
        #expect(text.contains("Lab 5: Monday 5, Tuesday 2, Wednesday 3, Thursday 4"), "\(text)")
    }
}
