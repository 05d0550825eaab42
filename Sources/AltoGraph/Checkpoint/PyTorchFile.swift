// PyTorch's file format since 1.6: a zip archive with the pickle `data.pkl`, which describes the tensors, and a member
// `data/KEY` for the bytes of each storage. All in one folder, whose name varies. The format before it is in
// `LegacyPyTorchFile`.

extension WeightFile {
    /// Reads a file that `torch.save` wrote from a state dictionary, without executing anything in it.
    init(pyTorch file: MappedFile) throws(CheckpointError) {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        if LegacyPyTorchFile.opens(file) {
            self = try LegacyPyTorchFile(file).weights()
            return
        }
        guard ZipDirectory.opens(file) else { throw malformed("it is not a PyTorch file") }
        let directory = try ZipDirectory(file)
        let pickles = directory.members.keys.filter { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }
        guard pickles.count == 1, let pickle = pickles.first, let entry = directory.members[pickle],
            let bytes = unsafe file.region(entry.offset, entry.length)
        else { throw malformed("it does not hold exactly one data.pkl") }
        let folder = pickle.dropLast("data.pkl".count)
        if let order = directory.members[folder + "byteorder"],
            let text = unsafe file.region(order.offset, order.length),
            unsafe !text.elementsEqual("little".utf8)
        {
            throw malformed("its numbers are big-endian")
        }

        var unpickler = unsafe Unpickler(bytes)
        let root = try unpickler.run(in: file)
        let tensors = try Self.tensors(root, unpickler, in: file) { key in directory.members[folder + "data/" + key] }
        self.init(file: file, tensors: tensors)
    }

    /// The tensors that a pickle describes.
    ///
    /// - Parameter storage: offset and length of a storage's bytes, by its key.
    static func tensors(
        _ root: PickleValue, _ unpickler: Unpickler, in file: MappedFile,
        storage: (_ key: String) -> (offset: Int, length: Int)?
    ) throws(CheckpointError) -> [String: StoredTensor] {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        var tensors: [String: StoredTensor] = [:]
        for (key, value) in try state(root, unpickler, file) {
            // Numbers and texts beside the tensors say nothing to us.
            guard case .tensor(let tensor) = value else { continue }
            guard let name = key.string, name.utf8.count <= maximumName else {
                throw malformed("a tensor has no name")
            }
            guard tensors.count < maximumTensors else { throw malformed("it holds too many tensors") }
            guard let bytes = storage(tensor.storage.key) else {
                throw malformed("the bytes of the tensor \(shown(name)) are missing")
            }
            guard let stored = StoredTensor(tensor, in: file, at: bytes) else {
                throw malformed("the tensor \(shown(name)) reaches beyond its storage")
            }
            guard tensors.updateValue(stored, forKey: name) == nil else { throw .duplicate(path: shown(name)) }
        }
        return tensors
    }

    /// The dictionary that holds the tensors: the pickle's own, or the one that trainers put inside it.
    private static func state(
        _ root: PickleValue, _ unpickler: Unpickler, _ file: MappedFile
    ) throws(CheckpointError) -> [(key: PickleValue, value: PickleValue)] {
        guard case .dictionary(let index) = root else {
            throw .malformed(file: file.name, reason: "it does not hold a dictionary of tensors")
        }
        let members = unpickler.dictionaries[index]
        for name in ["state_dict", "model"] {
            if let inner = members.first(where: { $0.key.string == name }), case .dictionary(let index) = inner.value {
                return unpickler.dictionaries[index]
            }
        }
        return members
    }
}

extension Unpickler {
    /// The value that the file's pickle describes.
    mutating func run(in file: MappedFile) throws(CheckpointError) -> PickleValue {
        do throws(Refusal) {
            return try run()
        } catch {
            switch error {
            case .malformed(let reason): throw .malformed(file: file.name, reason: reason)
            case .forbidden(let what): throw .forbidden(file: file.name, what: what)
            }
        }
    }
}

extension StoredTensor {
    /// - Returns: nil when the tensor does not lie within its storage.
    fileprivate init?(_ tensor: PickleValue.Tensor, in file: MappedFile, at member: (offset: Int, length: Int)) {
        let size = tensor.storage.type.size
        let shape = Shape(tensor.shape)
        let held = member.length / size
        guard tensor.shape.count == tensor.strides.count, tensor.shape.allSatisfy({ $0 >= 0 }),
            tensor.strides.allSatisfy({ $0 >= 0 }), tensor.offset >= 0, tensor.storage.count <= held,
            // A view that repeats elements could claim any size.
            let count = shape.count, count <= tensor.storage.count, tensor.offset <= tensor.storage.count
        else { return nil }
        var last = tensor.offset
        for (dimension, stride) in zip(tensor.shape, tensor.strides) where dimension > 1 {
            let (reach, overflow) = stride.multipliedReportingOverflow(by: dimension - 1)
            guard !overflow, reach <= tensor.storage.count - last else { return nil }
            last += reach
        }
        guard count == 0 || last < tensor.storage.count else { return nil }
        self.init(
            shape: shape, type: tensor.storage.type, strides: tensor.strides, file: file,
            offset: member.offset + tensor.offset * size, length: count == 0 ? 0 : (last - tensor.offset + 1) * size)
    }
}
