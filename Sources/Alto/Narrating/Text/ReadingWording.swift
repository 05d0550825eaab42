/// What could not be read of a text, or not with certainty: cells of tables, codes of letters that look alike.
struct ReadingWording: Wording {
    /// %1 is the row of the cell, %2 its column, from 1.
    var cell: String
    /// %@ is how many.
    var cells: String
    /// %@ is a list of words.
    var doubtful: String

    static let english = ReadingWording(
        cell: "One cell of the table could not be read: row %1, column %2.",
        cells: "%@ cells of the table could not be read.",
        doubtful: "Letters and digits may be mixed up in: %@.")

    static let languages: [String: ReadingWording] = [
        "es": ReadingWording(
            cell: "No se pudo leer una celda de la tabla: fila %1, columna %2.",
            cells: "No se pudieron leer %@ celdas de la tabla.",
            doubtful: "Puede haber letras y cifras confundidas en: %@."),
        "fr": ReadingWording(
            cell: "Une case du tableau n’a pas pu être lue\u{A0}: ligne %1, colonne %2.",
            cells: "%@ cases du tableau n’ont pas pu être lues.",
            doubtful: "Des lettres et des chiffres ont pu être confondus dans\u{A0}: %@."),
        "de": ReadingWording(
            cell: "Eine Zelle der Tabelle war nicht lesbar: Zeile %1, Spalte %2.",
            cells: "%@ Zellen der Tabelle waren nicht lesbar.",
            doubtful: "Buchstaben und Ziffern können verwechselt sein in: %@."),
        "it": ReadingWording(
            cell: "Non è stato possibile leggere una cella della tabella: riga %1, colonna %2.",
            cells: "Non è stato possibile leggere %@ celle della tabella.",
            doubtful: "Lettere e cifre potrebbero essere scambiate in: %@."),
        "pt": ReadingWording(
            cell: "Não foi possível ler uma célula da tabela: linha %1, coluna %2.",
            cells: "Não foi possível ler %@ células da tabela.",
            doubtful: "Pode haver letras e algarismos trocados em: %@."),
        "nl": ReadingWording(
            cell: "Eén cel van de tabel kon niet worden gelezen: rij %1, kolom %2.",
            cells: "%@ cellen van de tabel konden niet worden gelezen.",
            doubtful: "Letters en cijfers kunnen verwisseld zijn in: %@."),
        "pl": ReadingWording(
            cell: "Nie udało się odczytać jednej komórki tabeli: wiersz %1, kolumna %2.",
            cells: "Komórki tabeli, których nie udało się odczytać: %@.",
            doubtful: "Litery i cyfry mogą być pomylone w: %@."),
        "ru": ReadingWording(
            cell: "Не удалось прочитать одну ячейку таблицы: строка %1, столбец %2.",
            cells: "Непрочитанных ячеек таблицы: %@.",
            doubtful: "Буквы и цифры могут быть перепутаны в: %@."),
        "hi": ReadingWording(
            cell: "तालिका का एक खाना पढ़ा नहीं जा सका: पंक्ति %1, स्तंभ %2।",
            cells: "तालिका के %@ खाने पढ़े नहीं जा सके।",
            doubtful: "इनमें अक्षर और अंक अदल-बदल हो सकते हैं: %@।"),
        "ar": ReadingWording(
            cell: "تعذرت قراءة خانة واحدة من الجدول: الصف %1، العمود %2.",
            cells: "عدد خانات الجدول التي تعذرت قراءتها: %@.",
            doubtful: "قد تكون الحروف والأرقام مختلطة في: %@."),
        "zh": ReadingWording(
            cell: "表格中有一个单元格无法识读：第%1行第%2列。", cells: "表格中有%@个单元格无法识读。",
            doubtful: "以下内容中的字母和数字可能认错：%@。"),
        "zh-Hant": ReadingWording(
            cell: "表格中有一個儲存格無法辨讀：第%1列第%2欄。", cells: "表格中有%@個儲存格無法辨讀。",
            doubtful: "以下內容中的字母和數字可能認錯：%@。"),
        "ja": ReadingWording(
            cell: "表のセルが1つ読めません：%1行目の%2列目です。", cells: "表のセルが%@個読めません。",
            doubtful: "次の文字と数字は読み違えているかもしれません：%@。"),
    ]
}

extension NarrationCatalog {
    /// Cells of tables in which something stands that nobody could read: they are told, or a table would seem whole.
    func unreadCells(in text: ReadText) -> String? {
        let wording = ReadingWording.find(language)
        let places = text.blocks.flatMap { block in
            (block.rows ?? []).enumerated().flatMap { row, cells in
                cells.enumerated().filter { $0.element == nil }.map { (row: row + 1, column: $0.offset + 1) }
            }
        }
        guard let first = places.first else { return nil }
        return places.count == 1
            ? wording.cell.filled(String(first.row), String(first.column)) : wording.cells.filled(String(places.count))
    }

    /// Words whose letters and digits may be others, in a text that is sure as a whole.
    func doubtfulWords(in text: ReadText) -> String? {
        let words = text.blocks.flatMap { $0.doubtfulWords ?? [] }.prefix(Self.mostDoubtful)
        guard !words.isEmpty else { return nil }
        let shown = words.map { CodeQuote.inner(PrintableText.clean($0)) }
        return ReadingWording.find(language).doubtful.filled(shown.joined(separator: comma))
    }

    private static var mostDoubtful: Int { 3 }
}
