import Alto
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a small XML document with a handler for its elements. No entity is fetched, none is defined.
final class MarkupReader: NSObject, XMLParserDelegate {
    /// Where something is in the document, for people.
    struct SourceLocation {
        let line: Int
        let column: Int
    }

    protocol Handler: AnyObject {
        func begin(_ element: String, _ attributes: [String: String], at location: SourceLocation) throws
        func end(_ element: String) throws
        func text(_ text: String)
    }

    /// More is no text that somebody wrote.
    private static let mostBytes = 4 << 20
    private static let deepest = 64
    /// Between two `<`. The parser compares each attribute of a tag with all others.
    private static let mostAttributes = 256

    private let handler: any Handler
    private var failure: Problem?
    private var depth = 0
    private var hasBegun = false
    private let kind: String

    /// - Parameters:
    ///   - kind: what the document is called in messages: "SSML".
    /// - Throws: `Problem` (textInvalid), with the place of what is wrong.
    static func read(_ text: String, kind: String, with handler: any Handler) throws {
        guard text.utf8.count <= mostBytes else {
            throw Problem(
                .textTooLong, "The \(kind) has more than \(mostBytes >> 20) MB.", remedy: "Speak it in parts.")
        }
        let text = withoutDeclaration(text)
        // Definitions of entities could blow a few lines up to gigabytes.
        guard !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else {
            throw Problem(
                .textInvalid, "The \(kind) has a document type, which is not read.",
                remedy: "Remove the line with <!DOCTYPE.")
        }
        guard attributes(in: text) <= mostAttributes else {
            throw Problem(.textInvalid, "The \(kind) has a tag with more than \(mostAttributes) attributes.")
        }
        let parser = XMLParser(data: Data(text.utf8))
        let reader = MarkupReader(kind: kind, handler: handler)
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isWhole = parser.parse()
        if let failure = reader.failure { throw failure }
        // The parser of some platforms takes a text without elements, and one that ends too early, for whole.
        guard isWhole, reader.depth == 0, reader.hasBegun else {
            throw Problem(
                .textInvalid,
                "The \(kind) is not well-formed at line \(parser.lineNumber), column \(parser.columnNumber).",
                remedy: "Check that each tag is closed, and that & is written as &amp;.")
        }
    }

    /// It may name an encoding in which the text, Unicode by now, would mean something else; spaces keep the places.
    private static func withoutDeclaration(_ text: String) -> String {
        let text = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        // "<?xml-stylesheet" is another thing.
        guard text.starts(with: "<?xml".unicodeScalars), text.dropFirst(5).first?.properties.isWhitespace == true,
            let end = text.firstIndex(of: ">")
        else { return String(text) }
        let blank = text[...end].map { $0 == "\n" ? $0 : " " }
        return String(String.UnicodeScalarView(blank) + text[end...].dropFirst())
    }

    /// The most of any tag, or a few more: what looks like one in text counts, too.
    private static func attributes(in text: String) -> Int {
        var most = 0
        var count = 0
        var before: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): count = 0
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if before == UInt8(ascii: "=") { count += 1 }
            default: break
            }
            most = max(most, count)
            if byte > UInt8(ascii: " ") { before = byte }
        }
        return most
    }

    private init(kind: String, handler: any Handler) {
        self.kind = kind
        self.handler = handler
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes attributeDict: [String: String] = [:]
    ) {
        depth += 1
        hasBegun = true
        attempt(parser) {
            guard depth <= Self.deepest else { throw Problem(.textInvalid, "The \(kind) is nested too deeply.") }
            try handler.begin(
                elementName, attributeDict, at: SourceLocation(line: parser.lineNumber, column: parser.columnNumber))
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
    ) {
        depth -= 1
        attempt(parser) { try handler.end(elementName) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if failure == nil { handler.text(string) }
    }

    func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
        if failure == nil { handler.text(String(decoding: CDATABlock, as: UTF8.self)) }
    }

    private func attempt(_ parser: XMLParser, _ work: () throws -> Void) {
        guard failure == nil else { return }
        do {
            try work()
        } catch {
            failure = Problem(wrapping: error)
            parser.abortParsing()
        }
    }
}
