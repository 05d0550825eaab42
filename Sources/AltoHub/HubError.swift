import Alto
import AltoFiles
import AltoHTTP

/// Why something from the hub did not come, or must not be used.
enum HubError: Retriable, Hashable {
    /// No connection, a reset, a time-out, or an answer that breaks off. Worth another try.
    case unreachable
    /// 408, 429 or 5xx. Worth another try, after the seconds that the hub asks for.
    case busy(status: Int, wait: Double?)
    case refused(status: Int)
    case noSuchRepository(ModelName, page: String, asAnonymous: Bool)
    case noSuchRevision(ModelName)
    case noSuchFile(String)
    /// The page is where its licence is accepted.
    case gated(ModelName, page: String)
    case tokenRefused
    case tooManyRedirects
    case redirectedAway
    /// Metadata that is no JSON of the expected form, or too long.
    case answerUnreadable
    /// The hub names a file that would leave its folder, or a hash that is none.
    case fileNameUnsafe
    case hashUnusable(String)
    case sizeWrong(String)
    case hashWrong(String)
    case weightsMissing(ModelName)
    /// With what it is, and what can be run.
    case architectureUnknown(ModelName, String, known: Set<String>)
    case offline(ModelName)
    case notInstalled(ModelName)
    case incomplete(ModelName)
    case inUse(ModelName)
    case disk(DiskError)

    var isWorthAnotherTry: Bool {
        switch self {
        case .unreachable, .busy: true
        default: false
        }
    }

    var wantedPause: Double? {
        if case .busy(_, let wish) = self { wish } else { nil }
    }
}

extension HubError {
    var problem: Problem {
        switch self {
        case .unreachable, .busy, .refused, .tooManyRedirects, .redirectedAway, .answerUnreadable, .offline: network
        case .fileNameUnsafe, .hashUnusable, .sizeWrong, .hashWrong, .weightsMissing, .architectureUnknown: content
        case .disk(let error): error.problem
        default: absence
        }
    }

    private var network: Problem {
        let again = "Try again later; what has arrived is kept."
        return switch self {
        case .busy(429, _): Problem(.networkFailed, "The hub asks for fewer requests.", remedy: again)
        case .busy(let status, _):
            Problem(.networkFailed, "The hub has trouble of its own (status \(status)).", remedy: again)
        case .refused(let status):
            Problem(
                .networkFailed, "The hub refused the request (status \(status)).",
                remedy: "Check HF_ENDPOINT and the proxy, if you use them.")
        case .tooManyRedirects: Problem(.networkFailed, "The hub sends requests in a circle.", remedy: again)
        case .redirectedAway:
            Problem(.networkFailed, "The hub redirects to something that is not an http or https address.")
        case .answerUnreadable:
            Problem(
                .networkFailed, "The answer was not that of a hub.",
                remedy: "Check HF_ENDPOINT and the proxy, if you use them.")
        case .offline(let name):
            Problem(
                .offline, "\(name) is not complete in the cache, and HF_HUB_OFFLINE forbids downloads.",
                remedy: "Unset HF_HUB_OFFLINE to download it.")
        default:
            Problem(
                .networkFailed, "The hub cannot be reached.",
                remedy: "Check the connection and run the command again; what has arrived is kept.")
        }
    }

    private var content: Problem {
        let nothingKept = "Nothing of it was kept; try again later or report it to the owner of the model."
        return switch self {
        case .fileNameUnsafe:
            Problem(.modelInvalid, "The hub lists a file whose name would leave its folder; nothing was downloaded.")
        case .hashUnusable(let file):
            Problem(.modelInvalid, "The hub gives no usable hash for \(file.printable); it was not downloaded.")
        case .sizeWrong(let file):
            Problem(.modelInvalid, "\(file.printable) is longer than the hub announced.", remedy: nothingKept)
        case .hashWrong(let file):
            Problem(.modelInvalid, "\(file.printable) did not arrive as the hub describes it.", remedy: nothingKept)
        case .architectureUnknown(let name, let found, let known):
            Problem(
                .modelInvalid, "\(name) is a \(found.printable), which Alto cannot run.",
                remedy: "Alto runs \(known.sorted().joined(separator: ", ")).")
        case .weightsMissing(let name):
            Problem(.modelInvalid, "\(name) holds no configuration and weights that Alto can read.")
        default: Problem(.modelInvalid, "The model cannot be used.")
        }
    }

    private var absence: Problem {
        switch self {
        case .noSuchRepository(let name, let page, asAnonymous: true):
            Problem(
                .modelMissing, "The hub has no public model \(name.repository).",
                remedy: "Check the name. If it is private, or has a licence to accept at \(page), set HF_TOKEN.")
        case .noSuchRepository(let name, let page, asAnonymous: false):
            Problem(
                .modelMissing, "The hub has no model \(name.repository) that your token may see.",
                remedy: "Check the name, and whether it has a licence to accept at \(page).")
        case .noSuchRevision(let name):
            Problem(.modelMissing, "\(name.repository) has no revision \(name.wanted).")
        case .noSuchFile(let file):
            Problem(.modelMissing, "The hub lists \(file.printable) but does not have it.", remedy: "Try again later.")
        case .gated(let name, let page):
            Problem(
                .modelMissing, "\(name.repository) is only for those who accepted its licence.",
                remedy: "Accept it at \(page), then set HF_TOKEN to a token of your account.")
        case .tokenRefused: Problem(.modelMissing, "The hub does not accept the token.", remedy: "Set HF_TOKEN anew.")
        case .incomplete(let name):
            Problem(.modelMissing, "\(name) is not complete in the cache.", remedy: "Run: alto models pull \(name)")
        case .inUse(let name):
            Problem(
                .modelMissing, "Another process is downloading \(name.repository).",
                remedy: "Try again when it is done.")
        case .notInstalled(let name):
            Problem(.modelMissing, "\(name) is not in the cache.", remedy: "Run: alto models pull \(name)")
        default: Problem(.modelMissing, "The model is missing.")
        }
    }
}
