#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that ends before it has read all its input (a player that is closed) must not end Alto with it: without
/// this, writing to its pipe raises SIGPIPE. With it, writing fails with an error.
public enum BrokenPipes {
    /// Does it once. A handler that somebody else has set stays.
    public static func ignore() { _ = once }

    private static let once: Void = {
        let before = signal(SIGPIPE, SIG_IGN)
        // The default is the null handler.
        if let before { _ = signal(SIGPIPE, before) }
    }()
}
