/// That there is text which cannot be read, in which script it is, and what has to be installed.
struct ScriptWording: Wording {
    /// %@ is the script's name as the sentence needs it.
    var script: String
    /// Where the script cannot be told, or has no name here.
    var unknown: String
    /// %@ is the name of a package.
    var install: String
    /// Those of `scripts`, in their order.
    var names: [String]

    /// As Tesseract calls them.
    static let scripts = [
        "Arabic", "Hebrew", "Cyrillic", "Greek", "Han", "Japanese", "Korean", "Thai", "Devanagari", "Bengali", "Tamil",
        "Telugu", "Kannada", "Malayalam", "Gujarati", "Gurmukhi", "Oriya", "Sinhala", "Georgian", "Armenian",
        "Ethiopic", "Khmer", "Lao", "Myanmar", "Tibetan", "Cherokee",
    ]

    private init(script: String, unknown: String, install: String, names: String) {
        self.script = script
        self.unknown = unknown
        self.install = install
        self.names = names.replacing("\n", with: " ").split(separator: ", ").map(String.init)
    }

    static let english = ScriptWording(
        script: "There is text in %@ script that I cannot read.", unknown: "There is text that I cannot read.",
        install: "To have it read, install %@.",
        names: """
            Arabic, Hebrew, Cyrillic, Greek, Chinese, Japanese, Korean, Thai, Devanagari, Bengali, Tamil, Telugu,
            Kannada, Malayalam, Gujarati, Gurmukhi, Oriya, Sinhala, Georgian, Armenian, Ethiopic, Khmer, Lao,
            Burmese, Tibetan, Cherokee
            """)

    static let languages: [String: ScriptWording] = [
        "es": ScriptWording(
            script: "Hay texto en escritura %@ que no puedo leer.", unknown: "Hay texto que no puedo leer.",
            install: "Para leerlo hay que instalar %@.",
            names: """
                árabe, hebrea, cirílica, griega, china, japonesa, coreana, tailandesa, devanagari, bengalí, tamil,
                telugu, canaresa, malayalam, guyaratí, gurmukhi, oriya, cingalesa, georgiana, armenia, etiópica,
                jemer, laosiana, birmana, tibetana, cheroqui
                """),
        "fr": ScriptWording(
            script: "Il y a du texte en écriture %@ que je ne sais pas lire.",
            unknown: "Il y a du texte que je ne sais pas lire.", install: "Pour le lire, il faut installer %@.",
            names: """
                arabe, hébraïque, cyrillique, grecque, chinoise, japonaise, coréenne, thaïe, devanagari, bengalie,
                tamoule, télougoue, kannada, malayalam, gujaratie, gourmoukhi, oriya, cinghalaise, géorgienne,
                arménienne, éthiopienne, khmère, lao, birmane, tibétaine, cherokee
                """),
        "de": ScriptWording(
            script: "Es gibt Text in %@, den ich nicht lesen kann.", unknown: "Es gibt Text, den ich nicht lesen kann.",
            install: "Zum Lesen muss %@ installiert werden.",
            names: """
                arabischer Schrift, hebräischer Schrift, kyrillischer Schrift, griechischer Schrift,
                chinesischer Schrift, japanischer Schrift, koreanischer Schrift, thailändischer Schrift,
                Devanagari-Schrift, bengalischer Schrift, tamilischer Schrift, Telugu-Schrift, Kannada-Schrift,
                Malayalam-Schrift, Gujarati-Schrift, Gurmukhi-Schrift, Oriya-Schrift, singhalesischer Schrift,
                georgischer Schrift, armenischer Schrift, äthiopischer Schrift, Khmer-Schrift, laotischer Schrift,
                birmanischer Schrift, tibetischer Schrift, Cherokee-Schrift
                """),
        "it": ScriptWording(
            script: "C’è del testo in scrittura %@ che non so leggere.", unknown: "C’è del testo che non so leggere.",
            install: "Per leggerlo bisogna installare %@.",
            names: """
                araba, ebraica, cirillica, greca, cinese, giapponese, coreana, thailandese, devanagari, bengalese,
                tamil, telugu, kannada, malayalam, gujarati, gurmukhi, oriya, singalese, georgiana, armena,
                etiopica, khmer, lao, birmana, tibetana, cherokee
                """),
        "pt": portuguese(armenian: "armênia"), "pt-PT": portuguese(armenian: "arménia"),
        "nl": ScriptWording(
            script: "Er is tekst in %@ die ik niet kan lezen.", unknown: "Er is tekst die ik niet kan lezen.",
            install: "Om die te lezen moet %@ worden geïnstalleerd.",
            names: """
                Arabisch schrift, Hebreeuws schrift, Cyrillisch schrift, Grieks schrift, Chinees schrift,
                Japans schrift, Koreaans schrift, Thais schrift, Devanagari-schrift, Bengaals schrift,
                Tamil-schrift, Telugu-schrift, Kannada-schrift, Malayalam-schrift, Gujarati-schrift,
                Gurmukhi-schrift, Oriya-schrift, Singalees schrift, Georgisch schrift, Armeens schrift,
                Ethiopisch schrift, Khmer-schrift, Laotiaans schrift, Birmaans schrift, Tibetaans schrift,
                Cherokee-schrift
                """),
        "pl": ScriptWording(
            script: "Jest tekst zapisany %@, którego nie umiem przeczytać.",
            unknown: "Jest tekst, którego nie umiem przeczytać.", install: "Aby go przeczytać, trzeba zainstalować %@.",
            names: """
                pismem arabskim, pismem hebrajskim, cyrylicą, pismem greckim, pismem chińskim, pismem japońskim,
                pismem koreańskim, pismem tajskim, pismem dewanagari, pismem bengalskim, pismem tamilskim,
                pismem telugu, pismem kannada, pismem malajalam, pismem gudźarackim, pismem gurmukhi, pismem orija,
                pismem syngaleskim, pismem gruzińskim, pismem ormiańskim, pismem etiopskim, pismem khmerskim,
                pismem laotańskim, pismem birmańskim, pismem tybetańskim, pismem czirokeskim
                """),
        "ru": ScriptWording(
            script: "Есть текст, записанный %@, который я не могу прочитать.",
            unknown: "Есть текст, который я не могу прочитать.", install: "Чтобы прочитать его, нужно установить %@.",
            names: """
                арабским письмом, еврейским письмом, кириллицей, греческим письмом, китайским письмом,
                японским письмом, корейским письмом, тайским письмом, письмом деванагари, бенгальским письмом,
                тамильским письмом, письмом телугу, письмом каннада, письмом малаялам, письмом гуджарати,
                письмом гурмукхи, письмом ория, сингальским письмом, грузинским письмом, армянским письмом,
                эфиопским письмом, кхмерским письмом, лаосским письмом, бирманским письмом, тибетским письмом,
                письмом чероки
                """),
        "hi": ScriptWording(
            script: "%@ लिपि में पाठ है जो पढ़ा नहीं जा सका।", unknown: "ऐसा पाठ है जो पढ़ा नहीं जा सका।",
            install: "इसे पढ़ने के लिए %@ इंस्टॉल करना होगा।",
            names: """
                अरबी, इब्रानी, सिरिलिक, यूनानी, चीनी, जापानी, कोरियाई, थाई, देवनागरी, बांग्ला, तमिल, तेलुगु, कन्नड़,
                मलयालम, गुजराती, गुरमुखी, ओड़िया, सिंहली, जॉर्जियाई, आर्मेनियाई, इथियोपियाई, खमेर, लाओ, बर्मी,
                तिब्बती, चेरोकी
                """),
        "ar": ScriptWording(
            script: "يوجد نص بالخط %@ لا أستطيع قراءته.", unknown: "يوجد نص لا أستطيع قراءته.",
            install: "لقراءته يلزم تثبيت %@.",
            names: """
                العربي, العبري, السيريلي, اليوناني, الصيني, الياباني, الكوري, التايلاندي, الديفاناغاري, البنغالي,
                التاميلي, التيلوغوي, الكانادي, المالايالامي, الغوجاراتي, الغورموخي, الأوري, السنهالي, الجورجي,
                الأرمني, الإثيوبي, الخميري, اللاوي, البورمي, التبتي, الشيروكي
                """),
        "zh": ScriptWording(
            script: "图中有%@，但我无法识读。", unknown: "图中有我无法识读的文字。", install: "要识读它，需要安装%@。",
            names: """
                阿拉伯文, 希伯来文, 西里尔文, 希腊文, 中文, 日文, 韩文, 泰文, 天城文, 孟加拉文, 泰米尔文, 泰卢固文, 卡纳达文, 马拉雅拉姆文, 古吉拉特文, 古木基文, 奥里亚文, 僧伽罗文,
                格鲁吉亚文, 亚美尼亚文, 埃塞俄比亚文, 高棉文, 老挝文, 缅甸文, 藏文, 切罗基文
                """),
        "zh-Hant": ScriptWording(
            script: "圖中有%@，但我無法辨讀。", unknown: "圖中有我無法辨讀的文字。", install: "要辨讀它，需要安裝%@。",
            names: """
                阿拉伯文, 希伯來文, 西里爾文, 希臘文, 中文, 日文, 韓文, 泰文, 天城文, 孟加拉文, 坦米爾文, 泰盧固文, 卡納達文, 馬拉雅拉姆文, 古吉拉特文, 古木基文, 奧里亞文, 僧伽羅文,
                喬治亞文, 亞美尼亞文, 衣索比亞文, 高棉文, 寮文, 緬甸文, 藏文, 切羅基文
                """),
        "ja": ScriptWording(
            script: "%@がありますが、読めません。", unknown: "読めない文字があります。",
            install: "読むには%@のインストールが必要です。",
            names: """
                アラビア文字, ヘブライ文字, キリル文字, ギリシャ文字, 中国語の文字, 日本語の文字, ハングル, タイ文字, デーヴァナーガリー文字, ベンガル文字, タミル文字, テルグ文字,
                カンナダ文字, マラヤーラム文字, グジャラート文字, グルムキー文字, オリヤー文字, シンハラ文字, ジョージア文字, アルメニア文字, エチオピア文字, クメール文字, ラオ文字, ビルマ文字,
                チベット文字, チェロキー文字
                """),
    ]

    private static func portuguese(armenian: String) -> ScriptWording {
        ScriptWording(
            script: "Há texto em escrita %@ que não consigo ler.", unknown: "Há texto que não consigo ler.",
            install: "Para lê-lo é preciso instalar %@.",
            names: """
                árabe, hebraica, cirílica, grega, chinesa, japonesa, coreana, tailandesa, devanágari, bengali,
                tâmil, telugu, canaresa, malaiala, guzerate, gurmukhi, oriá, cingalesa, georgiana, \(armenian),
                etíope, khmer, laosiana, birmanesa, tibetana, cherokee
                """)
    }
}

extension NarrationCatalog {
    /// That text was seen which nobody could read.
    func unreadText(in script: UnreadScript) -> String {
        let wording = ScriptWording.find(language)
        let place = script.name.flatMap { ScriptWording.scripts.firstIndex(of: $0) }
        let name = place.flatMap { wording.names.indices.contains($0) ? wording.names[$0] : nil }
        let seen = name.map { wording.script.filled($0) } ?? wording.unknown
        return script.package.map { seen.spaced(wording.install.filled($0)) } ?? seen
    }
}
