import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// The page of what Alto is for, what is kept where and for how long, and what is installed.
struct InformationPages: Sendable {
    let pages: Pages
    let engine: any Engine
    /// Where pictures and sounds lie.
    let place: BlobPlace
    let settings: ServerSettings

    func add(to group: RouterGroup<AltoContext>) {
        group.get("information", use: information)
    }

    @Sendable private func information(_ request: Request, _ context: AltoContext) async throws -> Response {
        let texts = pages.texts(for: request)
        let models = try await engine.models().map {
            ["name": $0.name, "purpose": $0.purpose, "installed": $0.installed] as [String: Any]
        }
        var values: [String: Any] = [
            "kept": kept(texts), "who": texts[settings.isLoopback ? "privacyHere" : "privacyKeys"], "models": models,
            "voiceCount": texts.filled("voiceCount", "count", String(try await engine.voices().count)),
        ]
        if case .bucket = place { values["bucketNote"] = texts["bucketNote"] } else { values["sendsNothing"] = true }
        return pages.response("information", texts, heading: texts["menuInformation"], path: "/information", values)
    }

    /// What is kept, each with where and for how long, as sentences.
    private func kept(_ texts: PageTexts) -> [[String: Any]] {
        let days = texts.filled("forDays", "days", String(Int(settings.retention / .seconds(86_400))))
        let here = texts["placeHere"], there = blobPlace(texts)
        let pictures = settings.deletesPictures ? [texts["untilDescribed"]] : [days, texts["smallPictures"]]
        return [
            ("keptPictures", [there] + pictures), ("keptWords", [here, days]), ("keptSounds", [there, days]),
            ("enrolled", [here, texts["peopleKept"]]),
        ].map { ["name": texts[$0.0], "facts": $0.1] }
    }

    private func blobPlace(_ texts: PageTexts) -> String {
        switch place {
        case .thisMachine: texts["placeHere"]
        case .bucket(let bucket, let host):
            texts.filled("placeBucket", "bucket", bucket).replacing("{host}", with: host)
        }
    }
}
