/// PyTorch's file format before 1.6 (`torch.serialization._legacy_save`): pickles one behind another, a magic number,
/// the format's version, facts about the machine, the state dictionary, the keys of its storages; then, in the order of
/// the keys, each storage as its number of elements in 8 bytes and its elements.
struct LegacyPyTorchFile {
    private let file: MappedFile
    /// Where the storages begin.
    private let start: Int
    private let root: PickleValue
    private let unpickler: Unpickler
    private let keys: [String]

    /// A pickle of protocol 2 of the number 0x1950A86A20F9469CFC6C.
    private static let magic: [UInt8] = [
        0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, UInt8(ascii: "."),
    ]
    private static let version = 1001

    static func opens(_ file: MappedFile) -> Bool {
        guard let bytes = unsafe file.region(0, magic.count) else { return false }
        return unsafe bytes.elementsEqual(magic)
    }

    /// Reads the pickles without executing anything in them.
    init(_ file: MappedFile) throws(CheckpointError) {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        var position = Self.magic.count

        func next() throws(CheckpointError) -> (value: PickleValue, unpickler: Unpickler) {
            guard let bytes = unsafe file.region(position, file.count - position) else {
                throw malformed("its pickle breaks off")
            }
            var unpickler = unsafe Unpickler(bytes)
            let value = try unpickler.run(in: file)
            position += unpickler.position
            return (value, unpickler)
        }

        guard try next().value.integer == Self.version else { throw malformed("its version is unknown") }
        let machine = try next()
        guard case .dictionary(let facts) = machine.value else { throw malformed("it says nothing of its byte order") }
        let order = machine.unpickler.dictionaries[facts].first { $0.key.string == "little_endian" }?.value
        guard case .boolean(true) = order else { throw malformed("its numbers are big-endian") }
        (root, unpickler) = try next()
        let list = try next()
        guard case .list(let index) = list.value else { throw malformed("the list of its storages is missing") }
        let keys = list.unpickler.sequences[index].compactMap(\.string)
        guard keys.count == list.unpickler.sequences[index].count, keys.count <= WeightFile.maximumTensors else {
            throw malformed("the list of its storages is none")
        }
        self.keys = keys
        self.file = file
        start = position
    }

    func weights() throws(CheckpointError) -> WeightFile {
        let storages = try storages()
        return WeightFile(
            file: file, tensors: try WeightFile.tensors(root, unpickler, in: file) { key in storages[key] })
    }

    /// Offset and length of the bytes of each storage.
    private func storages() throws(CheckpointError) -> [String: (offset: Int, length: Int)] {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        var types: [String: DataType] = [:]
        for storage in unpickler.storages {
            guard types.updateValue(storage.type, forKey: storage.key) ?? storage.type == storage.type else {
                throw malformed("a storage has elements of two types")
            }
        }
        var storages: [String: (offset: Int, length: Int)] = [:]
        var position = start
        for key in keys {
            guard let type = types[key] else { throw malformed("a storage belongs to no tensor") }
            guard let count = file.number(at: position, bytes: 8), count <= file.count else {
                throw malformed("a storage breaks off")
            }
            let bytes = (offset: position + 8, length: count * type.size)
            guard bytes.length <= file.count - bytes.offset else { throw malformed("a storage breaks off") }
            guard storages.updateValue(bytes, forKey: key) == nil else { throw malformed("a storage is there twice") }
            position = bytes.offset + bytes.length
        }
        guard position == file.count else { throw malformed("something lies behind its storages") }
        return storages
    }
}
