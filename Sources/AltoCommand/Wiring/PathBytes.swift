import Foundation

/// A path as the system knows it: bytes, which need not be UTF-8.
struct PathBytes: Hashable, Sendable {
    /// Without the zero at the end, and with none in it.
    let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ path: String) {
        bytes = Array(path.utf8)
    }

    /// For people: what is not UTF-8 is shown as U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The entry of that name in this folder.
    func appending(_ name: [UInt8]) -> PathBytes {
        PathBytes(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
    }

    /// What the file system knows of it; nil, with a reason in `errno`, where there is nothing.
    func status(followsLinks: Bool = true) -> stat? {
        var status = stat()
        let result = unsafe characters.withUnsafeBufferPointer { characters -> CInt in
            guard let path = characters.baseAddress else { return -1 }
            return unsafe followsLinks ? stat(path, &status) : lstat(path, &status)
        }
        return result == 0 ? status : nil
    }

    /// - Parameter flags: as of `open(2)`.
    /// - Returns: a descriptor; -1, with a reason in `errno`, where it cannot be opened.
    func opened(_ flags: CInt) -> CInt {
        unsafe characters.withUnsafeBufferPointer { characters in
            guard let path = characters.baseAddress else { return -1 }
            return unsafe open(path, flags | O_CLOEXEC)
        }
    }

    /// As C wants it: with a zero at the end.
    private var characters: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    /// Of an argument, which Swift has decoded: the bytes that the program was really given.
    static func argument(_ text: String) -> PathBytes {
        guard text.unicodeScalars.contains("\u{FFFD}") else { return PathBytes(text) }
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
            let bytes = unsafe [UInt8](
                UnsafeBufferPointer(start: argument, count: strlen(argument)).lazy.map(UInt8.init(bitPattern:)))
            let path = PathBytes(bytes: bytes)
            if !path.isUTF8, path.text == text { return path }
        }
        return PathBytes(text)
    }
}
