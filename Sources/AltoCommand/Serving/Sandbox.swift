import CSandbox
import Foundation

/// How far the process that decodes strangers' pictures is confined on this machine, found out by trying.
enum Sandbox {
    /// What such a process should be unable to do.
    enum Gap: String, Codable, CaseIterable {
        case network, programs, files, rights, limits

        /// Completes "a broken picture could …".
        var text: String {
            switch self {
            case .network: "reach the network"
            case .programs: "start programs or signal running ones"
            case .files: "create and delete files"
            case .rights: "read what only root may"
            case .limits: "take more memory and time than it should"
            }
        }

        private var bits: (held: UInt32, reached: UInt32) {
            switch self {
            case .network: (UInt32(ALTO_SANDBOX_NO_NETWORK), UInt32(ALTO_REACHES_NETWORK))
            case .programs: (UInt32(ALTO_SANDBOX_NO_PROGRAMS), UInt32(ALTO_REACHES_PROGRAMS))
            case .files: (UInt32(ALTO_SANDBOX_NO_CHANGES), UInt32(ALTO_REACHES_FILES))
            case .rights: (UInt32(ALTO_SANDBOX_UNPRIVILEGED), UInt32(ALTO_REACHES_SECRETS))
            case .limits: (UInt32(ALTO_SANDBOX_LIMITS), UInt32(ALTO_REACHES_LIMITS))
            }
        }

        /// What is not known to hold, or was tried with success.
        static func of(holds: UInt32, reaches: UInt32) -> [Gap] {
            allCases.filter { holds & $0.bits.held == 0 || reaches & $0.bits.reached != 0 }
        }
    }

    static let whole = "no network, no programs, no changes of files, no rights of root, limits on memory and time"

    /// What a broken picture could do on this machine and should not; empty when all holds. Takes about as long as a small
    /// picture, and ten seconds at most.
    /// - Parameter program: whose `decode-picture` is asked.
    static func missing(program: URL = Folders.program) async -> [String] {
        guard let gaps = await gaps(program) else { return ["do what could not be found out"] }
        return gaps.map(\.text)
    }

    /// For whoever runs the service; nil when nothing is missing.
    static func warning(program: URL = Folders.program) async -> String? {
        let missing = await missing(program: program)
        guard !missing.isEmpty else { return nil }
        return "The process that decodes pictures cannot be confined as it should be here. A broken picture could "
            + missing.joined(separator: ", ")
            + ". Run Alto as an ordinary user, on a kernel and in a container that allow seccomp."
    }

    /// Nil when the process did not answer.
    private static func gaps(_ program: URL) async -> [Gap]? {
        guard let process = try? DecoderProcess(program, arguments: [DecodeChild.probeArgument]) else { return nil }
        let response = await process.exchange(Data(), deadline: .seconds(10))
        return (try? JSONDecoder().decode(DecodeChild.ProbeResult.self, from: response))?.gaps
    }
}
