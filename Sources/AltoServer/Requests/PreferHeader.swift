/// How long a client would wait for an answer to be whole.
///
/// Source: RFC 7240, section 4.3.
package enum PreferHeader {
    private static let longest = 60

    /// Seconds of `wait=N`, a minute at most; 0 where none is asked for.
    package static func wait(in header: String?) -> Int {
        for preference in header.map({ HeaderValue.list($0) }) ?? [] {
            // "wait=30" is no value with parameters, but a name of its own.
            let pieces = preference.value.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces() }
            guard pieces.count == 2, pieces[0] == "wait", pieces[1].allSatisfy({ $0.isASCII && $0.isNumber }) else {
                continue
            }
            return min(Int(pieces[1]) ?? longest, longest)
        }
        return 0
    }
}
