import Alto

extension Problem {
    /// The same problem with a remedy that names the option, where this program has one.
    var onCommandLine: Problem {
        switch code {
        case .imageTruncated:
            Problem(code, message, remedy: "Copy it again, or give --allow-partial to describe what is there.")
        case .imageTooLarge: Problem(code, message, remedy: "--max-megapixels and --max-megabytes raise the limits.")
        default: self
        }
    }
}
