import Alto
import Foundation

/// Pictures inside of a JSON body, as `data:` addresses: cut out before the JSON is read, so that no tree of values is built over
/// them, and decoded only when one is asked for.
package struct EmbeddedPictures {
    /// The body with a short address in the place of each picture.
    package let json: [UInt8]
    private let body: [UInt8]
    private let ranges: [Range<Int>]
    /// In front of a picture's number. Clients cannot know it.
    private let mark: String

    private static let scheme = Array("\"data:".utf8)
    private static let backslash = UInt8(ascii: "\\")
    private static let mostPictures = 64

    /// - Throws: `Problem` (request_too_large) when there are more than 64.
    package init(_ body: [UInt8], mark: String = "alto-picture-\(UUID().uuidString)-") throws {
        self.body = body
        self.mark = mark
        var json: [UInt8] = []
        var ranges: [Range<Int>] = []
        var rest = body[...]
        while let quote = Self.firstAddress(in: rest) {
            let start = quote + 1
            guard let end = Self.end(of: body[start...]) else { break }
            if body[end] == Self.scheme[0] {
                guard ranges.count < Self.mostPictures else {
                    throw Problem(.requestTooLarge, "There are more than \(Self.mostPictures) pictures in the request.")
                }
                json += rest[..<start] + Array("\(mark)\(ranges.count)".utf8)
                ranges.append(start..<end)
            } else {
                json += rest[..<end]
            }
            rest = body[end...]
        }
        self.json = json + rest
        self.ranges = ranges
    }

    /// The bytes of the picture that stood at an address; nil when it is no address of one that was cut out.
    /// - Throws: `Problem` (decode_failed) when it is not base64.
    package func picture(at address: String) throws -> [UInt8]? {
        guard address.hasPrefix(mark), let number = Int(address.dropFirst(mark.count)), ranges.indices.contains(number)
        else { return nil }
        let text = body[ranges[number]].filter { $0 != Self.backslash }[...]
        guard let comma = text.firstIndex(of: UInt8(ascii: ",")), text[..<comma].ends(with: ";base64"),
            let data = Data(base64Encoded: Data(text[(comma + 1)...]))
        else { throw Problem(.decodeFailed, "The picture is not base64 data.") }
        return [UInt8](data)
    }

    /// The quote behind an address, or an escape that no address has. A slash may be escaped, as some libraries do.
    private static func end(of bytes: ArraySlice<UInt8>) -> Int? {
        var from = bytes.startIndex
        while let stop = bytes[from...].firstIndex(where: { $0 == scheme[0] || $0 == backslash }) {
            guard bytes[stop] == backslash, bytes[(stop + 1)...].first == UInt8(ascii: "/") else { return stop }
            from = stop + 2
        }
        return nil
    }

    private static func firstAddress(in bytes: ArraySlice<UInt8>) -> Int? {
        var from = bytes.startIndex
        while let quote = bytes[from...].firstIndex(of: scheme[0]) {
            if bytes[quote...].starts(with: scheme) { return quote }
            from = quote + 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
