import Alto
import Foundation

/// A form as browsers send it (RFC 7578): fields and files, of a body that was read whole within its limit.
struct Multipart: Sendable {
    struct Part: Sendable {
        let name: String
        let isFile: Bool
        let content: ArraySlice<UInt8>

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    let parts: [Part]
    private static let mostParts = 64

    /// - Throws: `Problem` (usage) when the body is no such form.
    init(_ body: [UInt8], boundary: String) throws {
        let malformed = Problem(.usage, "The form in the request is malformed.")
        guard (1...70).contains(boundary.utf8.count) else { throw malformed }
        // A line break before the first delimiter makes all delimiters alike.
        let bytes = [13, 10] + body
        let delimiter = Array("\r\n--\(boundary)".utf8)
        guard var place = Self.find(delimiter, in: bytes[...]) else { throw malformed }
        var parts: [Part] = []
        while true {
            place += delimiter.count
            if bytes[place...].starts(with: [45, 45]) { break }
            guard bytes[place...].starts(with: [13, 10]), let end = Self.find(delimiter, in: bytes[place...]),
                let blank = Self.find([13, 10, 13, 10], in: bytes[place..<end]), parts.count < Self.mostParts
            else { throw malformed }
            let headers = String(decoding: bytes[place + 2..<max(place + 2, blank)], as: UTF8.self)
            if let part = Self.part(headers, bytes[blank + 4..<max(blank + 4, end)]) { parts.append(part) }
            place = end
        }
        self.parts = parts
    }

    /// The boundary of a Content-Type header; nil for another type.
    static func boundary(in contentType: String) -> String? {
        let pieces = contentType.split(separator: ";").map { $0.trimmingSpaces() }
        guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
        for piece in pieces.dropFirst() where piece.lowercased().hasPrefix("boundary=") {
            return piece.dropFirst("boundary=".count).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }

    func file(_ name: String) -> [UInt8]? { files(name).first }

    func files(_ name: String) -> [[UInt8]] {
        parts.filter { $0.name == name && $0.isFile && !$0.content.isEmpty }.map { Array($0.content) }
    }

    /// Fields that are not empty, as a form's are that nobody filled in.
    var fields: [(name: String, value: String)] {
        parts.filter { !$0.isFile && !$0.content.isEmpty }.map { ($0.name, $0.text) }
    }

    private static func part(_ headers: String, _ content: ArraySlice<UInt8>) -> Part? {
        for line in headers.split(separator: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = parameter("name", of: line) else { return nil }
            return Part(name: name, isFile: parameter("filename", of: line) != nil, content: content)
        }
        return nil
    }

    private static func parameter(_ name: String, of line: Substring) -> String? {
        for piece in line.split(separator: ";").dropFirst() {
            let piece = piece.trimmingSpaces()
            guard piece.lowercased().hasPrefix("\(name)=") else { continue }
            return piece.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }

    /// Where a pattern begins. The last byte is looked for first, which in a picture is rare.
    private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let last = pattern.last, bytes.count >= pattern.count else { return nil }
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
            var at = pattern.count - 1
            while at < buffer.count {
                guard let found = unsafe buffer[at...].firstIndex(of: last) else { return nil }
                let start = found - pattern.count + 1
                if unsafe buffer[start...found].elementsEqual(pattern) { return bytes.startIndex + start }
                at = found + 1
            }
            return nil
        }
    }
}
