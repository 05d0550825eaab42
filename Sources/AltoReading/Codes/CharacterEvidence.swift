import CCodes

/// Which character set the bytes of a code are in, where the code does not state it: the one in which they make the likeliest
/// text. Most writers of codes mean UTF-8 and say nothing; older ones mean the set of their country.
enum CharacterEvidence {
    private enum Script { case western, central, cyrillic, japanese }

    /// In the order in which they win a tie. The second Cyrillic and Central European sets are those of other systems.
    private static let candidates: [(name: String, script: Script)] = [
        ("WINDOWS-1252", .western), ("CP932", .japanese), ("WINDOWS-1251", .cyrillic), ("WINDOWS-1250", .central),
        ("ISO-8859-2", .central), ("KOI8-R", .cyrillic), ("ISO-8859-5", .cyrillic), ("EUC-JP", .japanese),
    ]
    /// Below this much a byte above 127, nothing is told. Text in its own set has 0.6 and more, in a wrong one below 0.3.
    private static let leastScore = 0.4
    /// The sets are told by the first bytes of long contents as well.
    private static let longest = 4096

    /// - Returns: nil for bytes that are no text, or text of a set that cannot be told.
    static func text(of bytes: [UInt8]) -> String? {
        if let text = String(validating: bytes, as: UTF8.self) { return hasControls(text) ? nil : text }
        let high = bytes.prefix(longest).count { $0 > 127 }
        guard high > 0, bytes.count <= 1 << 16 else { return nil }
        var best: (score: Double, text: String)?
        for candidate in candidates {
            guard let text = decoded(bytes, candidate.name), !hasControls(text) else { continue }
            let score = score(Array(text.unicodeScalars.prefix(longest)), candidate.script) / Double(high)
            if score > best?.score ?? leastScore { best = (score, text) }
        }
        return best?.text
    }

    private static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && !"\t\n\r\u{1D}\u{1E}\u{04}".unicodeScalars.contains($0)
        }
    }

    static func decoded(_ bytes: [UInt8], _ characters: String) -> String? {
        let capacity = 4 * bytes.count + 16
        var length: Int32 = -1
        let utf8 = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            unsafe bytes.withUnsafeBufferPointer { from in
                length = unsafe alto_codes_decode(
                    characters, from.baseAddress, Int32(clamping: from.count), buffer.baseAddress,
                    Int32(clamping: capacity))
            }
            filled = max(0, Int(length))
        }
        return length < 0 ? nil : String(validating: utf8, as: UTF8.self)
    }

    // MARK: Scores, about 1 for each byte above 127 that is where it belongs

    private static func score(_ text: [Unicode.Scalar], _ script: Script) -> Double {
        var score = 0.0
        var run: [Unicode.Scalar] = []
        var before: Unicode.Scalar?
        for scalar in text + [" "] {
            if scalar.isASCII {
                if !run.isEmpty { score += Self.score(ofRun: run, between: before, and: scalar, script) }
                run = []
                before = scalar
            } else {
                run.append(scalar)
            }
        }
        return score
    }

    private static func score(
        ofRun run: [Unicode.Scalar], between before: Unicode.Scalar?, and after: Unicode.Scalar, _ script: Script
    ) -> Double {
        let touchesLatin = before.map(isLatinLetter) ?? false || isLatinLetter(after)
        return switch script {
        case .western: european(run, letters: western, longest: 2, touchesLatin)
        case .central: european(run, letters: central, longest: 4, touchesLatin)
        case .cyrillic: cyrillic(run, touchesLatin)
        case .japanese: japanese(run, touchesLatin)
        }
    }

    private static let western = Set("äöüßÄÖÜéèêëàâçîïôûùœæÉÈÊÀÂÇÎÔŒñáíóúÑÁÍÓÚãõÃÕåøÅØÆìòÌÒðþýÐÞÝ".unicodeScalars)
    private static let central = Set(
        "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽőűŐŰäöüßÄÖÜëôĺľŕçîăâđŞşţŢ".unicodeScalars)
    private static let marks = Set("€£°§–—’‘“”„…«»¿¡ºª®©™½¼¾·• ×²³".unicodeScalars)

    /// Accented letters stand alone or in twos among letters of ASCII, in Polish also in fours.
    private static func european(
        _ run: [Unicode.Scalar], letters: Set<Unicode.Scalar>, longest: Int, _ touchesLatin: Bool
    ) -> Double {
        let isLong = run.count > longest
        return run.reduce(0) { sum, scalar in
            if letters.contains(scalar) { return sum + (isLong ? -0.5 : touchesLatin ? 1 : 0.7) }
            if marks.contains(scalar) { return sum + (touchesLatin ? 0.2 : 0.6) }
            return sum - 1
        }
    }

    private static let commonCyrillic = Set("оеаинтсрвлкмдпуяОЕАИНТСРВЛКМДПУЯ".unicodeScalars)

    /// Words of Cyrillic letters; a capital behind a small letter, as in the wrong one of two sets, speaks against it.
    private static func cyrillic(_ run: [Unicode.Scalar], _ touchesLatin: Bool) -> Double {
        var sum = 0.0
        for (index, scalar) in run.enumerated() {
            guard (0x400...0x45F).contains(scalar.value) else {
                sum += marks.contains(scalar) || scalar == "№" ? 0.5 : -1
                continue
            }
            let isCapital = scalar.properties.isUppercase
            let isBehindSmall = index > 0 && run[index - 1].properties.isLowercase
            sum += isCapital && isBehindSmall ? -1 : commonCyrillic.contains(scalar) ? 1.1 : 0.6
        }
        return touchesLatin || run.count < 2 ? sum * 0.3 : sum
    }

    /// Two bytes make one character, so each counts twice.
    private static func japanese(_ run: [Unicode.Scalar], _ touchesLatin: Bool) -> Double {
        run.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x3041...0x30FE, 0x3000...0x3002, 0x300C...0x300F, 0xFF01...0xFF5E: return sum + 2
            // Letters of ASCII are second bytes of kanji: one beside Latin letters is an accent that was misread.
            case 0x4E00...0x9FFF: return sum + (touchesLatin ? -2 : run.count > 1 ? 1.6 : 0.8)
            case 0xFF61...0xFF9F: return sum + (run.count > 2 && !touchesLatin ? 0.5 : -1)
            default: return sum - 1
            }
        }
    }

    private static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
