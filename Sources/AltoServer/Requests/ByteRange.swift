/// One range of bytes of something that is handed out.
///
/// Source: RFC 9110, section 14.1.2 and 14.2.
package enum ByteRange: Equatable, Sendable {
    /// From the first to the last byte, both within what there is.
    case part(ClosedRange<Int>)
    /// Nothing of what was asked for is there (416).
    case beyond
    /// The header asks for nothing that is understood, or for several ranges: all is handed out.
    case whole

    package init(_ header: String, of count: Int) {
        self = .whole
        guard header.lowercased().hasPrefix("bytes=") else { return }
        let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return }
        switch (Self.number(ends[0]), Self.number(ends[1])) {
        case (nil, nil): return
        case (nil, let suffix?): self = suffix > 0 && count > 0 ? .part(max(0, count - suffix)...count - 1) : .beyond
        case (let first?, let last):
            if let last, last < first { return }
            self = first < count ? .part(first...min(last ?? .max, count - 1)) : .beyond
        }
    }

    /// nil for no digits; as much as there can be for more digits than a number has.
    private static func number(_ digits: Substring) -> Int? { digits.isEmpty ? nil : Int(digits) ?? .max }
}
