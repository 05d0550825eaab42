import Alto

/// A few words for a listener while a picture is still being looked at: "Text found.", "2 people.".
enum ObservationNote {
    static func text(of observation: Observation, in catalog: any NarrationCatalog) -> String {
        switch observation {
        case .caption: catalog.captionFound
        case .people(let people): catalog.peopleFound(people.faces.count)
        case .text(let text): text == nil ? catalog.nothingFound(faces: false, text: true) : catalog.textFound
        case .codes(let codes, _): codes.isEmpty ? "" : catalog.codesFound(codes.count)
        // Told with the whole, where something came of it.
        case .labels, .moderation: ""
        case .appearance(let appearance):
            appearance.kind == .blank ? catalog.blank(nil) : catalog.kind(appearance.kind, faces: [])
        }
    }
}
