/// Hindi.
struct HindiCatalog: PhraseCatalog {
    let language = "hi"
    let endonym = "हिन्दी"
    let fullStop = "।"

    // MARK: Sensitive content

    let sensitive = "इस तस्वीर में नग्नता या यौन सामग्री हो सकती है।"
    func altTextOfSensitive(_ rest: String) -> String { "संभावित नग्नता: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "तस्वीर लगभग काली है। हो सकता है कि लेंस ढका हो।"

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "तस्वीर खाली है। हर जगह एक ही रंग है: \(name($0))।" } ?? "तस्वीर खाली है।"
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "लगभग काली"
            case .dark: "अँधेरी"
            case .overexposed: "बहुत ज़्यादा चमकीली"
            case .blurred: "धुँधली"
            case .lowContrast: "कम कंट्रास्ट वाली"
            }
        }
        return "तस्वीर \(list(words)) है।"
    }

    let incomplete = "फ़ाइल अधूरी है, इसलिए तस्वीर का एक हिस्सा नहीं है।"

    func faceCutOff(at edge: Edge) -> String { "एक चेहरा \(name(edge)) किनारे पर कटा हुआ है।" }
    func textCutOff(at edge: Edge) -> String { "कुछ लिखावट \(name(edge)) किनारे पर कटी हुई है।" }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("शायद यह दिख रहा है: \(text)") }
    let unsureWhatItShows = "पक्का नहीं है कि इसमें क्या है।"
    func bothSee(_ words: [String]) -> String { "दोनों मॉडल यह देखते हैं: \(words.joined(separator: comma))।" }
    func orPerhaps(_ text: String) -> String { sentence("या शायद: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("शायद: \(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "अंग्रेज़ी में विवरण:" : "अंग्रेज़ी में अनिश्चित विवरण:" }

    // MARK: Labels

    var labelWords: LabelWords { HindiLabels.words }
    func label(_ word: String) -> String { "लगता है कि यह \(word) है।" }
    func hedgedLabel(_ word: String) -> String { "शायद यह \(word) है।" }

    // MARK: People

    func recognized(_ names: [String]) -> String { "मैंने इन्हें पहचाना: \(list(names))।" }
    func people(_ count: Int) -> String { count == 1 ? "एक व्यक्ति है।" : "\(count) लोग हैं।" }
    func morePeople(_ count: Int) -> String { count == 1 ? "एक और व्यक्ति है।" : "\(count) और लोग हैं।" }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("लिखा है: \(text)") }
    func textMaySay(_ text: String) -> String { ended("कुछ लिखावट पढ़ना मुश्किल है। शायद लिखा है: \(text)") }
    func textMeans(_ translation: String) -> String { ended("इसका अर्थ है: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "लगभग \(words) शब्द लिखे हैं। \(begins(beginning, isSure))"
    }
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "लगभग \(words) शब्दों का दस्तावेज़। \(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "शुरुआत: “\(beginning) …”" : "इसे पढ़ना मुश्किल है। शायद शुरुआत: “\(beginning) …”"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) \(host) पर ले जाता है।" }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) में है: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) में एक वाई-फ़ाई नेटवर्क की सेटिंग है।" }
    func moreCodes(_ count: Int) -> String { count == 1 ? "एक और कोड है।" : "\(count) और कोड हैं।" }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "एक QR कोड"
        case .dataMatrix: "एक Data Matrix कोड"
        case .aztec: "एक Aztec कोड"
        case .pdf417: "एक PDF417 कोड"
        case .ean8, .ean13, .upcA, .upcE: "एक उत्पाद बारकोड"
        case .code128, .code39, .itf: "एक बारकोड"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String { "मुख्य रंग: \(list)।" }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "न कोई चेहरा मिला, न कोई लिखावट।"
        case (true, false): "कोई चेहरा नहीं मिला।"
        default: "कोई लिखावट नहीं मिली।"
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "तस्वीर काफ़ी अँधेरी है।"
        case 0.8...: "तस्वीर बहुत चमकीली है।"
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
        ]
        return "तस्वीर \(date.day) \(months[date.month - 1]) \(date.year) को ली गई थी।"
    }

    func firstFrame(of count: Int) -> String { "यह \(count) फ़्रेमों में से पहला है।" }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "चेहरे नहीं ढूँढे जा सके।"
        case .text: "लिखावट नहीं ढूँढी जा सकी।"
        case .codes: "कोड नहीं ढूँढे जा सके।"
        case .moderation: "नग्नता या यौन सामग्री नहीं ढूँढी जा सकी।"
        default: nil
        }
    }

    let captionFound = "विवरण तैयार है।"
    let textFound = "लिखावट मिली।"
    let textNotTranslated = "लिखावट का अनुवाद नहीं हो सका।"

    // MARK: Words

    let and = " और "
    func textLabel(isSure: Bool) -> String { isSure ? "लिखावट" : "लिखावट, शायद" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "एक फ़ोटो"
        case .screenshot: "एक स्क्रीनशॉट"
        case .document: "एक दस्तावेज़"
        case .graphic: "एक चित्र या ग्राफ़िक"
        case .blank, nil: "एक तस्वीर"
        }
    }

    /// The place stands first.
    func placed(_ what: String, _ position: Position) -> String { "\(positionPhrase(position)) \(what)" }

    let beforePeople = ": "
    func ofPeople(_ count: Int) -> String { count == 1 ? "एक व्यक्ति" : "\(count) लोग" }
    func some(_ count: Int) -> String { count == 1 ? "एक" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "दोनों" : "सभी" }
    func others(_ count: Int) -> String { count == 1 ? "एक अन्य व्यक्ति" : "\(count) अन्य लोग" }
    func inColors(_ list: String, isOne: Bool) -> String { ", \(isOne ? "इस रंग" : "इन रंगों") में: \(list)" }
    func thatBegins(_ beginning: String) -> String { ", जिसकी लिखावट की शुरुआत है: \(beginning)" }
    func with(_ names: String) -> String { "साथ में \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "काला"
        case .white: "सफ़ेद"
        case .gray: "स्लेटी"
        case .red: "लाल"
        case .orange: "नारंगी"
        case .yellow: "पीला"
        case .green: "हरा"
        case .turquoise: "फ़िरोज़ी"
        case .blue: "नीला"
        case .purple: "बैंगनी"
        case .pink: "गुलाबी"
        case .brown: "भूरा"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "बाएँ"
        case .right: "दाएँ"
        case .top: "ऊपरी"
        case .bottom: "निचले"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "ऊपर बाईं ओर"
        case .top: "ऊपर"
        case .topRight: "ऊपर दाईं ओर"
        case .left: "बाईं ओर"
        case .middle: "बीच में"
        case .right: "दाईं ओर"
        case .bottomLeft: "नीचे बाईं ओर"
        case .bottom: "नीचे"
        case .bottomRight: "नीचे दाईं ओर"
        case .everywhere: "हर जगह"
        }
    }
}
