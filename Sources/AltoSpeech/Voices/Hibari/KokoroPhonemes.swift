/// IPA as lexicons and SSML give it, in Kokoro's alphabet: one letter for each diphthong and affricate, stress
/// before the vowel and not before the syllable, American vowels without length.
///
/// The letters are misaki's (hexgrad, Apache-2.0), whose table from eSpeak NG's IPA this follows.
enum KokoroPhonemes {
    /// The longest first.
    private static let replacements: [(ipa: [Unicode.Scalar], phonemes: String)] = [
        ("t͡ʃ", "ʧ"), ("d͡ʒ", "ʤ"), ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("aɪ", "I"), ("aʊ", "W"), ("eɪ", "A"), ("oʊ", "O"),
        ("əʊ", "O"),
        ("ɔɪ", "Y"), ("ɜːr", "ɜɹ"), ("ɜːɹ", "ɜɹ"), ("ɪə", "iə"), ("n̩", "ᵊn"), ("l̩", "ᵊl"), ("əl", "ᵊl"), ("ɜː", "ɜɹ"),
        ("e", "A"), ("r", "ɹ"), ("ɻ", "ɹ"), ("ɚ", "əɹ"), ("ɝ", "ɜɹ"), ("g", "ɡ"), ("o", "ɔ"), ("ɒ", "ɑ"), ("a", "ɑ"),
        ("ɐ", "ə"),
        ("x", "k"), ("ç", "k"), ("ʲ", ""), ("ɬ", "l"), ("ɾ", "T"), ("ʔ", "t"), ("y", "i"), ("ø", "ɜ"), ("œ", "ɜ"),
        ("ʁ", "ɹ"),
        ("ɨ", "ɪ"), ("ɲ", "nj"), ("ʎ", "lj"), ("β", "v"), ("ɣ", "ɡ"), ("ɫ", "l"), ("ʍ", "w"), ("'", "ˈ"), ("ː", ""),
        ("ˑ", ""),
        (".", ""), ("̃", ""), ("̩", ""), ("͡", ""), ("̯", ""),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    /// - Parameter isKnown: whether the voice has a symbol for a phoneme; others are left out.
    static func of(ipa: String, isKnown: (Unicode.Scalar) -> Bool) -> String {
        let scalars = Array(ipa.unicodeScalars)
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            let match = replacements.lazy.compactMap { entry in
                scalars.end(of: entry.ipa, at: index).map { (entry.phonemes, $0) }
            }.first
            if let (phonemes, end) = match {
                result += phonemes.unicodeScalars
                index = end
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(stressedVowels(result.filter(isKnown)))
    }

    private static func stressedVowels(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var stress: Unicode.Scalar?
        for scalar in scalars {
            if scalar == PhonemeStress.primary || scalar == PhonemeStress.secondary {
                stress = scalar
                continue
            }
            if PhonemeStress.vowels.contains(scalar) || scalar == "ᵊ", let mark = stress {
                result.append(mark)
                stress = nil
            }
            result.append(scalar)
        }
        return result
    }
}
