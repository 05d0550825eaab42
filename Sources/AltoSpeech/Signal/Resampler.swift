import Alto
import Soxr

/// Changes the sample rate (libsoxr, high quality: aliases below -100 dB), chunk by chunk.
@safe struct Resampler: ~Copyable {
    private let handle: soxr_t
    private let ratio: Double

    init(from input: Double, to output: Double) throws {
        var error: soxr_error_t?
        var format = unsafe soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
        var quality = unsafe soxr_quality_spec(UInt(SOXR_HQ), 0)
        guard let made = unsafe soxr_create(input, output, 1, &error, &format, &quality, nil) else {
            throw Problem(
                .internalError, "Sound of \(Int(input)) hertz could not be converted to \(Int(output)) hertz.")
        }
        unsafe handle = made
        ratio = output / input
    }

    deinit { unsafe soxr_delete(handle) }

    /// - Returns: the samples that are ready; the rest comes with later chunks or with `finish`.
    mutating func process(_ samples: [Float]) throws -> [Float] {
        guard !samples.isEmpty else { return [] }
        return try run(samples, isLast: false)
    }

    /// - Returns: what the filter still holds.
    mutating func finish() throws -> [Float] { try run([], isLast: true) }

    private mutating func run(_ samples: [Float], isLast: Bool) throws -> [Float] {
        var output: [Float] = []
        var consumed = 0
        while true {
            let room = max(4_096, Int(Double(samples.count - consumed) * ratio) + 4_096)
            var used = 0
            var problem: soxr_error_t?
            let made = unsafe [Float](unsafeUninitializedCapacity: room) { buffer, count in
                unsafe samples.withUnsafeBufferPointer { all in
                    let rest = unsafe UnsafeBufferPointer(rebasing: all[consumed...])
                    // A null input tells soxr that the sound has ended.
                    unsafe problem = soxr_process(
                        handle, isLast ? nil : UnsafeRawPointer(rest.baseAddress), rest.count, &used,
                        UnsafeMutableRawPointer(buffer.baseAddress), room, &count)
                }
            }
            guard unsafe problem == nil else {
                throw Problem(.internalError, "The sample rate of a sound could not be converted.")
            }
            output += made
            consumed += used
            if isLast ? made.count < room : consumed >= samples.count { return output }
        }
    }

    /// A whole sound at once.
    static func resample(_ samples: [Float], from input: Double, to output: Double) throws -> [Float] {
        var resampler = try Resampler(from: input, to: output)
        let body = try resampler.process(samples)
        return try body + resampler.finish()
    }
}
