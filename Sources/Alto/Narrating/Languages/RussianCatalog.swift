/// Russian. Names stand after a colon, so that none has to be inflected.
struct RussianCatalog: PhraseCatalog {
    let language = "ru"
    let endonym = "Русский"

    private func plural(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        switch PluralCategory.russian(count) {
        case .one: one
        case .few: few
        default: many
        }
    }

    // MARK: Sensitive content

    let sensitive = "На изображении может быть нагота или сексуальное содержание."
    func altTextOfSensitive(_ rest: String) -> String { "Возможна нагота: \(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "Изображение почти чёрное. Возможно, закрыт объектив."

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "Изображение пустое. Всюду один цвет: \(name($0))." } ?? "Изображение пустое."
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "почти чёрное"
            case .dark: "тёмное"
            case .overexposed: "слишком светлое"
            case .blurred: "нерезкое"
            case .lowContrast: "малоконтрастное"
            }
        }
        return "Изображение \(list(words))."
    }

    let incomplete = "Файл обрывается, поэтому части изображения нет."

    func faceCutOff(at edge: Edge) -> String { "Лицо обрезано \(name(edge)) краем." }
    func textCutOff(at edge: Edge) -> String { "Часть текста обрезана \(name(edge)) краем." }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("Похоже, видно следующее: \(text)") }
    let unsureWhatItShows = "Неясно, что на нём изображено."
    func bothSee(_ words: [String]) -> String { "Обе модели видят: \(words.joined(separator: comma))." }
    func orPerhaps(_ text: String) -> String { sentence("Или, возможно: \(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("Возможно: \(text)") }
    func captionFollows(isSure: Bool) -> String {
        isSure ? "Описание на английском:" : "Неуверенное описание, на английском:"
    }

    // MARK: Labels

    var labelWords: LabelWords { RussianLabels.words }
    func label(_ word: String) -> String { "Похоже, это \(word)." }
    func hedgedLabel(_ word: String) -> String { "Возможно, это \(word)." }

    // MARK: People

    func recognized(_ names: [String]) -> String { "Я узнаю: \(list(names))." }

    func people(_ count: Int) -> String {
        plural(
            count, "Виден \(count == 1 ? "один" : "\(count)") человек.", "Видны \(count) человека.",
            "Видно \(count) человек.")
    }

    func morePeople(_ count: Int) -> String {
        plural(
            count, "Виден ещё \(count == 1 ? "один" : "\(count)") человек.", "Видны ещё \(count) человека.",
            "Видно ещё \(count) человек.")
    }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("Текст гласит: \(text)") }
    func textMaySay(_ text: String) -> String { ended("Текст трудно прочитать. Возможно, он гласит: \(text)") }
    func textMeans(_ translation: String) -> String { ended("Это значит: \(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "Здесь текст, \(about(words)). \(begins(beginning, isSure))"
    }
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "Документ, \(about(words)). \(begins(beginning, isSure))"
    }

    /// After "около" stands the genitive: около 180 слов, около 41 слова.
    private func about(_ words: Int) -> String {
        "около \(words) \(PluralCategory.russian(words) == .one ? "слова" : "слов")"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "Начало: «\(beginning) …»" : "Его трудно прочитать. Возможное начало: «\(beginning) …»"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) ведёт на \(host)." }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind)) содержит: \(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) содержит настройки сети Wi-Fi." }

    func moreCodes(_ count: Int) -> String {
        plural(
            count, "Есть ещё \(count == 1 ? "один" : "\(count)") код.", "Есть ещё \(count) кода.",
            "Есть ещё \(count) кодов.")
    }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "QR-код"
        case .dataMatrix: "Код Data Matrix"
        case .aztec: "Код Aztec"
        case .pdf417: "Код PDF417"
        case .ean8, .ean13, .upcA, .upcE: "Штрихкод товара"
        case .code128, .code39, .itf: "Штрихкод"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String {
        isOne ? "Главный цвет: \(list)." : "Главные цвета: \(list)."
    }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "Ни лиц, ни текста не найдено."
        case (true, false): "Лиц не найдено."
        default: "Текста не найдено."
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "Изображение довольно тёмное."
        case 0.8...: "Изображение очень светлое."
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String {
        let months = [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ]
        return "Снимок сделан \(date.day) \(months[date.month - 1]) \(date.year) года."
    }

    func firstFrame(of count: Int) -> String {
        "Это первый из \(count) \(PluralCategory.russian(count) == .one ? "кадра" : "кадров")."
    }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "Поискать лица не удалось."
        case .text: "Поискать текст не удалось."
        case .codes: "Поискать коды не удалось."
        case .moderation: "Поискать наготу и сексуальное содержание не удалось."
        default: nil
        }
    }

    let captionFound = "Описание готово."
    let textFound = "Есть текст."
    let textNotTranslated = "Не удалось перевести текст."

    // MARK: Words

    let and = " и "
    func textLabel(isSure: Bool) -> String { isSure ? "текст" : "текст, возможно" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "Фотография"
        case .screenshot: "Снимок экрана"
        case .document: "Документ"
        case .graphic: "Рисунок или графика"
        case .blank, nil: "Изображение"
        }
    }

    /// "Документ одного человека" would be one that belongs to him.
    let beforePeople = ": "
    func ofPeople(_ count: Int) -> String {
        plural(count, "\(count == 1 ? "один" : "\(count)") человек", "\(count) человека", "\(count) человек")
    }

    func some(_ count: Int) -> String { count == 1 ? "один" : "\(count)" }
    func all(_ count: Int) -> String { count == 2 ? "оба" : "все" }
    func others(_ count: Int) -> String { "ещё " + ofPeople(count) }
    func inColors(_ list: String, isOne: Bool) -> String {
        isOne ? ", главный цвет: \(list)" : ", главные цвета: \(list)"
    }
    func thatBegins(_ beginning: String) -> String { " с текстом, который начинается так: \(beginning)" }
    func with(_ names: String) -> String { "в кадре: \(names)" }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "чёрный"
        case .white: "белый"
        case .gray: "серый"
        case .red: "красный"
        case .orange: "оранжевый"
        case .yellow: "жёлтый"
        case .green: "зелёный"
        case .turquoise: "бирюзовый"
        case .blue: "синий"
        case .purple: "фиолетовый"
        case .pink: "розовый"
        case .brown: "коричневый"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "левым"
        case .right: "правым"
        case .top: "верхним"
        case .bottom: "нижним"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "вверху слева"
        case .top: "вверху"
        case .topRight: "вверху справа"
        case .left: "слева"
        case .middle: "посередине"
        case .right: "справа"
        case .bottomLeft: "внизу слева"
        case .bottom: "внизу"
        case .bottomRight: "внизу справа"
        case .everywhere: "повсюду"
        }
    }
}
