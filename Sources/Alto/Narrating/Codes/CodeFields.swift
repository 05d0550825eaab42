/// The fields of what codes hold for a phone: contacts, events, mail, places, networks, one-time passwords.
///
/// Sources: vCard (RFC 6350) and iCalendar (RFC 5545), read leniently; NTT DoCoMo's MECARD and MATMSG; `mailto` (RFC 6068),
/// `tel` (RFC 3966), `sms` (RFC 5724), `geo` (RFC 5870); Wi-Fi settings as WPA3's specification, section 7, has them; the
/// key URI format of one-time passwords. Nothing in them is trusted.
struct CodeFields {
    private let content: String
    /// In lower case, without white space before it: schemes and names are told from it.
    private let lowered: String

    init(_ content: String) {
        let text = content.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        self.content = String(text)
        lowered = text.lowercased()
    }

    /// A bookmark's address.
    var link: String? {
        if lowered.hasPrefix("mebkm:") { return parts["url"] }
        for scheme in ["urlto:", "url:"] where lowered.hasPrefix(scheme) {
            let rest = content.dropFirst(scheme.count)
            return rest.firstRange(of: "http").map { String(rest[$0.lowerBound...]) }
        }
        return nil
    }

    /// What it is, and its name, address, number or title.
    var matter: (CodeContent.Matter, String?)? {
        if lowered.hasPrefix("begin:vcard") { return (.contact, contact) }
        if lowered.hasPrefix("mecard:") || lowered.hasPrefix("bizcard:") { return (.contact, shortContact) }
        if lowered.contains("begin:vevent") { return (.event, event) }
        if lowered.hasPrefix("wifi:") { return (.network, parts["s"]) }
        if lowered.hasPrefix("otpauth") { return (.oneTimePassword, issuer) }
        if lowered.hasPrefix("matmsg:") { return (.mail, parts["to"]) }
        guard let (scheme, rest) = uri else { return nil }
        switch scheme {
        case "mailto": return (.mail, address(rest).isEmpty ? nil : address(rest))
        case "smtp": return (.mail, rest.split(separator: ":").first.map(String.init))
        case "tel", "telprompt", "facetime", "callto": return (.phone, address(rest))
        case "sms", "smsto", "mms", "mmsto":
            return (.message, address(rest).split(separator: ":").first.map(String.init))
        case "geo": return (.place, place(rest))
        default: return nil
        }
    }

    /// A scheme in front of a colon, as links without a host have it.
    private var uri: (scheme: String, rest: Substring)? {
        guard let colon = lowered.firstIndex(of: ":") else { return nil }
        let scheme = String(lowered[..<colon])
        guard scheme.count <= 12 else { return nil }
        return (scheme, content.dropFirst(scheme.count + 1))
    }

    private func address(_ rest: Substring) -> String {
        PercentEncoding.decoded(rest.prefix { $0 != "?" && $0 != ";" }.drop { $0 == "/" })
    }

    private func place(_ rest: Substring) -> String {
        let query = rest.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let label = PercentEncoding.query(query)["q"] ?? ""
        let named = label.contains { $0.isLetter } ? label : address(rest)
        return named.split(separator: ",").joined(separator: ", ")
    }

    /// Who the passwords are for. The label is "issuer:account".
    private var issuer: String? {
        let path = content.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let stated = path.count > 1 ? PercentEncoding.query(path[1])["issuer"] : nil
        if let stated, !stated.isEmpty { return stated }
        let label = PercentEncoding.decoded(path.first?.split(separator: "/").dropFirst(2).last ?? "")
        return label.contains(":") ? label.split(separator: ":").first.map(String.init) : nil
    }

    // MARK: vCard and iCalendar

    /// The value of the first property of a name, unescaped; lines that begin with a space go on (RFC 6350, 3.2).
    private func property(_ name: String, after start: String = "") -> String? {
        var lines: [Substring] = []
        for line in content.split(whereSeparator: \.isNewline) {
            if let first = line.first, first == " " || first == "\t", let last = lines.last {
                lines[lines.count - 1] = last + line.dropFirst()
            } else {
                lines.append(line)
            }
        }
        let from = lines.firstIndex { $0.lowercased().hasPrefix(start) } ?? lines.startIndex
        for line in lines[from...] {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let whole = line[..<colon].lowercased().prefix { $0 != ";" }
            // A group may stand before the name: "item1.FN".
            guard whole.split(separator: ".").last ?? "" == name else { continue }
            let value = Self.unescaped(line[line.index(after: colon)...])
            if !value.allSatisfy({ $0.isWhitespace || $0 == ";" }) { return value }
        }
        return nil
    }

    private var contact: String? {
        if let name = property("fn") { return name }
        if let name = property("n") {
            let names = name.split(separator: ";", omittingEmptySubsequences: false).prefix(2)
            return names.reversed().filter { !$0.isEmpty }.joined(separator: " ")
        }
        return property("org") ?? property("tel") ?? property("email")
    }

    private var event: String? {
        let title = property("summary", after: "begin:vevent")
        guard let start = property("dtstart", after: "begin:vevent"), start.prefix(8).allSatisfy(\.isNumber),
            start.count >= 8
        else { return title }
        let digits = Array(start)
        var day = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
        if digits.count >= 13, digits[8] == "T" { day += " \(String(digits[9..<11])):\(String(digits[11..<13]))" }
        return title.map { "\($0), \(day)" } ?? day
    }

    // MARK: "NAME:field:value;field:value;;"

    /// By field, in lower case; of several the first.
    private var parts: [String: String] {
        guard let colon = content.firstIndex(of: ":") else { return [:] }
        var parts: [String: String] = [:]
        for field in CodeSecrets.fields(content[content.index(after: colon)...]) {
            guard let colon = field.firstIndex(of: ":") else { continue }
            let name = field[..<colon].lowercased()
            if parts[name] == nil { parts[name] = Self.unescaped(field[field.index(after: colon)...]) }
        }
        return parts
    }

    private var shortContact: String? {
        let parts = parts
        guard let name = parts["n"] else { return parts["tel"] ?? parts["email"] }
        if let last = parts["x"], lowered.hasPrefix("bizcard:") { return "\(name) \(last)" }
        return name.split(separator: ",").reversed().joined(separator: " ")
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

/// Percent-encoding of addresses (RFC 3986, 2.1).
enum PercentEncoding {
    static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// "a=1&b=2" by name, in lower case.
    static func query(_ text: some StringProtocol) -> [String: String] {
        var values: [String: String] = [:]
        for pair in text.prefix(while: { $0 != "#" }).split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            let value = sides[1].split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ")
            values[sides[0].lowercased()] = decoded(value)
        }
        return values
    }
}
