/// What people say for signs. "," is a pause.
enum SignWords {
    static let words: [Unicode.Scalar: String] = {
        var words: [Unicode.Scalar: String] = [:]
        for (signs, name) in table {
            for sign in signs.unicodeScalars { words[sign] = name }
        }
        return words
    }()

    private static let table: [(String, String)] = [
        // Arithmetic
        ("×✕⨯", "times"), ("÷", "divided by"), ("±", "plus or minus"), ("−", "minus"), ("≠", "not equal to"),
        ("≈", "about"), ("≅", "congruent to"), ("≡", "identical to"), ("≤⩽", "at most"), ("≥⩾", "at least"),
        ("＜", "less than"), ("＞", "greater than"), ("＾", "to the power of"), ("＃", "number"),
        ("≪", "much less than"), ("≫", "much greater than"), ("√", "square root of"), ("∛", "cube root of"),
        ("∞", "infinity"), ("∝", "proportional to"), ("⋅∙", "times"), ("∶", "to"), ("‰", "per mille"), ("⁄∕", "slash"),
        // Sets and logic
        ("∈", "in"), ("∉", "not in"), ("⊂", "subset of"), ("⊆", "subset of or equal to"), ("∪", "union"),
        ("∩", "intersection"), ("∅", "empty set"), ("∀", "for all"), ("∃", "there exists"), ("¬", "not"),
        ("∧", "and"), ("∨", "or"), ("∴", "therefore"), ("⇒", "implies"), ("⇔", "if and only if"),
        ("∑", "sum"), ("∏", "product"), ("∫", "integral"), ("∂", "partial"), ("∆", "delta"), ("∇", "nabla"),
        ("∠", "angle"), ("⊥", "perpendicular to"), ("∥", "parallel to"),
        // Units
        ("℃", "degrees Celsius"), ("℉", "degrees Fahrenheit"), ("Ω", "ohms"), ("µ", "micro"), ("ℓ", "litres"),
        // Arrows
        ("→➔➜➝➞➡⟶", "to"), ("←⬅⟵", "left arrow"), ("↑⬆", "up arrow"), ("↓⬇", "down arrow"),
        ("↔⬌", "left and right arrow"), ("↕", "up and down arrow"), ("↗", "arrow up to the right"),
        ("↘", "arrow down to the right"), ("↩", "return arrow"),
        // Marks of print
        ("©", "copyright"), ("®", "registered"), ("™", "trademark"), ("℗", "sound recording copyright"),
        ("§", "section"), ("¶", "paragraph"), ("№", "number"), ("℅", "care of"), ("℡☎✆", "telephone"), ("†", "dagger"),
        ("‡", "double dagger"), ("•‣●▪■◦▸▶►◆", ","), ("℮", "estimated"),
        ("✓✔☑✅", "check mark"), ("✗✘☒❌❎", "cross mark"), ("☐", "empty box"), ("★⭐", "star"), ("☆", "empty star"),
        ("♥♡❤", "red heart"), ("♠", "spade"), ("♣", "club"), ("♦", "diamond"), ("♂", "male"), ("♀", "female"),
        ("♪♫", "music"), ("♯", "sharp"), ("♭", "flat"), ("☺☻", "smiling face"), ("☹", "frowning face"),
        // Currencies; what stands before or behind a number has been read by then.
        ("€", "euros"), ("£", "pounds"), ("¥", "yen"), ("¢", "cents"), ("₹", "rupees"), ("₩", "won"), ("₽", "rubles"),
        ("₺", "lira"), ("₴", "hryvnia"), ("₪", "shekels"), ("฿", "baht"), ("₫", "dong"), ("₱", "pesos"),
        ("₦", "naira"), ("₿", "bitcoin"), ("¤", "currency sign"), ("°", "degrees"),
    ]
}
