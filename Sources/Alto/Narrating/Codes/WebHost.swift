/// The host of a link, as it can be told without deceiving.
///
/// Letters of other scripts can look like those of a well-known name (Unicode UTS #39, "confusables"). Such a host is told in
/// the form in which computers look it up ("xn--…", RFC 3492), and with a warning.
struct WebHost: Equatable {
    var name: String
    /// Its letters are mixed of several scripts, or are those of one that look like Latin.
    var isLookAlike = false

    /// - Returns: nil for anything but an http or https address.
    init?(of text: String) {
        guard let host = WebAddress.host(of: text) else { return nil }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let plain = labels.map { Punycode.decoded($0) ?? String($0) }
        let last = plain.last.map(Self.scripts) ?? []
        isLookAlike = plain.contains { Self.isDeceptive($0, beside: last) }
        name = isLookAlike ? plain.map(Punycode.encoded).joined(separator: ".") : plain.joined(separator: ".")
    }

    private enum Script { case latin, greek, cyrillic, eastAsian, other }

    /// Letters of Cyrillic and Greek that pass for Latin ones.
    private static let confusable = Set("асԁеһіјӏорԛѕԝхуъьҽпгѵѡ" + "ανορικυτωχ")

    private static func isDeceptive(_ label: String, beside last: Set<Script>) -> Bool {
        // Phonetic letters, and letters that are joined by nothing that is seen.
        if label.unicodeScalars.contains(where: { (0x250...0x2AF).contains($0.value) || $0.value == 0x131 }) {
            return true
        }
        if label.unicodeScalars.contains(where: { $0 == "\u{200C}" || $0 == "\u{200D}" }) { return true }
        let scripts = scripts(of: label)
        if scripts.count > 1 { return scripts != [.latin, .eastAsian] }
        guard let script = scripts.first, script == .cyrillic || script == .greek, !last.contains(script) else {
            return false
        }
        return label.allSatisfy { !$0.isLetter || confusable.contains($0) }
    }

    private static func scripts(of label: String) -> Set<Script> {
        Set(
            label.unicodeScalars.compactMap { scalar in
                guard scalar.properties.isAlphabetic else { return nil }
                switch scalar.value {
                case 0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: return .latin
                case 0x370...0x3FF, 0x1F00...0x1FFF: return .greek
                case 0x400...0x52F: return .cyrillic
                case 0x3005...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x1100...0x11FF: return .eastAsian
                default: return .other
                }
            })
    }
}

/// Labels of host names that are not in ASCII (RFC 3492).
enum Punycode {
    private static let (base, lowest, highest, skew, damp) = (36, 1, 26, 38, 700)
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    /// A label has at most 63 characters.
    private static let longest = 63

    /// With "xn--" in front; itself when it is in ASCII, or too long for a label.
    static func encoded(_ label: String) -> String {
        let scalars = Array(label.unicodeScalars)
        guard scalars.contains(where: { !$0.isASCII }), scalars.count <= longest else { return label }
        var output = String(String.UnicodeScalarView(scalars.filter(\.isASCII)))
        let basic = output.count
        if basic > 0 { output += "-" }
        var (code, delta, bias, handled) = (UInt32(128), 0, 72, basic)
        while handled < scalars.count {
            guard let next = scalars.map(\.value).filter({ $0 >= code }).min() else { break }
            delta += Int(next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                var (rest, k) = (delta, base)
                while true {
                    let threshold = min(max(k - bias, lowest), highest)
                    if rest < threshold { break }
                    output.append(digits[threshold + (rest - threshold) % (base - threshold)])
                    rest = (rest - threshold) / (base - threshold)
                    k += base
                }
                output.append(digits[rest])
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return "xn--" + output
    }

    /// - Returns: nil for anything but "xn--" and what is well formed behind it.
    static func decoded(_ label: some StringProtocol) -> String? {
        guard label.count <= longest, label.lowercased().hasPrefix("xn--") else { return nil }
        let text = label.dropFirst(4)
        let dash = text.lastIndex(of: "-")
        var output = dash.map { Array(text[..<$0].unicodeScalars) } ?? []
        var (code, position, bias) = (128, 0, 72)
        var rest = dash.map { text[text.index(after: $0)...].lowercased()[...] } ?? text.lowercased()[...]
        while !rest.isEmpty {
            let before = position
            var (weight, k) = (1, base)
            while true {
                guard let first = rest.first, let digit = digits.firstIndex(of: first) else { return nil }
                rest = rest.dropFirst()
                position += digit * weight
                let threshold = min(max(k - bias, lowest), highest)
                if digit < threshold { break }
                weight *= base - threshold
                k += base
                guard weight < 1 << 32, position < 1 << 40 else { return nil }
            }
            bias = adapted(position - before, output.count + 1, isFirst: before == 0)
            code += position / (output.count + 1)
            position %= output.count + 1
            guard code < 0x110000, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
            output.insert(scalar, at: position)
            position += 1
        }
        return String(String.UnicodeScalarView(output))
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var k = 0
        while delta > (base - lowest) * highest / 2 {
            delta /= base - lowest
            k += base
        }
        return k + (base - lowest + 1) * delta / (delta + skew)
    }
}
