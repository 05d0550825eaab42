import Foundation

/// What memory this machine has, as its kernel tells.
package struct Memory: Sendable, Equatable {
    /// Bytes.
    package var total: Int64
    /// Bytes that a program may take without driving others out.
    package var available: Int64

    package init(total: Int64, available: Int64) {
        self.total = total
        self.available = available
    }

    /// Now; nil where the kernel does not tell.
    package static var current: Memory? {
        (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)).flatMap(Memory.init(memInfo:))
    }

    /// - Parameter memInfo: the text of Linux's `/proc/meminfo`.
    package init?(memInfo: String) {
        func bytes(_ name: String) -> Int64? {
            guard let line = memInfo.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
                let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int64($0) }), kibibytes >= 0
            else { return nil }
            let (bytes, isTooMuch) = kibibytes.multipliedReportingOverflow(by: 1024)
            return isTooMuch ? nil : bytes
        }
        guard let total = bytes("MemTotal"), let available = bytes("MemAvailable") else { return nil }
        self.init(total: total, available: available)
    }
}
