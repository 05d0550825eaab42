import Alto

/// Reads the WAV that another program writes to a pipe: 16-bit mono PCM, whose header states no true length.
enum WAVData {
    enum Failure: Error {
        case notWAV, unsupported
    }

    static func sound(in bytes: [UInt8]) throws(Failure) -> Sound {
        guard bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WAVE".utf8) else {
            throw .notWAV
        }
        var sampleRate: Int?
        var rest = bytes[12...]
        while rest.count >= 8 {
            let name = rest.prefix(4)
            let size = number(rest.dropFirst(4).prefix(4))
            let body = rest.dropFirst(8).prefix(size)
            if name.elementsEqual("fmt ".utf8) {
                guard body.count >= 16, number(body.prefix(2)) == 1, number(body.dropFirst(2).prefix(2)) == 1,
                    number(body.dropFirst(14).prefix(2)) == 16
                else { throw .unsupported }
                sampleRate = number(body.dropFirst(4).prefix(4))
            } else if name.elementsEqual("data".utf8) {
                guard let sampleRate, (1_000...384_000).contains(sampleRate) else { throw .unsupported }
                return Sound(samples: samples(body), sampleRate: sampleRate)
            }
            // Chunks are padded to an even length.
            rest = rest.dropFirst(8).dropFirst(size).dropFirst(size % 2)
        }
        throw .notWAV
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func samples(_ body: ArraySlice<UInt8>) -> [Float] {
        var samples: [Float] = []
        samples.reserveCapacity(body.count / 2)
        var index = body.startIndex
        while index + 1 < body.endIndex {
            samples.append(Float(Int16(bitPattern: UInt16(body[index]) | UInt16(body[index + 1]) << 8)) / 32_768)
            index += 2
        }
        return samples
    }
}
