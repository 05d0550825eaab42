/// What is wrong with a template, or with what it was given.
enum JinjaError: Error, Hashable {
    /// The text of the template cannot be read.
    case syntax(String, line: Int)
    /// Jinja, but beyond the subset.
    case unsupported(String, line: Int)
    /// An operation that Python would refuse, too.
    case failed(String, line: Int)
    /// More work, text or nesting than a template of a conversation needs.
    case tooMuch(Limit)
    /// What the template itself says against the conversation (`raise_exception`).
    case raised(String)

    enum Limit: String {
        case steps = "does not come to an end"
        case text = "makes too much text"
        case depth = "is nested too deeply"
    }

    /// Behind “The model's chat template …”.
    var sentence: String {
        switch self {
        case .syntax(let what, let line): "cannot be read: \(what) (line \(line))."
        case .unsupported(let what, let line): "needs \(what), which Alto does not have (line \(line))."
        case .failed(let what, let line): "failed: \(what) (line \(line))."
        case .tooMuch(let limit): "\(limit.rawValue)."
        case .raised(let message): "refuses the conversation: \(message.hasSuffix(".") ? message : message + ".")"
        }
    }

    /// A construct's name as it may be shown: short.
    static func shown(_ text: some StringProtocol) -> String {
        "“\(text.unicodeScalars.prefix(40).filter { $0.value >= 0x20 }.reduce(into: "") { $0.unicodeScalars.append($1) })”"
    }
}
