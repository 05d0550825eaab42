/// A tag in front of an MP3 (ID3v2.4.0, id3.org). libsndfile 1.2.0 by itself writes only ID3v1: 30 bytes of title.
enum ID3Tag {
    static func bytes(for tags: SoundTags) -> [UInt8] {
        // Both texts are UTF-8 (encoding 3). A comment also has a language, unknown here, and an empty description.
        let frames =
            frame("TIT2", [3] + Array(tags.title.utf8))
            + frame("COMM", [3] + Array("XXX".utf8) + [0] + Array(tags.comment.utf8))
        return Array("ID3".utf8) + [4, 0, 0] + synchsafe(frames.count) + frames
    }

    private static func frame(_ name: String, _ body: [UInt8]) -> [UInt8] {
        Array(name.utf8) + synchsafe(body.count) + [0, 0] + body
    }

    /// Four times seven bits, so that no byte looks like the start of sound.
    private static func synchsafe(_ number: Int) -> [UInt8] {
        [21, 14, 7, 0].map { UInt8(number >> $0 & 0x7F) }
    }
}
