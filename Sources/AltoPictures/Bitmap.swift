/// The header of a Windows bitmap.
struct Bitmap {
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "BM".utf8) && bytes.count >= 26
    }
}
