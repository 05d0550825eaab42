/// Turns tokens into text: the steps of `tokenizer.json`'s `decoder`.
enum TokenDecoder: Hashable, Sendable {
    case byteLevel
    /// Tokens such as `<0x0A>` become the bytes that they name. A run of them that is no UTF-8 becomes U+FFFD, one for
    /// each.
    case byteFallback
    /// All tokens become one.
    case fuse
    case replace([UInt8], with: [UInt8])
    /// Takes so many of a character from both ends of each token.
    case strip(UInt8, start: Int, stop: Int)
    /// A space for each mark, but for those of the first token.
    case metaspace(mark: [UInt8], dropsFirst: Bool)

    func apply(to tokens: [[UInt8]]) -> [[UInt8]] {
        switch self {
        case .byteLevel: return [Array(ByteLevel.decode(tokens).utf8)]
        case .byteFallback: return Self.fallBack(tokens)
        case .fuse: return [Array(tokens.joined())]
        case .replace(let old, let new):
            return tokens.map { token in
                var token = token
                token.replaceRuns(of: old, with: new)
                return token
            }
        case .strip(let byte, let start, let stop):
            return tokens.map { token in
                var rest = token[...]
                for _ in 0..<start where rest.first == byte { rest.removeFirst() }
                for _ in 0..<stop where rest.last == byte { rest.removeLast() }
                return Array(rest)
            }
        case .metaspace(let mark, let dropsFirst):
            return tokens.enumerated().map { index, token in
                var token = token
                token.replaceRuns(of: mark, with: index == 0 && dropsFirst ? [] : [0x20])
                return token
            }
        }
    }

    private static func fallBack(_ tokens: [[UInt8]]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var bytes: [UInt8] = []
        func flush() {
            guard !bytes.isEmpty else { return }
            if String(validating: bytes, as: UTF8.self) != nil {
                found.append(bytes)
            } else {
                found.append(contentsOf: repeatElement([0xEF, 0xBF, 0xBD], count: bytes.count))
            }
            bytes = []
        }
        for token in tokens {
            if let byte = byte(of: token) {
                bytes.append(byte)
            } else {
                flush()
                found.append(token)
            }
        }
        flush()
        return found
    }

    /// The byte for which a token such as `<0x0A>` stands.
    static func byte(of token: [UInt8]) -> UInt8? {
        guard token.count == 6, token.starts(with: "<0x".utf8), token[5] == UInt8(ascii: ">"),
            token[3] != UInt8(ascii: "+")
        else { return nil }
        return UInt8(String(decoding: token[3..<5], as: UTF8.self), radix: 16)
    }

    /// The token that stands for a byte.
    static func token(of byte: UInt8) -> [UInt8] {
        let digits = String(byte, radix: 16, uppercase: true)
        return Array("<0x\(byte < 16 ? "0" : "")\(digits)>".utf8)
    }
}
