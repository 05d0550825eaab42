import Foundation

/// A zip archive of stored members, so that libFuzzer spends its time on what is inside.
enum StoredZip {
    static func archive(_ members: KeyValuePairs<String, Data>) -> Data {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var file = Data()
        var directory = Data()
        for (name, bytes) in members {
            let sizes = little(0, 10) + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2)
            directory += little(0x0201_4B50, 4) + little(20, 4) + little(0, 2) + sizes + little(0, 12)
            directory += little(file.count, 4) + Array(name.utf8)
            file +=
                little(0x0403_4B50, 4) + little(20, 2) + little(0, 2) + sizes + little(0, 2) + Array(name.utf8) + bytes
        }
        let start = file.count
        let end = little(members.count, 2) + little(members.count, 2) + little(directory.count, 4) + little(start, 4)
        return file + directory + little(0x0605_4B50, 4) + little(0, 4) + end + little(0, 2)
    }
}
