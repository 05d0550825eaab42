import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What S3 answers in XML: the text of its elements.
struct S3Document {
    private let texts: [String: String]

    /// What is no XML has no elements.
    init(_ bytes: Data) {
        let reader = Reader()
        let parser = XMLParser(data: bytes)
        parser.delegate = reader
        texts = parser.parse() ? reader.texts : [:]
    }

    /// The text of the first element of that name.
    func first(_ name: String) -> String? { texts[name] }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [String: String] = [:]
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters more: String) { text += more }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if texts[name] == nil { texts[name] = text.trimmingCharacters(in: .whitespacesAndNewlines) }
            text = ""
        }
    }
}
