/// Arabic, as it is written everywhere (Modern Standard Arabic), without vowel signs.
struct ArabicCatalog: PhraseCatalog {
    let language = "ar"
    let endonym = "العربية"
    let comma = "، "

    private func plural(_ count: Int, one: String, two: String, few: String, many: String, other: String) -> String {
        switch PluralCategory.arabic(count) {
        case .one: one
        case .two: two
        case .few: few
        case .many: many
        case .zero, .other: other
        }
    }

    // MARK: Sensitive content

    let sensitive = "قد تُظهر هذه الصورة عُريًا أو محتوى جنسيًا."
    func altTextOfSensitive(_ rest: String) -> String { "عُري محتمل: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "الصورة سوداء تقريبًا. قد تكون العدسة مغطاة."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "الصورة فارغة. لونها كلها \(name($0))." } ?? "الصورة فارغة."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "سوداء تقريبًا"
            case .dark: "مظلمة"
            case .overexposed: "ساطعة أكثر مما ينبغي"
            case .blurred: "غير واضحة"
            case .lowContrast: "ضعيفة التباين"
            }
        }
        return "الصورة \(list(words))."
    }

    let incomplete = "الملف مقطوع، لذلك ينقص جزء من الصورة."

    func faceCutOff(at edge: Edge) -> String { "هناك وجه مقطوع عند الحافة \(name(edge))." }
    func textCutOff(at edge: Edge) -> String { "هناك نص مقطوع عند الحافة \(name(edge))." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("يبدو أن ما يظهر هو: \(text)") }
    let unsureWhatItShows = "لست متأكدًا مما تعرضه."
    func bothSee(_ words: [String]) -> String { "يرى النموذجان: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("أو ربما: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("ربما: \(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "الوصف بالإنجليزية:" : "وصف غير مؤكد، بالإنجليزية:" }

    // MARK: Labels

    var labelWords: LabelWords { ArabicLabels.words }
    func label(_ word: String) -> String { "يبدو أن ما يظهر هو \(word)." }
    func hedgedLabel(_ word: String) -> String { "ربما ما يظهر هو \(word)." }
    func altTextOfLabel(_ word: String, isSure: Bool) -> String { isSure ? word : "ربما \(word)" }

    // MARK: People

    func recognized(_ names: [String]) -> String { "أتعرف على: \(list(names))." }

    func people(_ count: Int) -> String {
        plural(
            count, one: "يوجد شخص واحد.", two: "يوجد شخصان.", few: "يوجد \(count) أشخاص.", many: "يوجد \(count) شخصًا.",
            other: "يوجد \(count) شخص.")
    }

    func morePeople(_ count: Int) -> String {
        plural(
            count, one: "يوجد شخص آخر.", two: "يوجد شخصان آخران.", few: "يوجد \(count) أشخاص آخرين.",
            many: "يوجد \(count) شخصًا آخر.",
            other: "يوجد \(count) شخص آخر.")
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("النص يقول: \(text)") }
    func textMaySay(_ text: String) -> String { ended("هناك نص تصعب قراءته. قد يقول: \(text)") }
    func textMeans(_ translation: String) -> String { ended("معناه: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "يوجد نص من نحو \(count(words)). \(begins(beginning, isSure))"
    }
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "مستند من نحو \(count(words)). \(begins(beginning, isSure))"
    }

    private func count(_ words: Int) -> String {
        plural(
            words, one: "كلمة واحدة", two: "كلمتين", few: "\(words) كلمات", many: "\(words) كلمة",
            other: "\(words) كلمة")
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "يبدأ هكذا: «\(beginning) …»" : "تصعب قراءته. قد يبدأ هكذا: «\(beginning) …»"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) يؤدي إلى \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) يحتوي على: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) يحتوي على إعدادات شبكة واي فاي." }

    func moreCodes(_ count: Int) -> String {
        plural(
            count, one: "يوجد رمز آخر.", two: "يوجد رمزان آخران.", few: "توجد \(count) رموز أخرى.",
            many: "يوجد \(count) رمزًا آخر.",
            other: "يوجد \(count) رمز آخر.")
    }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "رمز QR"
        case .dataMatrix: "رمز Data Matrix"
        case .aztec: "رمز Aztec"
        case .pdf417: "رمز PDF417"
        case .ean8, .ean13, .upcA, .upcE: "رمز شريطي لمنتج"
        case .code128, .code39, .itf: "رمز شريطي"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "اللون الرئيسي: \(list)." : "الألوان الرئيسية: \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "لم يُعثر على وجوه ولا على نص."
        case (true, false): "لم يُعثر على وجوه."
        default: "لم يُعثر على نص."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "هي مظلمة بعض الشيء."
        case 0.8...: "الصورة ساطعة جدًا."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر",
        ]
        return "التُقطت الصورة في \(date.day) \(months[date.month - 1]) \(date.year)."
    }

    func firstFrame(of count: Int) -> String {
        let frames = plural(
            count, one: "إطار واحد", two: "إطارين", few: "\(count) إطارات", many: "\(count) إطارًا",
            other: "\(count) إطار")
        return "هذا هو الإطار الأول من \(frames)."
    }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "تعذر البحث عن وجوه."
        case .text: "تعذر البحث عن نص."
        case .codes: "تعذر البحث عن رموز."
        case .moderation: "تعذر البحث عن عُري أو محتوى جنسي."
        default: nil
        }
    }

    let captionFound = "الوصف جاهز."
    let textFound = "يوجد نص."
    let textNotTranslated = "تعذرت ترجمة النص."

    // MARK: Words

    /// Written together with the word that follows.
    let and = " و"
    /// Arabic says it before each that follows.
    func list(_ items: [String]) -> String { items.joined(separator: and) }
    func textLabel(isSure: Bool) -> String { isSure ? "النص" : "النص، ربما" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "صورة فوتوغرافية"
        case .screenshot: "لقطة شاشة"
        case .document: "مستند"
        case .graphic: "رسم"
        case .blank, nil: "صورة"
        }
    }

    let beforePeople = ": "
    func ofPeople(_ count: Int) -> String {
        plural(
            count, one: "شخص واحد", two: "شخصان", few: "\(count) أشخاص", many: "\(count) شخصًا", other: "\(count) شخص")
    }

    func some(_ count: Int) -> String { count == 1 ? "واحد" : count == 2 ? "اثنان" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "كلاهما" : "جميعهم" }

    func others(_ count: Int) -> String {
        plural(
            count, one: "شخص آخر", two: "شخصان آخران", few: "\(count) أشخاص آخرون", many: "\(count) شخصًا آخر",
            other: "\(count) شخص آخر")
    }

    func inColors(_ list: String, isOne: Bool) -> String { isOne ? "، اللون: \(list)" : "، الألوان: \(list)" }
    func thatBegins(_ beginning: String) -> String { "، والنص يبدأ هكذا: \(beginning)" }
    func with(_ names: String) -> String { "مع \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "أسود"
        case .white: "أبيض"
        case .gray: "رمادي"
        case .red: "أحمر"
        case .orange: "برتقالي"
        case .yellow: "أصفر"
        case .green: "أخضر"
        case .turquoise: "فيروزي"
        case .blue: "أزرق"
        case .purple: "بنفسجي"
        case .pink: "وردي"
        case .brown: "بني"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "اليسرى"
        case .right: "اليمنى"
        case .top: "العليا"
        case .bottom: "السفلى"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "في أعلى اليسار"
        case .top: "في الأعلى"
        case .topRight: "في أعلى اليمين"
        case .left: "على اليسار"
        case .middle: "في الوسط"
        case .right: "على اليمين"
        case .bottomLeft: "في أسفل اليسار"
        case .bottom: "في الأسفل"
        case .bottomRight: "في أسفل اليمين"
        case .everywhere: "في كل مكان"
        }
    }
}
