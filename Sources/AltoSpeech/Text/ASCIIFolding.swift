/// Latin letters and common signs in ASCII, for an engine that knows nothing else.
enum ASCIIFolding {
    /// - Returns: nil for what has no counterpart.
    static func replacement(for scalar: Unicode.Scalar) -> String? { table[scalar] }

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (letters, replacement) in letters {
            for scalar in letters.unicodeScalars { table[scalar] = replacement }
        }
        for (sign, words) in signs { table[sign] = words }
        return table
    }()

    /// Latin-1, Latin Extended-A and what else names in English texts bring along.
    private static let letters: [(String, String)] = [
        ("ÀÁÂÃÄÅĀĂĄǍ", "A"), ("àáâãäåāăąǎª", "a"), ("Æ", "AE"), ("æ", "ae"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"),
        ("ÐĎĐ", "D"), ("ðďđ", "d"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"),
        ("ĤĦ", "H"), ("ĥħ", "h"), ("ÌÍÎÏĨĪĬĮİǏ", "I"), ("ìíîïĩīĭįıǐ", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"),
        ("ķĸ", "k"), ("ĹĻĽĿŁ", "L"), ("ĺļľŀł", "l"), ("ÑŃŅŇŊ", "N"), ("ñńņňŋ", "n"), ("ÒÓÔÕÖØŌŎŐǑ", "O"),
        ("òóôõöøōŏőǒº", "o"), ("Œ", "OE"), ("œ", "oe"), ("ŔŖŘ", "R"), ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"), ("śŝşšș", "s"),
        ("ß", "ss"), ("ẞ", "SS"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("Þ", "Th"), ("þ", "th"), ("ÙÚÛÜŨŪŬŮŰŲǓ", "U"),
        ("ùúûüũūŭůűųǔ", "u"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýÿŷ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
        ("‘’‚‛′", "'"), ("“”„‟«»″", "\""), ("‐‑‒−", "-"), ("\u{AD}", ""),
    ]

    private static let signs: [(Unicode.Scalar, String)] = [
        ("–", ", "), ("—", ", "), ("…", "..."), ("•", ", "), ("·", ", "), ("¡", ""), ("¿", ""),
        ("£", " pounds "), ("€", " euros "), ("¥", " yen "), ("¢", " cents "), ("©", " copyright "),
        ("®", " registered "), ("™", " trademark "), ("°", " degrees "), ("±", " plus or minus "), ("×", " times "),
        ("÷", " divided by "), ("≈", " about "), ("≤", " at most "), ("≥", " at least "), ("½", " one half "),
        ("¼", " one quarter "), ("¾", " three quarters "), ("²", " squared "), ("³", " cubed "), ("µ", " micro "),
        ("§", " section "), ("№", " number "), ("→", " to "), ("π", " pi "),
    ]
}
