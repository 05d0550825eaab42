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
        "FIFA", "AIDS", "COVID", "ASCII", "SIM", "TED", "BASIC", "SONAR", "SCUBA", "TASER", "CAPTCHA",
    ]

    static let signs: [Character: String] = [
        "&": "and", "@": "at", "+": "plus", "=": "equals", "°": "degrees", "×": "times", "÷": "divided by",
        "±": "plus or minus", "≈": "about", "≤": "at most", "≥": "at least", "→": "to", "©": "copyright",
        "®": "registered", "™": "trademark", "§": "section", "½": "one half", "¼": "one quarter", "¾": "three quarters",
        "²": "squared", "³": "cubed", "№": "number",
    ]
}
