/// Web addresses as a voice should say them: by their host.
enum WebAddress {
    /// - Returns: the host of an http or https URL, without user, port and a leading "www."; nil for anything else.
    static func host(of text: some StringProtocol) -> String? {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix), !text.contains(" ") else {
            return nil
        }
        let rest = lowered.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#\\".contains($0) }
        // What stands before an @ is a user name that may look like a host.
        var host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        if !host.hasPrefix("[") { host = host.prefix { $0 != ":" } }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        return host.isEmpty ? nil : String(host)
    }
}
