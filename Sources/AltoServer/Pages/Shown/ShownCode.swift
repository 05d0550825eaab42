import Foundation

/// A machine-readable code as a page shows it. Passwords in codes are never shown.
struct ShownCode {
    /// What it is called where the picture is explored: "QR: example.org".
    let name: String
    let values: [String: Any]

    private static let longest = 300
    private static let names = [
        "qr": "QR", "micro-qr": "Micro QR", "data-matrix": "Data Matrix", "aztec": "Aztec", "pdf417": "PDF417",
        "ean-8": "EAN-8", "ean-13": "EAN-13", "upc-a": "UPC-A", "upc-e": "UPC-E", "code-128": "Code 128",
        "code-39": "Code 39", "itf": "ITF",
    ]

    init(kind: String, content: String, _ texts: PageTexts) {
        let kind = Self.names[kind] ?? kind
        let lowered = content.prefix(40).lowercased()
        var values: [String: Any] = ["kind": kind]
        let spoken: String
        if lowered.hasPrefix("wifi:") {
            spoken = texts["codeNetwork"]
            values["codeNote"] = spoken
        } else if lowered.hasPrefix("otpauth") {
            spoken = texts["codePassword"]
            values["codeNote"] = spoken
        } else if ["https://", "http://"].contains(where: lowered.hasPrefix), Self.isOneWord(content) {
            // As networks write it: letters of other scripts that imitate those of a known name show there.
            let host = Punycode.host(of: content)
            values["codeLink"] = content
            values["codeHost"] = host
            if host.split(separator: ".").contains(where: { $0.hasPrefix("xn--") }) {
                // Isolated, so that it reads from the left within Arabic, too.
                values["codeNote"] = texts.filled("codeLookalike", "host", "\u{2066}\(host)\u{2069}")
            }
            spoken = host
        } else if ["mailto:", "tel:"].contains(where: lowered.hasPrefix), Self.isOneWord(content) {
            values["codeLink"] = content
            spoken = String(content.prefix { $0 != "?" })
        } else {
            let printable = content.unicodeScalars.allSatisfy {
                $0.value >= 0x20 || $0 == "\n" || $0 == "\r" || $0 == "\t"
            }
            let isLong = content.count > Self.longest
            if printable { values["codeText"] = isLong ? content.prefix(Self.longest) + " …" : content }
            if isLong || !printable { values["codeNote"] = texts.filled("codeLong", "count", String(content.count)) }
            spoken = printable ? String(content.prefix(80)) : texts.filled("codeLong", "count", String(content.count))
        }
        name = "\(kind): \(spoken)"
        self.values = values
    }

    private static func isOneWord(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }
}
