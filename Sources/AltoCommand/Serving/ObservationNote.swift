import Alto

/// A few words for a listener while a picture is still being looked at: "Text found.", "2 people.".
enum ObservationNote {
    static func text(of observation: Observation, in catalogue: any NarrationCatalogue) -> String {
        switch observation {
        case .caption: catalogue.captionFound
        case .people(let people): catalogue.peopleFound(people.faces.count)
        case .text(let text): text == nil ? catalogue.nothingFound(faces: false, text: true) : catalogue.textFound
        case .codes(let codes): codes.isEmpty ? "" : catalogue.codesFound(codes.count)
        case .appearance(let appearance):
            appearance.kind == .blank ? catalogue.blank(nil) : catalogue.kind(appearance.kind, faces: [])
        }
    }
}
