import Alto
import Foundation

/// What a page shows of a description that is kept as JSON. What it lacks, as those of older versions may, is left out.
struct ShownDescription {
    var narration: String { report.narration ?? "" }
    var altText: String { report.altText ?? "" }
    var language: String { report.language ?? "" }
    /// All words in it that a search may have found.
    var words: [String] {
        [altText, narration, report.caption?.text ?? "", report.text?.content ?? ""].filter { !$0.isEmpty }
    }
    private let report: Report

    init(_ json: String?) {
        report = json.flatMap { try? JSONDecoder().decode(Report.self, from: Data($0.utf8)) } ?? Report()
    }

    /// What was found beside the narration, for the template of details.
    func values(_ texts: PageTexts) -> [String: Any] {
        var values: [String: Any] = ["narration": narration, "altText": altText, "language": language]
        let flaws = flaws
        if !flaws.isEmpty { values["better"] = ["flaws": flaws.map { ["text": $0] }, "language": language] }
        let paragraphs = (report.text?.blocks ?? []).map { block in
            ["content": block.said, "language": block.language ?? report.text?.language ?? language]
        }
        if !paragraphs.isEmpty {
            var text: [String: Any] = ["paragraphs": paragraphs]
            if let translation = report.text?.translation {
                text["translation"] = ["content": translation, "language": language]
            }
            values["text"] = text
        }
        let codes = (report.codes ?? []).map { ShownCode(kind: $0.kind, content: $0.content, texts) }
        if !codes.isEmpty { values["codes"] = ["list": codes.map(\.values)] }
        let places = places(codes, texts)
        if !places.isEmpty, let width = report.appearance?.width, let height = report.appearance?.height {
            values["explore"] = ["places": places, "width": width, "height": height]
        }
        return values
    }

    /// Faces, pieces of text and codes with the part of the picture that they take up, in percent.
    private func places(_ codes: [ShownCode], _ texts: PageTexts) -> [[String: String]] {
        var places: [(box: Report.Box, name: String, language: String?)] = []
        for face in report.people?.faces ?? [] {
            places.append((face.box, face.name ?? texts["person"], face.name == nil ? texts.tag : nil))
        }
        for block in report.text?.blocks ?? [] {
            let language = block.language ?? report.text?.language ?? language
            places.append((block.box, String(block.said.prefix(200)), language))
        }
        for (code, shown) in zip(report.codes ?? [], codes) { places.append((code.box, shown.name, nil)) }
        guard let width = report.appearance?.width, let height = report.appearance?.height, width > 0, height > 0
        else { return [] }
        func percent(_ part: Double, of whole: Int) -> String {
            String(format: "%.2f", min(100, max(0, part / Double(whole) * 100)))
        }
        return places.map { place in
            var values = [
                "x": percent(place.box.x, of: width), "y": percent(place.box.y, of: height),
                "width": percent(place.box.width, of: width), "height": percent(place.box.height, of: height),
                "name": place.name,
            ]
            // Names and addresses are spoken as the narration is.
            values["language"] = place.language
            return values
        }
    }

    /// What another picture of the same could show better, as sentences in the narration's language.
    private var flaws: [String] {
        guard let appearance = report.appearance, let catalog = try? NarrationCatalogs.find(language) else { return [] }
        let qualities = (appearance.quality ?? []).compactMap(Appearance.Quality.init(rawValue:))
        var flaws = qualities.isEmpty ? [] : [catalog.flawed(qualities)]
        flaws += edges(of: (report.people?.faces ?? []).map(\.box)).map(catalog.faceCutOff)
        // A screenshot is cut where its window ends; a photo or a page is cut by mistake.
        if ["photo", "document"].contains(appearance.kind) {
            flaws += edges(of: (report.text?.blocks ?? []).map(\.box)).map(catalog.textCutOff)
        }
        return flaws
    }

    /// Those edges of the picture that a box touches.
    private func edges(of boxes: [Report.Box]) -> [Edge] {
        guard let width = report.appearance?.width, let height = report.appearance?.height else { return [] }
        var touched: Set<Edge> = []
        for box in boxes {
            if box.x <= 0 { touched.insert(.left) }
            if box.x + box.width >= Double(width) { touched.insert(.right) }
            if box.y <= 0 { touched.insert(.top) }
            if box.y + box.height >= Double(height) { touched.insert(.bottom) }
        }
        return Edge.allCases.filter(touched.contains)
    }

    private struct Report: Decodable {
        var narration: String?
        var altText: String?
        var language: String?
        var caption: Caption?
        var people: People?
        var text: Text?
        var codes: [Code]?
        var appearance: Looks?

        struct Box: Decodable { let x, y, width, height: Double }
        struct Caption: Decodable { let text: String }
        struct Face: Decodable {
            let name: String?
            let box: Box
        }
        struct People: Decodable { let faces: [Face] }
        struct Block: Decodable {
            let content: String
            let language: String?
            let box: Box
            let rows: [[String?]]?

            /// A table's cells apart, as they are read aloud and copied.
            var said: String {
                rows.map { TableText($0).sentences(pairsHeaders: false).joined(separator: "\n") } ?? content
            }
        }
        struct Text: Decodable {
            let content: String
            let language: String?
            let translation: String?
            let blocks: [Block]
        }
        struct Code: Decodable {
            let kind: String
            let content: String
            let box: Box
        }
        struct Looks: Decodable {
            let width: Int
            let height: Int
            let kind: String
            let quality: [String]?
        }
    }
}
