/// MIME types of the sound formats that the service hands out.
enum SoundTypes {
    private static let types = [
        "mp3": "audio/mpeg", "wav": "audio/wav", "opus": "audio/ogg; codecs=opus", "ogg": "audio/ogg", "flac": "audio/flac",
    ]

    static func type(of format: String) -> String { types[format] ?? "application/octet-stream" }

    /// The format that an Accept header asks for; nil when it asks for none of them.
    static func format(accepted header: String) -> String? {
        for part in header.split(separator: ",") {
            switch part.split(separator: ";").first.map({ $0.trimmingSpaces().lowercased() }) {
            case "audio/mpeg", "audio/mp3": return "mp3"
            case "audio/wav", "audio/x-wav", "audio/wave": return "wav"
            case "audio/ogg": return "opus"
            case "audio/flac": return "flac"
            default: continue
            }
        }
        return nil
    }
}

extension Substring {
    func trimmingSpaces() -> Substring {
        var part = self
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return part
    }
}
