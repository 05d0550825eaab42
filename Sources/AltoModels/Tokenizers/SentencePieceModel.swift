/// A SentencePiece model (Kudo and Richardson, 2018) of byte pairs, as `tokenizer.model` holds it: a message of
/// protocol buffers, `ModelProto` of sentencepiece_model.proto.
struct SentencePieceModel {
    struct Piece {
        var bytes: [UInt8] = []
        var kind = Kind.normal
    }

    enum Kind: UInt64 { case normal = 1, unknown, control, userDefined, unused, byte }

    private(set) var pieces: [Piece] = []
    /// `unk`, `bos`, `eos` and `pad`, where there are.
    private(set) var roles: [String: Int] = [:]
    private(set) var fallsBackToBytes = false
    /// A mark before each text.
    private(set) var addsDummyPrefix = true

    /// - Throws: `ModelFileError`, `TokenizerError`.
    init(_ file: ModelFile) throws {
        let bytes = try file.bytes()
        var isBytePair = false
        var roleIDs = ["unk": 0, "bos": 1, "eos": 2, "pad": -1]
        let fields = ["unk": 40, "bos": 41, "eos": 42, "pad": 43]
        var normalization = 0
        let isWhole = ProtocolBuffer.forEachField(bytes[...]) { number, value in
            switch (number, value) {
            case (1, .bytes(let bytes)):
                guard let piece = Self.piece(bytes), pieces.count <= Vocabulary.maxID else { return false }
                pieces.append(piece)
            case (2, .bytes(let bytes)):
                return ProtocolBuffer.forEachField(bytes) { number, value in
                    guard case .number(let value) = value else { return true }
                    if number == 3 { isBytePair = value == 2 }
                    if number == 35 { fallsBackToBytes = value != 0 }
                    for (role, field) in fields where field == number {
                        roleIDs[role] = Int(Int32(truncatingIfNeeded: value))
                    }
                    return true
                }
            case (3, .bytes(let bytes)):
                return ProtocolBuffer.forEachField(bytes) { number, value in
                    if number == 2, case .bytes(let map) = value { normalization = map.count }
                    if number == 3, case .number(let value) = value { addsDummyPrefix = value != 0 }
                    return true
                }
            default: break
            }
            return true
        }
        guard isWhole, !pieces.isEmpty else { throw ModelFileError.damaged(file: file.name) }
        guard isBytePair else { throw TokenizerError.unsupported(part: "model", kind: "SentencePiece Unigram") }
        guard normalization == 0 else {
            throw TokenizerError.unsupported(part: "normalizer", kind: "SentencePiece's rules")
        }
        for (role, id) in roleIDs where pieces.indices.contains(id) { roles[role] = id }
    }

    private static func piece(_ bytes: ArraySlice<UInt8>) -> Piece? {
        var piece = Piece()
        let isWhole = ProtocolBuffer.forEachField(bytes) { number, value in
            if number == 1, case .bytes(let text) = value { piece.bytes = Array(text) }
            if number == 3, case .number(let kind) = value { piece.kind = Kind(rawValue: kind) ?? .normal }
            return true
        }
        return isWhole && String(validating: piece.bytes, as: UTF8.self) != nil ? piece : nil
    }
}

/// The wire format of protocol buffers.
enum ProtocolBuffer {
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
        /// Of four or eight bytes.
        case fixed
    }

    /// - Returns: whether the message is whole, and each field was taken.
    static func forEachField(_ bytes: ArraySlice<UInt8>, _ take: (_ number: Int, Value) -> Bool) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            guard let tag = number(&rest) else { return false }
            let value: Value
            switch tag & 7 {
            case 0:
                guard let number = number(&rest) else { return false }
                value = .number(number)
            case 2:
                guard let count = number(&rest), count <= rest.count else { return false }
                value = .bytes(rest.prefix(Int(count)))
                rest = rest.dropFirst(Int(count))
            case 1, 5:
                let count = tag & 7 == 1 ? 8 : 4
                guard rest.count >= count else { return false }
                value = .fixed
                rest = rest.dropFirst(count)
            default: return false
            }
            guard take(Int(truncatingIfNeeded: tag >> 3), value) else { return false }
        }
        return true
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst() {
            guard shift < 64 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }
}

extension Tokenizer {
    /// What the model itself says: marks for spaces, and one before each text where it was trained so.
    init(_ file: SentencePieceModel) throws {
        var vocabulary = Vocabulary(minimumCapacity: file.pieces.count)
        for (id, piece) in file.pieces.enumerated() {
            // The later of two that are equal counts, as in the reference.
            vocabulary.insert(piece.bytes, as: id)
        }
        func token(_ role: String) -> String? {
            file.roles[role].map { String(decoding: file.pieces[$0].bytes, as: UTF8.self) }
        }
        self.init(
            model: .bytePair(
                try BytePairEncoding(
                    orderedBy: vocabulary, unknownToken: token("unk"), fallsBackToBytes: file.fallsBackToBytes)))
        let mark: UInt32 = 0x2581
        normalizers = (file.addsDummyPrefix ? [.prepend([mark])] : []) + [.replace([0x20], with: [mark])]
        decoders = Self.metaspaceDecoders(stripsFirst: file.addsDummyPrefix)
        for piece in file.pieces where piece.kind == .control || piece.kind == .userDefined {
            add(
                AddedToken(
                    String(decoding: piece.bytes, as: UTF8.self), isSpecial: piece.kind == .control, isNormalized: false
                ))
        }
        for (role, id) in file.roles { roles[role] = id }
    }

    /// Marks back to spaces, bytes to characters; the space that was put before the text goes.
    static func metaspaceDecoders(stripsFirst: Bool) -> [TokenDecoder] {
        [.replace(Array("▁".utf8), with: [0x20]), .byteFallback, .fuse]
            + (stripsFirst ? [.strip(0x20, start: 1, stop: 0)] : [])
    }
}
