/// Turns the bytes of a file into a picture: in this process, or in one of its own that bytes of strangers cannot break out of.
public protocol PictureDecoding: Sendable {
    /// - Throws: `Problem`: pictureEmpty, pictureUnsupported, imageTooLarge, imageTooSmall, imageTruncated, decodeFailed,
    ///   modelMissing (a codec of the system is not installed).
    func decode(_ bytes: [UInt8]) async throws -> Picture
}
