/// Chinese as it is written in Mandarin, in simplified or traditional characters.
struct ChineseCatalog: PhraseCatalog {
    enum Script: Sendable { case simplified, traditional }

    private let script: Script

    init(script: Script) { self.script = script }

    var language: String { script == .simplified ? "zh-Hans" : "zh-Hant" }
    var endonym: String { either("简体中文", "繁體中文") }
    let comma = "、"
    let fullStop = "。"

    private func either(_ simplified: String, _ traditional: String) -> String {
        script == .simplified ? simplified : traditional
    }

    // MARK: Sensitive content

    var sensitive: String { either("这张图片可能含有裸露或与性有关的内容。", "這張圖片可能含有裸露或與性有關的內容。") }
    func altTextOfSensitive(_ rest: String) -> String { "可能含有裸露：\(rest)" }

    // MARK: Reasons not to trust the rest

    var almostBlack: String { either("图片几乎全黑。镜头可能被挡住了。", "圖片幾乎全黑。鏡頭可能被擋住了。") }

    func blank(_ color: Appearance.Color.Name?) -> String {
        let empty = either("图片是空白的。", "圖片是空白的。")
        return color.map { empty + "全部是\(name($0))。" } ?? empty
    }

    func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: either("几乎全黑", "幾乎全黑")
            case .dark: "很暗"
            case .overexposed: either("过亮", "過亮")
            case .blurred: "模糊"
            case .lowContrast: either("对比度低", "對比度低")
            }
        }
        return either("图片", "圖片") + words.joined(separator: comma) + fullStop
    }

    var incomplete: String { either("文件不完整，所以缺少一部分图片。", "檔案不完整，所以缺少一部分圖片。") }

    func faceCutOff(at edge: Edge) -> String { either("有一张脸在", "有一張臉在") + name(edge) + either("被截断了。", "被截斷了。") }
    func textCutOff(at edge: Edge) -> String { "有些文字在" + name(edge) + either("被截断了。", "被截斷了。") }

    // MARK: The caption

    func caption(_ text: String) -> String { sentence(text) }
    func hedgedCaption(_ text: String) -> String { sentence(either("看起来可能是：", "看起來可能是：") + text) }
    var unsureWhatItShows: String { either("不确定图中是什么。", "不確定圖中是什麼。") }
    func bothSee(_ words: [String]) -> String {
        either("两个模型都看到：", "兩個模型都看到：") + words.joined(separator: comma) + fullStop
    }
    func orPerhaps(_ text: String) -> String { sentence("或者可能是：\(text)") }
    func hedgedAnswer(_ text: String) -> String { sentence("可能是：\(text)") }
    func captionFollows(isSure: Bool) -> String { isSure ? "英文描述：" : either("不确定的英文描述：", "不確定的英文描述：") }

    // MARK: Labels

    var labelWords: LabelWords { script == .simplified ? ChineseLabels.simplified : ChineseLabels.traditional }
    func label(_ word: String) -> String { either("看起来是", "看起來是") + word + fullStop }
    func hedgedLabel(_ word: String) -> String { "可能是" + word + fullStop }

    // MARK: People

    func recognized(_ names: [String]) -> String { either("我认出了：", "我認出了：") + list(names) + fullStop }
    func people(_ count: Int) -> String { "有" + ofPeople(count) + fullStop }
    func morePeople(_ count: Int) -> String { either("还有", "還有") + ofPeople(count) + fullStop }

    // MARK: Text

    func textReads(_ text: String) -> String { ended(either("文字内容：", "文字內容：") + text) }
    func textMaySay(_ text: String) -> String { ended(either("有些文字难以辨认。内容可能是：", "有些文字難以辨認。內容可能是：") + text) }
    func textMeans(_ translation: String) -> String { ended("意思是：\(translation)") }

    func longText(words: Int, beginning: String, isSure: Bool) -> String {
        either("大约有", "大約有") + "\(words)" + either("个词的文字。", "個詞的文字。") + begins(beginning, isSure)
    }

    func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        either("一份文件，大约", "一份文件，大約") + "\(words)" + either("个词。", "個詞。") + begins(beginning, isSure)
    }

    private func begins(_ beginning: String, _ isSure: Bool) -> String {
        let quoted = either("“\(beginning) …”", "「\(beginning) …」")
        return (isSure ? either("开头是：", "開頭是：") : either("难以辨认。开头可能是：", "難以辨認。開頭可能是：")) + quoted
    }

    // MARK: Codes

    func codeLinks(_ kind: Code.Kind, host: String) -> String {
        name(kind) + either("，链接到", "，連結到") + host + fullStop
    }
    func codeReads(_ kind: Code.Kind, content: String) -> String {
        ended(name(kind) + either("，内容：", "，內容：") + content)
    }
    func codeHoldsNetwork(_ kind: Code.Kind) -> String {
        name(kind) + either("，含有一个Wi-Fi网络的设置。", "，含有一個Wi-Fi網路的設定。")
    }

    func moreCodes(_ count: Int) -> String {
        either("还有", "還有") + (count == 1 ? "一" : "\(count)") + either("个码。", "個碼。")
    }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: either("一个二维码", "一個QR碼")
        case .dataMatrix: either("一个Data Matrix码", "一個Data Matrix碼")
        case .aztec: either("一个Aztec码", "一個Aztec碼")
        case .pdf417: either("一个PDF417码", "一個PDF417碼")
        case .ean8, .ean13, .upcA, .upcE: either("一个商品条形码", "一個商品條碼")
        case .code128, .code39, .itf: either("一个条形码", "一個條碼")
        }
    }

    // MARK: What was measured

    func mainColors(_ list: String, isOne: Bool) -> String { either("主要颜色：", "主要顏色：") + list + fullStop }

    func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): either("没有发现人脸和文字。", "沒有發現人臉和文字。")
        case (true, false): either("没有发现人脸。", "沒有發現人臉。")
        default: either("没有发现文字。", "沒有發現文字。")
        }
    }

    func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: either("光线较暗。", "光線較暗。")
        case 0.8...: either("光线很亮。", "光線很亮。")
        default: nil
        }
    }

    func captured(_ date: CaptureDate) -> String { either("拍摄于", "拍攝於") + "\(date.year)年\(date.month)月\(date.day)日。" }

    func firstFrame(of count: Int) -> String { either("这是", "這是") + "\(count)" + either("帧中的第一帧。", "格中的第一格。") }

    func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: either("未能查找人脸。", "未能尋找人臉。")
        case .text: either("未能查找文字。", "未能尋找文字。")
        case .codes: either("未能查找条码。", "未能尋找條碼。")
        case .moderation: either("未能查找裸露或与性有关的内容。", "未能尋找裸露或與性有關的內容。")
        default: nil
        }
    }

    var captionFound: String { either("描述已写好。", "描述已寫好。") }
    var textFound: String { either("发现文字。", "發現文字。") }
    var textNotTranslated: String { either("无法翻译文字。", "無法翻譯文字。") }

    // MARK: Words

    let and = "和"
    func textLabel(isSure: Bool) -> String { isSure ? "文字" : "文字可能是" }

    func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: either("一张照片", "一張照片")
        case .screenshot: either("一张截图", "一張螢幕截圖")
        case .document: "一份文件"
        case .graphic: either("一幅图画", "一幅圖畫")
        case .blank, nil: either("一张图片", "一張圖片")
        }
    }

    func kind(_ kind: Appearance.Kind?, faces: [Position]) -> String {
        guard !faces.isEmpty else { return noun(kind) + fullStop }
        let people = noun(kind) + "，有" + ofPeople(faces.count)
        let isPlaced = faces.count <= 3 && faces.contains { $0 != .everywhere }
        return (isPlaced ? people + "，" + spread(faces).joined(separator: "，") : people) + fullStop
    }

    /// The place stands first.
    func placed(_ what: String, _ position: Position) -> String { positionPhrase(position) + what }

    func spread(_ positions: [Position]) -> [String] {
        var seen: [Position] = []
        for position in positions where !seen.contains(position) { seen.append(position) }
        if positions.count == 1 { return ["在" + positionPhrase(positions[0])] }
        if seen.count == 1 { return ["都在" + positionPhrase(seen[0])] }
        return seen.map { position in placed(some(positions.count { $0 == position }), position) }
    }

    func ofPeople(_ count: Int) -> String { some(count) + "人" }
    func some(_ count: Int) -> String { (count == 1 ? "一" : "\(count)") + either("个", "個") }
    func all(_ count: Int) -> String { "都" }
    func others(_ count: Int) -> String { "另外" + ofPeople(count) }
    func inColors(_ list: String, isOne: Bool) -> String { either("，颜色为", "，顏色為") + list }
    func thatBegins(_ beginning: String) -> String { either("，文字开头是：", "，文字開頭是：") + beginning }
    func with(_ names: String) -> String { "有" + names }

    func name(_ color: Appearance.Color.Name) -> String {
        switch color {
        case .black: "黑色"
        case .white: "白色"
        case .gray: "灰色"
        case .red: either("红色", "紅色")
        case .orange: "橙色"
        case .yellow: either("黄色", "黃色")
        case .green: either("绿色", "綠色")
        case .turquoise: either("青绿色", "青綠色")
        case .blue: either("蓝色", "藍色")
        case .purple: "紫色"
        case .pink: either("粉红色", "粉紅色")
        case .brown: "棕色"
        }
    }

    private func name(_ edge: Edge) -> String {
        switch edge {
        case .left: either("左边缘", "左邊緣")
        case .right: either("右边缘", "右邊緣")
        case .top: either("上边缘", "上邊緣")
        case .bottom: either("下边缘", "下邊緣")
        }
    }

    func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "左上方"
        case .top: "上方"
        case .topRight: "右上方"
        case .left: either("左边", "左邊")
        case .middle: either("中间", "中間")
        case .right: either("右边", "右邊")
        case .bottomLeft: "左下方"
        case .bottom: "下方"
        case .bottomRight: "右下方"
        case .everywhere: either("到处", "到處")
        }
    }
}
