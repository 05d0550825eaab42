import Alto

/// A few words for a listener while a picture is still being looked at: "Text found.", "2 people.".
enum ObservationNote {
    static func text(of observation: Observation) -> String {
        switch observation {
        case .caption: "Caption written."
        case .people(let people):
            switch people.faces.count {
            case 0: "No faces."
            case 1: "One person."
            case let count: "\(count) people."
            }
        case .text(let text): text == nil ? "No text." : "Text found."
        case .codes(let codes): codes.isEmpty ? "" : codes.count == 1 ? "One code." : "\(codes.count) codes."
        case .appearance(let appearance): "\(kind(appearance.kind))."
        }
    }

    private static func kind(_ kind: Appearance.Kind) -> String {
        switch kind {
        case .photo: "A photo"
        case .screenshot: "A screenshot"
        case .document: "A document"
        case .graphic: "A drawing"
        case .blank: "A blank picture"
        }
    }
}
