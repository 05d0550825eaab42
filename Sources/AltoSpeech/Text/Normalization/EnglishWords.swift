/// Short forms of English and what people say for them.
enum EnglishWords {
    /// With a full stop behind them, whatever their case.
    static let abbreviations: [String: String] = [
        "mr": "mister", "mrs": "missus", "ms": "miz", "dr": "doctor", "prof": "professor", "jr": "junior",
        "sr": "senior", "vs": "versus", "etc": "et cetera", "e.g": "for example", "i.e": "that is",
        "approx": "approximately", "dept": "department", "inc": "incorporated", "ltd": "limited", "co": "company",
        "ave": "avenue", "rd": "road", "blvd": "boulevard", "fig": "figure", "est": "established", "apt": "apartment",
        "min": "minutes", "max": "maximum", "tel": "telephone", "a.m": "ay em", "p.m": "pee em",
    ]

    /// A unit behind a number: for one, for several.
    static let units: [String: (one: String, several: String)] = [
        "km": ("kilometre", "kilometres"), "m": ("metre", "metres"), "cm": ("centimetre", "centimetres"),
        "mm": ("millimetre", "millimetres"), "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"),
        "mg": ("milligram", "milligrams"), "l": ("litre", "litres"), "ml": ("millilitre", "millilitres"),
        "km/h": ("kilometre an hour", "kilometres an hour"), "mph": ("mile an hour", "miles an hour"),
        "ft": ("foot", "feet"), "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"),
        "mi": ("mile", "miles"), "yd": ("yard", "yards"), "%": ("percent", "percent"), "°": ("degree", "degrees"),
        "°C": ("degree Celsius", "degrees Celsius"), "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
        "kB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"),
        "TB": ("terabyte", "terabytes"), "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"),
        "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"), "W": ("watt", "watts"),
        "kW": ("kilowatt", "kilowatts"), "V": ("volt", "volts"), "A": ("ampere", "amperes"),
        "kWh": ("kilowatt hour", "kilowatt hours"),
        "h": ("hour", "hours"), "hrs": ("hour", "hours"), "min": ("minute", "minutes"), "s": ("second", "seconds"),
        "ms": ("millisecond", "milliseconds"), "px": ("pixel", "pixels"),
    ]

    static let currencies: [Character: (one: String, several: String, cent: String, cents: String)] = [
        "$": ("dollar", "dollars", "cent", "cents"), "£": ("pound", "pounds", "penny", "pence"),
        "€": ("euro", "euros", "cent", "cents"), "¥": ("yen", "yen", "sen", "sen"),
        "₹": ("rupee", "rupees", "paisa", "paise"), "₩": ("won", "won", "jeon", "jeon"),
        "₽": ("ruble", "rubles", "kopeck", "kopecks"), "₺": ("lira", "lira", "kurus", "kurus"),
        "₴": ("hryvnia", "hryvnias", "kopeck", "kopecks"), "₪": ("shekel", "shekels", "agora", "agorot"),
        "฿": ("baht", "baht", "satang", "satang"), "₫": ("dong", "dong", "xu", "xu"),
        "₱": ("peso", "pesos", "centavo", "centavos"), "₦": ("naira", "naira", "kobo", "kobo"),
    ]

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// How the letters are called, spelt so that nobody takes one for a word.
    static let letters: [Character: String] = [
        "A": "ay", "B": "bee", "C": "see", "D": "dee", "E": "ee", "F": "eff", "G": "jee", "H": "aitch", "I": "eye",
        "J": "jay", "K": "kay", "L": "ell", "M": "em", "N": "en", "O": "oh", "P": "pee", "Q": "cue", "R": "are",
        "S": "ess", "T": "tee", "U": "you", "V": "vee", "W": "double you", "X": "ex", "Y": "why", "Z": "zee",
    ]

    /// Written in capitals and said as words.
    static let saidAsWords: Set<String> = [
        "NASA", "NATO", "UNESCO", "UNICEF", "LASER", "RADAR", "PIN", "ZIP", "JPEG", "GIF", "RAM", "ROM", "LAN", "OPEC",
        "FIFA", "AIDS", "COVID", "ASCII", "SIM", "TED", "IBAN", "BASIC", "SONAR", "SCUBA", "TASER", "CAPTCHA",
    ]

    /// Said by letters though they might be words.
    static let initials: Set<String> = [
        "USA", "USB", "UFO", "CEO", "FAQ", "ATM", "API", "URL", "CIA", "FBI", "IRS", "EPA", "ICU", "IOU", "GPA", "VIP",
    ]

    /// Short words that stand on signs in capitals: among small letters the same letters are a state or a short form.
    static let shoutedWords: Set<String> = [
        "AM", "AN", "AS", "AT", "BE", "BY", "DO", "GO", "HE", "HI", "IF", "IN", "IS", "IT", "ME", "MY", "NO", "OF",
        "OH", "OK", "ON", "OR", "SO", "TO", "UP", "WE", "US", "THE", "AND", "FOR", "YOU", "YES", "NOT", "OUT", "OFF",
        "NEW", "OLD", "ALL", "ANY", "ARE", "ASK", "BAR", "BIG", "BUS", "BUY", "CAR", "CAT", "DAY", "DOG", "DRY", "EAT",
        "END", "EXIT", "FLY", "GAS", "GET", "HAS", "HER", "HIM", "HIS", "HOT", "ICE", "ITS", "JOB", "KEY", "LET", "LOW",
        "MAN", "MAY", "MEN", "NOW", "ONE", "OPEN", "OUR", "PAY", "RED", "RUN", "SALE", "SEE", "SHE", "SKY",
        "STOP", "TAX", "TEA", "TOP", "TRY", "TWO", "USE", "WAY", "WET", "WHO", "WHY", "WIN", "PUSH", "PULL", "SLOW",
        "FREE", "HELP", "TELL", "CALL", "GIVE", "TAKE", "HERE", "ONLY", "FIRE", "DOOR", "WITH", "FROM", "WALK", "BEER",
    ]

    /// Those of ASCII; for all others see `SpokenSigns`.
    static let signs: [Character: String] = ["&": "and", "@": "at", "+": "plus", "=": "equals"]
}
