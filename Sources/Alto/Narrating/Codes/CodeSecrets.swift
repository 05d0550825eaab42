/// Secrets that codes hold: whoever knows them can sign in, or join a network. They are taken out where a code is read, so
/// that no narration, alt text, history or log can hold them.
package enum CodeSecrets {
    /// What may be known of a one-time password's key (Google Authenticator's key URI format).
    private static let harmless: Set<String> = ["issuer", "algorithm", "digits", "period", "counter", "image"]

    /// The content without its secrets; itself where it has none.
    package static func removed(from content: String) -> String {
        let text = content.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let lowered = text.prefix(24).lowercased()
        if lowered.hasPrefix("otpauth-migration:") { return String(text.prefix { $0 != "?" }) }
        if lowered.hasPrefix("otpauth:") { return withoutKey(text) }
        if lowered.hasPrefix("wifi:") { return withoutPassword(text) }
        return content
    }

    private static func withoutKey(_ text: Substring) -> String {
        guard let question = text.firstIndex(of: "?") else { return String(text) }
        let kept = text[text.index(after: question)...].split(separator: "&").filter { pair in
            harmless.contains(pair.prefix { $0 != "=" }.lowercased())
        }
        return text[..<question] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }

    /// The type of the network and its name are no secret; all else that such settings hold is, or may be.
    private static func withoutPassword(_ text: Substring) -> String {
        let kept = fields(text.dropFirst(5)).filter { field in
            ["t", "s", "h", "r"].contains(field.prefix { $0 != ":" }.lowercased())
        }
        return "WIFI:" + kept.map { $0 + ";" }.joined() + ";"
    }

    /// Fields between semicolons that no backslash stands before.
    static func fields(_ text: Substring) -> [Substring] {
        var fields: [Substring] = []
        var start = text.startIndex
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if character == ";", !isEscaped {
                fields.append(text[start..<index])
                start = text.index(after: index)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        fields.append(text[start...])
        return fields.filter { !$0.isEmpty }
    }
}
