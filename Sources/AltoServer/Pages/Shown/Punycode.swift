/// Names of hosts as networks write them: letters beyond ASCII as "xn--…".
///
/// Source: RFC 3492.
enum Punycode {
    /// The host of a web address, as networks write it; empty where there is none.
    static func host(of address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return "" }
        let authority = address[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
        // What stands before an @ is a user's name that may look like a host.
        let host = (authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "").lowercased()
        if host.hasPrefix("[") { return host }
        return host.prefix { $0 != ":" }.split(separator: ".").map { encoded($0) }.joined(separator: ".")
    }

    private static let base = 36
    private static let least = 1
    private static let most = 26

    static func encoded(_ label: Substring) -> String {
        // No name of a host is longer.
        let letters = label.unicodeScalars.prefix(256).map { Int($0.value) }
        guard letters.contains(where: { $0 >= 128 }) else { return String(label) }
        let plain = letters.filter { $0 < 128 }
        var output = String(String.UnicodeScalarView(plain.compactMap { Unicode.Scalar(UInt32($0)) }))
        if !plain.isEmpty { output += "-" }
        var (limit, delta, bias, handled) = (128, 0, 72, plain.count)
        while handled < letters.count, let next = letters.filter({ $0 >= limit }).min() {
            delta += (next - limit) * (handled + 1)
            limit = next
            for letter in letters {
                if letter < limit { delta += 1 }
                guard letter == limit else { continue }
                output += digits(delta, bias)
                bias = adapted(delta, points: handled + 1, isFirst: handled == plain.count)
                delta = 0
                handled += 1
            }
            delta += 1
            limit += 1
        }
        return "xn--" + output
    }

    /// A number as digits of which each says whether another follows.
    private static func digits(_ number: Int, _ bias: Int) -> String {
        var (rest, position, text) = (number, base, "")
        while true {
            let threshold = min(most, max(least, position - bias))
            guard rest >= threshold else { return text + digit(rest) }
            text += digit(threshold + (rest - threshold) % (base - threshold))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
    }

    private static func digit(_ value: Int) -> String {
        Unicode.Scalar(UInt32(value < 26 ? 97 + value : 22 + value)).map { String(Character($0)) } ?? ""
    }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var (delta, steps) = (isFirst ? delta / 700 : delta / 2, 0)
        delta += delta / points
        while delta > (base - least) * most / 2 {
            delta /= base - least
            steps += base
        }
        return steps + (base - least + 1) * delta / (delta + 38)
    }
}
