/// Which page or frame of a file is described, and that a file is damaged.
struct PageWording: Wording {
    /// %@ is how many pages there are.
    var firstPage: String
    /// %1 is the page, %2 how many there are.
    var page: String
    /// %@ is how many frames there are.
    var animation: String
    /// %@ is the frame, where it is not the first.
    var frame: String
    var damaged: String

    static let english = PageWording(
        firstPage: "This is the first of %@ pages.", page: "This is page %1 of %2.",
        animation: "This is an animation of %@ frames.", frame: "The one described is frame %@.",
        damaged: "The file is damaged.")

    static let languages: [String: PageWording] = [
        "es": PageWording(
            firstPage: "Es la primera de %@ páginas.", page: "Es la página %1 de %2.",
            animation: "Es una animación de %@ fotogramas.", frame: "Se describe el fotograma %@.",
            damaged: "El archivo está dañado."),
        "fr": PageWording(
            firstPage: "C’est la première de %@ pages.", page: "C’est la page %1 sur %2.",
            animation: "C’est une animation de %@ images.", frame: "L’image décrite est la numéro %@.",
            damaged: "Le fichier est endommagé."),
        "de": PageWording(
            firstPage: "Das ist die erste von %@ Seiten.", page: "Das ist Seite %1 von %2.",
            animation: "Das ist eine Animation aus %@ Einzelbildern.", frame: "Beschrieben ist Einzelbild %@.",
            damaged: "Die Datei ist beschädigt."),
        "it": PageWording(
            firstPage: "È la prima di %@ pagine.", page: "È la pagina %1 di %2.",
            animation: "È un’animazione di %@ fotogrammi.", frame: "È descritto il fotogramma %@.",
            damaged: "Il file è danneggiato."),
        "pt": PageWording(
            firstPage: "É a primeira de %@ páginas.", page: "É a página %1 de %2.",
            animation: "É uma animação de %@ quadros.", frame: "Está descrito o quadro %@.",
            damaged: "O arquivo está danificado."),
        "pt-PT": PageWording(
            firstPage: "É a primeira de %@ páginas.", page: "É a página %1 de %2.",
            animation: "É uma animação de %@ fotogramas.", frame: "Está descrito o fotograma %@.",
            damaged: "O ficheiro está danificado."),
        "nl": PageWording(
            firstPage: "Dit is de eerste van %@ pagina’s.", page: "Dit is pagina %1 van %2.",
            animation: "Dit is een animatie van %@ beelden.", frame: "Beschreven is beeld %@.",
            damaged: "Het bestand is beschadigd."),
        "pl": PageWording(
            firstPage: "To pierwsza strona, a wszystkich jest %@.", page: "To strona %1 z %2.",
            animation: "To animacja, liczba klatek: %@.", frame: "Opisana jest klatka %@.",
            damaged: "Plik jest uszkodzony."),
        "ru": PageWording(
            firstPage: "Это первая страница, а всего их %@.", page: "Это страница %1 из %2.",
            animation: "Это анимация, число кадров: %@.", frame: "Описан кадр %@.", damaged: "Файл повреждён."),
        "hi": PageWording(
            firstPage: "यह %@ पन्नों में से पहला है।", page: "यह %2 में से पन्ना %1 है।",
            animation: "यह %@ फ़्रेमों का ऐनिमेशन है।", frame: "वर्णन फ़्रेम %@ का है।", damaged: "फ़ाइल ख़राब है।"),
        "ar": PageWording(
            firstPage: "هذه الصفحة الأولى، وعدد الصفحات %@.", page: "هذه الصفحة %1 من %2.",
            animation: "هذه صورة متحركة، عدد إطاراتها %@.", frame: "الموصوف هو الإطار %@.", damaged: "الملف تالف."),
        "zh-Hant": PageWording(
            firstPage: "這是%@頁中的第一頁。", page: "這是第%1頁，共%2頁。", animation: "這是一個有%@格的動畫。",
            frame: "描述的是第%@格。", damaged: "檔案已損壞。"),
        "zh": PageWording(
            firstPage: "这是%@页中的第一页。", page: "这是第%1页，共%2页。", animation: "这是一个有%@帧的动画。",
            frame: "描述的是第%@帧。", damaged: "文件已损坏。"),
        "ja": PageWording(
            firstPage: "%@ページのうちの最初のページです。", page: "%2ページのうちの%1ページ目です。",
            animation: "%@コマのアニメーションです。", frame: "説明しているのは%@コマ目です。", damaged: "ファイルが壊れています。"),
    ]
}

extension NarrationCatalog {
    var damaged: String { PageWording.find(language).damaged }

    /// Which of several pages or frames is described; nothing where there is one.
    func page(of facts: PictureFacts) -> [String] {
        guard facts.frameCount > 1 else { return [] }
        let wording = PageWording.find(language)
        let count = String(facts.frameCount)
        switch facts.sequence {
        case .animation:
            let frame = facts.frame > 1 ? [wording.frame.filled(String(facts.frame))] : []
            return [wording.animation.filled(count)] + frame
        case .pages where facts.frame > 1:
            return [wording.page.filled(String(facts.frame), count)]
        case .pages: return [wording.firstPage.filled(count)]
        }
    }
}
