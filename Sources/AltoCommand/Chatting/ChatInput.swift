import Alto

/// What somebody typed into a conversation.
enum ChatInput: Equatable {
    case message(String)
    /// A long description of the newest picture.
    case detail
    /// The last question once more.
    case again
    case picture(String)
    case help
    case quit
    /// A command that there is not.
    case unknown(String)
    case nothing

    init(_ line: String) {
        let text = PrintableText.clean(line)
        guard text.hasPrefix("/") else {
            self = text.isEmpty ? .nothing : .message(text)
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1)
        let rest = parts.count > 1 ? String(parts[1]) : ""
        self =
            switch (parts[0].lowercased(), rest.isEmpty) {
            case ("/detail", true): .detail
            case ("/again", true): .again
            case ("/picture", false): .picture(Self.path(in: line))
            case ("/help", true): .help
            case ("/quit", true), ("/exit", true): .quit
            default: .unknown(String(parts[0]))
            }
    }

    /// As it was typed, but for the white space around it and quotation marks of a shell's habit.
    private static func path(in line: String) -> String {
        let rest = line.drop { $0.isWhitespace }.drop { !$0.isWhitespace }
        var path = rest.drop { $0.isWhitespace }
        while let last = path.last, last.isWhitespace { path.removeLast() }
        if path.count > 1, let first = path.first, first == path.last, first == "\"" || first == "'" {
            path = path.dropFirst().dropLast()
        }
        return String(path)
    }

    static let helpText = """
        Ask anything about the picture. Besides:
          /detail        a long description
          /again         the last question once more
          /picture FILE  another picture
          /quit          the end; so does Ctrl-D
        Ctrl-C stops an answer.
        """
}
