import Alto
import Foundation

/// A form as browsers send it: fields and files, of a body that was read whole within its limit.
///
/// Source: RFC 7578; RFC 2046, section 5.1.1.
package struct Multipart: Sendable {
    package struct Part: Sendable {
        package let name: String
        package let isFile: Bool
        package let content: ArraySlice<UInt8>

        package var text: String { String(decoding: content, as: UTF8.self) }
    }

    package let parts: [Part]
    private static let mostParts = 64
    /// Bytes of the headers of one part.
    private static let mostHeaderBytes = 8_192
    private static let lineBreak: [UInt8] = [13, 10]

    /// - Throws: `Problem` (usage) when the body is no such form.
    package init(_ body: [UInt8], boundary: String) throws {
        let malformed = Problem(.usage, "The form in the request is malformed.")
        guard (1...70).contains(boundary.utf8.count) else { throw malformed }
        let delimiter = Array("--\(boundary)".utf8)
        // Before the first delimiter there may be no line break; the others begin with one.
        guard var position = Self.delimiterEnd(delimiter, in: body) else { throw malformed }
        let next = Self.lineBreak + delimiter
        var parts: [Part] = []
        var count = 0
        while !body[position...].starts(with: [45, 45]) {
            // Blanks may stand behind a delimiter; forwarders put them there.
            position = body[position...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? body.endIndex
            guard body[position...].starts(with: Self.lineBreak), let end = Self.find(next, in: body[position...]),
                let blank = Self.find([13, 10, 13, 10], in: body[position..<end]),
                blank - position <= Self.mostHeaderBytes, count < Self.mostParts
            else { throw malformed }
            count += 1
            if let part = Self.part(body[position..<blank], content: body[blank + 4..<end]) { parts.append(part) }
            position = end + next.count
        }
        self.parts = parts
    }

    /// The boundary of a Content-Type header; nil for another type.
    /// - Throws: `Problem` (usage) when it is a form without one.
    package static func boundary(in contentType: String) throws -> String? {
        let type = HeaderValue(contentType)
        guard type.value == "multipart/form-data" else { return nil }
        guard let boundary = type["boundary"], !boundary.isEmpty else {
            throw Problem(
                .usage, "The form's Content-Type names no boundary.", remedy: "Leave the header to your HTTP client.")
        }
        return boundary
    }

    package func file(_ name: String) -> [UInt8]? { files(name).first }

    package func files(_ name: String) -> [[UInt8]] {
        parts.filter { $0.name == name && $0.isFile && !$0.content.isEmpty }.map { Array($0.content) }
    }

    /// Fields that are not empty, as a form's are that nobody filled in.
    package var fields: [(name: String, value: String)] {
        parts.filter { !$0.isFile && !$0.content.isEmpty }.map { ($0.name, $0.text) }
    }

    /// The first field of that name that is not empty.
    package func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func part(_ headers: ArraySlice<UInt8>, content: ArraySlice<UInt8>) -> Part? {
        for line in String(decoding: headers, as: UTF8.self).split(separator: "\r\n") {
            let pieces = line.split(separator: ":", maxSplits: 1)
            guard pieces.count == 2, pieces[0].lowercased() == "content-disposition" else { continue }
            let disposition = HeaderValue(pieces[1])
            guard let name = disposition["name"] else { return nil }
            // RFC 7578 forbids the second spelling, and some clients send it alone.
            return Part(
                name: name, isFile: disposition["filename"] != nil || disposition["filename*"] != nil, content: content)
        }
        return nil
    }

    private static func delimiterEnd(_ delimiter: [UInt8], in body: [UInt8]) -> Int? {
        if body.starts(with: delimiter) { return delimiter.count }
        return find(lineBreak + delimiter, in: body[...]).map { $0 + lineBreak.count + delimiter.count }
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
