import CSentencePiece

/// A SentencePiece model (Kudo and Richardson, 2018), as `.spm` and `.model` files hold it: texts to pieces and back.
@safe package final class SentencePiece: @unchecked Sendable {
    // The library reads its model only; several threads may do so at once.
    private let model: OpaquePointer

    package enum Failure: Error { case noModel, failed }

    /// - Throws: `Failure`: noModel when the bytes are none.
    package init(_ bytes: [UInt8]) throws(Failure) {
        var opened: OpaquePointer?
        let status = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe alto_sentencepiece_open(bytes.baseAddress, Int64(bytes.count), &opened)
        }
        guard status == ALTO_SENTENCEPIECE_OK, let opened = unsafe opened else {
            throw status == ALTO_SENTENCEPIECE_NO_MODEL ? .noModel : .failed
        }
        unsafe model = opened
    }

    deinit { unsafe alto_sentencepiece_close(model) }

    /// Characters that no piece holds stand as pieces of their own.
    package func pieces(of text: String) throws(Failure) -> [String] {
        var text = text
        var found = unsafe alto_sentencepiece_text()
        let status = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe alto_sentencepiece_encode(model, characters.baseAddress, Int64(characters.count), &found)
            }
        }
        defer { unsafe alto_sentencepiece_free_text(found) }
        guard status == ALTO_SENTENCEPIECE_OK else { throw .failed }
        return unsafe Self.bytes(found).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    package func text(of pieces: [String]) throws(Failure) -> String {
        let joined = pieces.reduce(into: [UInt8]()) { $0 += Array($1.utf8) + [0] }
        var found = unsafe alto_sentencepiece_text()
        let status = unsafe joined.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe alto_sentencepiece_decode(model, characters.baseAddress, Int64(characters.count), &found)
            }
        }
        defer { unsafe alto_sentencepiece_free_text(found) }
        guard status == ALTO_SENTENCEPIECE_OK else { throw .failed }
        return unsafe String(decoding: Self.bytes(found), as: UTF8.self)
    }

    private static func bytes(_ text: alto_sentencepiece_text) -> [UInt8] {
        guard let start = unsafe text.text else { return [] }
        return unsafe UnsafeBufferPointer(start: start, count: Int(text.length)).map { UInt8(bitPattern: $0) }
    }
}
