import Alto

/// The language that a browser prefers, of those that descriptions are written in.
///
/// Source: RFC 9110, section 12.5.4.
package enum AcceptLanguage {
    /// - Parameter header: "es-MX,es;q=0.9,en;q=0.8".
    /// - Returns: the tag as the browser says it, so that a voice of its dialect is found; nil when none of them is known.
    package static func best(of header: String) -> String? {
        let wanted = header.prefix(1_000).split(separator: ",").prefix(20).compactMap {
            part -> (tag: String, weight: Double)? in
            let pieces = part.split(separator: ";").map { $0.trimmingSpaces() }
            guard let tag = pieces.first, tag != "*", LanguageTag(String(tag)) != nil else { return nil }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (String(tag), weight) : nil
        }
        // Sorting keeps the order of those that weigh the same.
        let ordered = wanted.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        return ordered.map(\.element.tag).first { (try? NarrationCatalogs.find($0)) != nil }
    }
}
