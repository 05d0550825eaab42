/// The phonemes of Kokoro's alphabet in classes, and how a word's stress is changed: misaki's rules.
enum PhonemeStress {
    static let primary: Unicode.Scalar = "ˈ"
    static let secondary: Unicode.Scalar = "ˌ"
    static let vowels = Set("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ".unicodeScalars)
    static let consonants = Set("bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ".unicodeScalars)
    /// Written as one, heard as two.
    private static let diphthongs = Set("AIOQWYʤʧ".unicodeScalars)

    static func weight(_ phonemes: String) -> Int {
        phonemes.unicodeScalars.reduce(0) { $0 + (diphthongs.contains($1) ? 2 : 1) }
    }

    /// - Parameter stress: from -2, none at all, over -1, secondary at most, to 2, primary in any case; nil leaves
    ///   it.
    static func applied(_ stress: Double?, to phonemes: String) -> String {
        guard let stress else { return phonemes }
        let hasPrimary = phonemes.contains(scalar: primary)
        let hasSecondary = phonemes.contains(scalar: secondary)
        if stress < -1 {
            return phonemes.replacing(scalar: primary, with: nil).replacing(scalar: secondary, with: nil)
        }
        if stress == -1 || ((stress == 0 || stress == -0.5) && hasPrimary) {
            return phonemes.replacing(scalar: secondary, with: nil).replacing(scalar: primary, with: secondary)
        }
        if [0, 0.5, 1].contains(stress), !hasPrimary, !hasSecondary { return marked(phonemes, secondary) }
        if stress >= 1, !hasPrimary, hasSecondary { return phonemes.replacing(scalar: secondary, with: primary) }
        if stress > 1, !hasPrimary, !hasSecondary { return marked(phonemes, primary) }
        return phonemes
    }

    /// With a mark before the first vowel, if there is one.
    private static func marked(_ phonemes: String, _ mark: Unicode.Scalar) -> String {
        var scalars = Array(phonemes.unicodeScalars)
        guard let vowel = scalars.firstIndex(where: vowels.contains) else { return phonemes }
        scalars.insert(mark, at: vowel)
        return String(scalars)
    }
}
