import Testing

@testable import AltoSpeech

@Suite struct EnglishTextNormalizerTests {
    @Test(arguments: [
        // Numbers
        ("25 cats", "twenty five cats"), ("1,234 stairs", "one thousand two hundred thirty four stairs"),
        ("Pi is 3.14.", "Pi is three point one four."), ("-4 and 007", "minus four and zero zero seven"),
        ("the 1st, 2nd, 12th and 30th", "the first, second, twelfth and thirtieth"),
        ("3/4 full, 1/2 empty", "three quarters full, one half empty"),
        ("pages 5–10", "pages five to ten"), ("A4 paper", "A four paper"),
        ("No. 7 and #9", "number seven and number nine"),
        // Years and dates
        ("in 1984", "in nineteen eighty four"), ("in 2005", "in two thousand five"),
        ("in 2026", "in twenty twenty six"),
        ("in 1905", "in nineteen oh five"), ("in 1800", "in eighteen hundred"),
        ("2026-11-20", "November twentieth, twenty twenty six"),
        ("20.11.2026", "November twentieth, twenty twenty six"),
        ("11/20/2026", "November twentieth, twenty twenty six"),
        ("20/11/2026", "November twentieth, twenty twenty six"),
        // Times
        ("at 14:30", "at fourteen thirty"), ("at 9:05 pm", "at nine oh five pee em"), ("at 9:00", "at nine o'clock"),
        ("at 7:00 a.m.", "at seven ay em"),
        // Prices and units
        ("$5", "five dollars"), ("$1", "one dollar"), ("£1.20", "one pound and twenty pence"),
        ("€3.50", "three euros and fifty cents"),
        ("$3.25 million", "three point two five million dollars"), ("5 km", "five kilometres"),
        ("1 kg", "one kilogram"), ("20 °C", "twenty degrees Celsius"), ("-3°C", "minus three degrees Celsius"),
        ("50%", "fifty percent"), ("100 km/h", "one hundred kilometres an hour"),
        ("12.5 cm", "twelve point five centimetres"),
        // Short forms
        ("Dr. Smith vs. Mr. Jones", "doctor Smith versus mister Jones"), ("cats, dogs, etc.", "cats, dogs, et cetera."),
        ("e.g. a cat", "for example a cat"), ("St. Paul", "Saint Paul"),
        // Addresses
        ("see example.com", "see example dot com"), ("https://www.example.org/a-b", "example dot org slash a dash b"),
        ("a.b@example.org", "a dot b at example dot org"),
        // Capitals
        ("the BBC and NASA", "the bee bee see and nasa"), ("NO SMOKING HERE", "no smoking here"),
        ("two DVDs", "two dee vee dees"),
        ("EXIT only", "ee ex eye tee only"), ("a WARNING sign", "a warning sign"), ("an iPhone", "an iPhone"),
        ("I am", "I am"),
        // Signs
        ("cats & dogs", "cats and dogs"), ("1 + 1 = 2", "one plus one equals two"), ("½ cup", "one half cup"),
        ("H₂O", "H subscript two O"), ("x³", "x cubed"), ("10⁻³ m", "ten to the power of minus three m"),
        ("3 × 4 ≠ 7", "three times four not equal to seven"), ("5 − 3", "five minus three"),
        ("⅓ and ①", "one third and one"),
        ("Thank you 🙏", "Thank you person with folded hands"), ("😀😀😀!", "grinning face, three times!"),
        ("I ❤ Paris 🇫🇷🚀", "I red heart Paris flag of France, rocket"), ("✓ done", "check mark done"),
        ("👍🏽", "thumbs up sign medium skin tone"), ("• one • two", ", one, two"), ("✈️ 1️⃣", "airplane one"),
        // Letters that are no state
        ("Portland, ME", "Portland, em ee"), ("HI", "hi"),
        ("Honolulu, HI 96815", "Honolulu, aitch eye ninety six thousand eight hundred fifteen"),
        ("TELL ME MORE", "tell me more"), ("CALL ME", "call me"), ("TOW AWAY", "tow away"),
        ("BBC NEWS", "bee bee see news"), ("USB CABLE", "you ess bee cable"), ("FBI CIA", "eff bee eye see eye ay"),
        ("ROOM 42 IS OPEN", "room forty two is open"),
        (
            "IBAN DE89 3704 0044 0532 0130 00",
            "iban dee ee, eight nine, three seven zero four, zero zero four four, zero five three two, zero one three zero, zero zero"
        ),
        (
            "GB29NWBK60161331926819",
            "jee bee, two nine, en double you bee kay, six zero one six, one three three one, nine two six eight, one nine"
        ),
        ("€20", "twenty euros"), ("20 €", "twenty euros"), ("12,50 €", "twelve euros and fifty cents"),
        ("₹500", "five hundred rupees"),
        // What is left alone
        ("A tabby cat, curled up.", "A tabby cat, curled up."), ("", ""), ("don't", "don't"),
        ("well-known", "well-known"),
    ]) func `text is read as a person would read it`(_ text: String, _ expected: String) {
        #expect(EnglishTextNormalizer().read(text) == expected)
    }

    @Test func `hostile text is read to its end`() {
        for text in [
            String(repeating: "9", count: 300), String(repeating: "a.", count: 150),
            String(repeating: "1/", count: 150), "$$$%%%°°°", "1:2:3:4", "99:99", "0000-00-00",
        ] {
            #expect(!EnglishTextNormalizer().read(text).contains("inf"))
        }
    }

    @Test(arguments: [
        ("de", "Es sind 21 Katzen.", "Es sind einundzwanzig Katzen."), ("es", "12 gatos", "doce gatos"),
        ("fr", "80 chats", "quatre-vingts chats"),
    ])
    func `other languages spell their numbers`(_ language: String, _ text: String, _ expected: String) {
        #expect(SpelledNumbers(language: language).replacing(in: text) == expected)
    }
}
