import Foundation

/// Each client that is connected needs a file of the process; the usual limit of 1,024 is soon reached.
package enum FileDescriptorLimit {
    /// For pictures, sounds, the database and the models.
    private static let kept = 256

    /// Raises the limit as far as this user may.
    ///
    /// - Returns: how many of them clients may have.
    package static func forClients() -> Int {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard unsafe getrlimit(files, &limit) == 0 else { return kept }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        _ = unsafe setrlimit(files, &limit)
        guard unsafe getrlimit(files, &limit) == 0 else { return kept }
        return max(kept, Int(clamping: limit.rlim_cur) - kept)
    }
}
