import Alto

/// Which finds are codes, and what they say.
///
/// Two-dimensional codes carry Reed-Solomon words and cannot come about by chance. Bar codes can: stripes of a shirt or
/// a fence pass for a few digits. Their check digit lets one in ten pass, so the scan lines that agree must make up for it.
enum CodeFilter {
    /// Scan lines that have to agree on a bar code of each kind, by the strength of its checks: Code 128 has one of 103
    /// and fixed patterns, EAN one of 10 and guard bars, UPC-E fewer bars, Code 39 and ITF none at all.
    static func leastLines(_ kind: Code.Kind) -> Int {
        switch kind {
        case .qr, .microQR, .dataMatrix, .aztec, .pdf417: 0
        case .code128: 3
        case .ean13, .upcA: 5
        case .ean8, .upcE, .code39, .itf: 6
        }
    }

    /// Shorter ones are stripes.
    static func leastLength(_ kind: Code.Kind) -> Int {
        switch kind {
        case .code39: 3
        case .itf: 6
        default: 1
        }
    }

    /// What is a code, each once, in reading order.
    static func accepted(_ found: [DetectedCode]) -> [DetectedCode] {
        var accepted: [DetectedCode] = []
        for code in found {
            guard code.lineCount >= leastLines(code.kind), content(of: code).text.count >= leastLength(code.kind) else {
                continue
            }
            let isDuplicate = accepted.contains {
                $0.kind == code.kind && $0.bytes == code.bytes
                    && 3 * $0.rect.grown(by: 8).overlap(code.rect.grown(by: 8)) > min($0.rect.area, code.rect.area)
            }
            if !isDuplicate { accepted.append(code) }
        }
        return accepted.sorted { ($0.rect.top / 64, $0.rect.left) < ($1.rect.top / 64, $1.rect.left) }
    }

    /// The code's text. Bytes that are no text are given in hexadecimal, so that nothing is lost or made up.
    static func content(of code: DetectedCode) -> (text: String, isBinary: Bool) {
        if let text = code.text { return (text, false) }
        if let text = String(validating: code.bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains($0)
            })
        {
            return (text, false)
        }
        let digits = Array("0123456789abcdef")
        return (String(code.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }), true)
    }
}
