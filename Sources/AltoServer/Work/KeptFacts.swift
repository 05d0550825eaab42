import Alto
import Foundation

/// What was found in a picture, read back from its description as it is kept.
struct KeptFacts: Decodable {
    private let people: KeptPeople?
    private let text: KeptText?
    private let codes: [Code]?
    private let appearance: Appearance?
    private let labels: [ImageLabel]?
    private let moderation: Moderation?

    private struct KeptPeople: Decodable { let faces: [KeptFace] }

    /// Null stands where there is no name.
    private struct KeptFace: Decodable {
        let name: String?
        let distance: Double?
        let box: Box
    }

    private struct KeptText: Decodable {
        struct Block: Decodable {
            let content: String
            let language: String?
            let confidence: Double
            let box: Box
        }

        let content: String
        let language: String?
        let blocks: [Block]
    }

    /// - Returns: nil for what is no description.
    static func description(from json: String) -> Description? {
        (try? JSONDecoder().decode(KeptFacts.self, from: Data(json.utf8)))?.description
    }

    private var description: Description {
        var description = Description(
            width: appearance?.width ?? 0, height: appearance?.height ?? 0,
            facts: PictureFacts(format: "", byteCount: 0))
        // What is null may not have been looked for: that nothing was found is not claimed.
        if let people {
            let faces = people.faces.map { Face(name: $0.name, distance: $0.distance, box: $0.box) }
            description.add(.people(People(faces: faces)), from: .faces)
        }
        if let text {
            let blocks = text.blocks.map {
                ReadText.Block(content: $0.content, language: $0.language, confidence: $0.confidence, box: $0.box)
            }
            description.add(
                .text(ReadText(content: text.content, language: text.language, blocks: blocks)), from: .text)
        }
        description.codes = codes ?? []
        description.appearance = appearance
        description.labels = labels ?? []
        description.moderation = moderation
        return description
    }
}
