internal import Foundation

/// What this machine's processor can do, as far as models care.
package struct Processor: Sendable, Equatable {
    package var name: String
    package var cores: Int
    /// Whether it multiplies 8-bit integers with 32-bit sums (VNNI or AMX): without, int8 is slower than float32.
    package var multipliesInt8: Bool
    /// Whether it multiplies bfloat16 numbers with float32 sums, which is twice as fast as float32.
    package var multipliesBFloat16: Bool

    package init(name: String, cores: Int, multipliesInt8: Bool, multipliesBFloat16: Bool = false) {
        self.name = name
        self.cores = cores
        self.multipliesInt8 = multipliesInt8
        self.multipliesBFloat16 = multipliesBFloat16
    }

    package static let current = Processor(
        cpuInfo: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "",
        cores: ProcessInfo.processInfo.activeProcessorCount)

    /// - Parameter cpuInfo: the text of Linux's `/proc/cpuinfo`; empty elsewhere.
    package init(cpuInfo: String, cores: Int) {
        func value(_ key: String) -> Substring? {
            cpuInfo.split(separator: "\n").first { $0.hasPrefix(key) }?
                .split(separator: ":", maxSplits: 1).dropFirst().first
        }
        let flags = Set((value("flags") ?? "").split(separator: " "))
        self.init(
            name: (value("model name") ?? "unknown").trimmingCharacters(in: .whitespaces), cores: max(1, cores),
            multipliesInt8: !flags.isDisjoint(with: ["avx512_vnni", "avx_vnni", "amx_int8"]),
            multipliesBFloat16: !flags.isDisjoint(with: ["avx512_bf16", "amx_bf16"]))
    }
}
