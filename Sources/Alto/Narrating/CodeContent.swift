/// What a machine-readable code holds, as far as a listener needs to know.
enum CodeContent: Equatable {
    case link(host: String)
    /// Wi-Fi settings: they hold a password, which must not be said aloud.
    case network
    case text(String)

    private static let longestSpoken = 20

    init(_ content: String) {
        let text = PrintableText.clean(content)
        if let host = WebAddress.host(of: text) {
            self = .link(host: host)
        } else if text.uppercased().hasPrefix("WIFI:") {
            self = .network
        } else {
            let words = text.split(separator: " ")
            let spoken = words.prefix(Self.longestSpoken).joined(separator: " ")
            self = .text(words.count > Self.longestSpoken ? spoken + " …" : spoken)
        }
    }
}
