/// Turns the bytes of a file into a picture: in this process, or in one of its own that bytes of strangers cannot break out of.
public protocol PictureDecoding: Sendable {
    /// - Parameter frame: the page or frame to decode, from 1; nil for the first, or of an animation the first that shows
    ///   something.
    /// - Throws: `Problem`: pictureEmpty, pictureUnsupported, imageTooLarge, imageTooSmall, imageTruncated, decodeFailed,
    ///   modelMissing (a codec of the system is not installed), usage (there is no such page or frame).
    func decode(_ bytes: [UInt8], frame: Int?) async throws -> Picture
}

extension PictureDecoding {
    public func decode(_ bytes: [UInt8]) async throws -> Picture { try await decode(bytes, frame: nil) }
}
