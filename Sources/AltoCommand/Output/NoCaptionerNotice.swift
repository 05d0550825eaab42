import Foundation

/// When it was last said that no captioner is installed: once a day is enough.
enum NoCaptionerNotice {
    private static var stamp: URL { Folders.cache.appending(path: "no-captioner-said") }

    static func isDue(now: Date = Date()) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: stamp.path)
        guard let said = attributes?[.modificationDate] as? Date else { return true }
        // A clock that was set back does not silence it for longer.
        return abs(now.timeIntervalSince(said)) > 24 * 60 * 60
    }

    static func wasSaid() {
        try? FileManager.default.createDirectory(at: Folders.cache, withIntermediateDirectories: true)
        try? Data().write(to: stamp)
    }
}
