/// What a character is, as Python's `str` and `re` have it: the rules that are followed here were written in them.
extension Unicode.Scalar {
    /// `isalpha`: a letter of any kind, no mark and no number.
    var isLetter: Bool {
        if isASCII { return (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// `\d`.
    var isDecimal: Bool {
        isASCII ? isASCIIDigit : properties.numericType == .decimal
    }

    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
    var isASCIILetter: Bool { isASCII && isLetter }

    /// `isdigit`: also superscripts and the like.
    var isDigit: Bool {
        isASCII ? isASCIIDigit : properties.numericType == .decimal || properties.numericType == .digit
    }

    /// The value of `\d`.
    var decimalValue: Int? {
        if isASCIIDigit { return Int(value) - 0x30 }
        guard isDecimal, let value = properties.numericValue else { return nil }
        return Int(value)
    }

    /// `\w`.
    var isWord: Bool {
        if isASCII { return isLetter || isASCIIDigit || self == "_" }
        return isLetter || properties.numericType != nil
    }

    /// `[^\W\d_]`: letters, and numbers that are no digits.
    var isWordLetter: Bool {
        isASCII ? isLetter : isLetter || (properties.numericType != nil && !isDecimal)
    }

    /// `\s`.
    var isSpace: Bool {
        switch value {
        case 9...13, 0x1C...0x20, 0x85, 0xA0, 0x2028, 0x2029: true
        default: !isASCII && properties.generalCategory == .spaceSeparator
        }
    }

    /// `[A-ZÀ-ÖØ-Þ]`.
    var isLatinUppercase: Bool {
        switch value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
        default: false
        }
    }

    /// `[a-zß-öø-ÿ]`.
    var isLatinLowercase: Bool {
        switch value {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: true
        default: false
        }
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }

    /// `isalpha`.
    var isAlphabetic: Bool { !isEmpty && unicodeScalars.allSatisfy(\.isLetter) }
    var isASCIIDigits: Bool { !isEmpty && unicodeScalars.allSatisfy(\.isASCIIDigit) }

    /// `capitalize`: the first letter in title case, the others small.
    var inTitleCase: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst()).lowercased()
    }

    /// Without the last scalars.
    func dropping(last count: Int) -> String { String(unicodeScalars.dropLast(count)) }

    func contains(scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }

    /// One scalar in the place of another; none for nil.
    func replacing(scalar old: Unicode.Scalar, with new: Unicode.Scalar?) -> String {
        guard contains(scalar: old) else { return self }
        return String(unicodeScalars.compactMap { $0 == old ? new : $0 })
    }

    func splitting(at separator: Unicode.Scalar) -> [String] {
        unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }
}
