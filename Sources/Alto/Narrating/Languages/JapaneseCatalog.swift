/// Japanese, in polite forms.
struct JapaneseCatalog: PhraseCatalog {
    let language = "ja"
    let endonym = "日本語"
    let comma = "、"
    let fullStop = "。"

    // MARK: Sensitive content

    let sensitive = "この画像には裸や性的な内容が含まれている可能性があります。"
    func altTextOfSensitive(_ rest: String) -> String { "裸の可能性：\(rest)" }

    // MARK: Reasons not to trust the rest

    let almostBlack = "画像はほぼ真っ黒です。レンズがふさがれているかもしれません。"

    func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "画像には何も写っていません。全体が\(name($0))です。" } ?? "画像には何も写っていません。"
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "ほぼ真っ黒"
            case .dark: "暗い状態"
            case .overexposed: "明るすぎる状態"
            case .blurred: "ぼやけた状態"
            case .lowContrast: "コントラストの低い状態"
            }
        }
        return "画像は\(words.joined(separator: "、"))です。"
    }

    let incomplete = "ファイルが途中で切れているため、画像の一部がありません。"

    func faceCutOff(at edge: Edge) -> String { "顔が\(name(edge))で切れています。" }
    func textCutOff(at edge: Edge) -> String { "文字の一部が\(name(edge))で切れています。" }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence("次のように見えます：\(text)") }
    let unsureWhatItShows = "何が写っているかは確かではありません。"
    func bothSee(_ words: [String]) -> String { "どちらのモデルにも見えるもの：\(words.joined(separator: comma))。" }
    func orPerhaps(_ text: String) -> String { sentence("あるいは：\(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("おそらく：\(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "英語の説明：" : "確かではない英語の説明：" }

    // MARK: Labels

    var labelWords: LabelWords { JapaneseLabels.words }
    func label(_ word: String) -> String { "\(word)のようです。" }
    func hedgedLabel(_ word: String) -> String { "\(word)かもしれません。" }

    // MARK: People

    func recognized(_ names: [String]) -> String { "\(list(names))だとわかります。" }
    func people(_ count: Int) -> String { "人が\(count)人います。" }
    func morePeople(_ count: Int) -> String { "ほかに人が\(count)人います。" }

    // MARK: Text

    func textReads(_ text: String) -> String { ended("文字：\(text)") }
    func textMaySay(_ text: String) -> String { ended("読みにくい文字があります。おそらく：\(text)") }
    func textMeans(_ translation: String) -> String { ended("意味は次のとおりです：\(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "約\(words)語の文章があります。\(begins(beginning, isSure))"
    }
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "約\(words)語の文書です。\(begins(beginning, isSure))"
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        isSure ? "書き出し：「\(beginning) …」" : "読みにくい文章です。おそらく書き出しは：「\(beginning) …」"
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind))があり、\(host)につながります。" }
    func codeReads(_ kind: Code.Kind, content: String) -> String { ended("\(name(kind))の内容：\(content)") }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind))にWi-Fiネットワークの設定が入っています。" }
    func moreCodes(_ count: Int) -> String { "コードがあと\(count)個あります。" }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "QRコード"
        case .dataMatrix: "Data Matrixコード"
        case .aztec: "Aztecコード"
        case .pdf417: "PDF417コード"
        case .ean8, .ean13, .upcA, .upcE: "商品のバーコード"
        case .code128, .code39, .itf: "バーコード"
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String { "主な色は\(list)です。" }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "顔も文字も見つかりませんでした。"
        case (true, false): "顔は見つかりませんでした。"
        default: "文字は見つかりませんでした。"
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "全体に暗めです。"
        case 0.8...: "全体にとても明るいです。"
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String { "\(date.year)年\(date.month)月\(date.day)日に撮影されました。" }
    func firstFrame(of count: Int) -> String { "\(count)コマのうちの最初のコマです。" }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "顔を探すことができませんでした。"
        case .text: "文字を探すことができませんでした。"
        case .codes: "コードを探すことができませんでした。"
        case .moderation: "裸や性的な内容を探すことができませんでした。"
        default: nil
        }
    }

    let captionFound = "説明ができました。"
    let textFound = "文字があります。"
    let textNotTranslated = "文字を翻訳できませんでした。"

    // MARK: Words

    let and = "と"
    /// Two are joined by a word, more by commas.
    func list(_ items: [String]) -> String { items.joined(separator: items.count == 2 ? and : comma) }
    func textLabel(isSure: Bool) -> String { isSure ? "文字" : "読みにくい文字、おそらく" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "写真"
        case .screenshot: "スクリーンショット"
        case .document: "文書"
        case .graphic: "絵または図"
        case .blank, nil: "画像"
        }
    }

    func kind(_ kind: Appearance.Kind?, faces: [Position]) -> String {
        guard !faces.isEmpty else { return noun(kind) + "です。" }
        let isPlaced = faces.count <= 3 && faces.contains { $0 != .everywhere }
        let positions = isPlaced ? list(spread(faces)) + "に" : ""
        return "\(noun(kind))です。\(positions)人が\(faces.count)人います。"
    }

    /// The place stands first.
    func placed(_ what: String, _ position: Position) -> String { "\(positionPhrase(position))の\(what)" }

    func spread(_ positions: [Position]) -> [String] {
        var seen: [Position] = []
        for position in positions where !seen.contains(position) { seen.append(position) }
        return seen.map(positionPhrase)
    }

    func ofPeople(_ count: Int) -> String { "\(count)人" }
    func some(_ count: Int) -> String { "\(count)人" }
    func all(_ count: Int) -> String { "全員" }
    func others(_ count: Int) -> String { "ほか\(count)人" }
    func inColors(_ list: String, isOne: Bool) -> String { list }
    func thatBegins(_ beginning: String) -> String { "、書き出し：\(beginning)" }
    func with(_ names: String) -> String { "写っている人：\(names)" }

    func altTextOfPeople(_ names: [String], others count: Int, _ kind: Appearance.Kind?) -> String {
        "\(list(names))\(count == 0 ? "" : "、\(others(count))")の\(noun(kind))"
    }

    func altTextOfColors(_ colors: [Appearance.Color], _ kind: Appearance.Kind?) -> String {
        "\(list(colors.map { name($0.name) }))の\(noun(kind))"
    }

    /// Without verbs, so that parts can follow.
    func altTextOfKind(_ kind: Appearance.Kind?, faces: [Position]) -> String {
        guard !faces.isEmpty else { return noun(kind) }
        let isPlaced = faces.count <= 3 && faces.contains { $0 != .everywhere }
        return "\(noun(kind))、\(isPlaced ? list(spread(faces)) + "に" : "")人が\(faces.count)人"
    }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "黒"
        case .white: "白"
        case .gray: "灰色"
        case .red: "赤"
        case .orange: "オレンジ色"
        case .yellow: "黄色"
        case .green: "緑"
        case .turquoise: "青緑"
        case .blue: "青"
        case .purple: "紫"
        case .pink: "ピンク"
        case .brown: "茶色"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: "左端"
        case .right: "右端"
        case .top: "上端"
        case .bottom: "下端"
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "左上"
        case .top: "上"
        case .topRight: "右上"
        case .left: "左"
        case .middle: "中央"
        case .right: "右"
        case .bottomLeft: "左下"
        case .bottom: "下"
        case .bottomRight: "右下"
        case .everywhere: "全体"
        }
    }
}
