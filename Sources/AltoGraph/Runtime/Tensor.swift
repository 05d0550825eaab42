/// Numbers in this process's memory, to be handed to a model. Immutable once made.
package struct Tensor: Sendable {
    package let shape: Shape
    package let type: DataType
    let storage: TensorStorage

    /// - Parameter values: as many as the shape holds; missing ones are 0, excess ones are left out.
    package init(_ values: [Float], _ shape: Shape) {
        self.init(values, shape, .float32)
    }

    package init(_ values: [Int64], _ shape: Shape) {
        self.init(values, shape, .int64)
    }

    package init(_ values: [Int32], _ shape: Shape) {
        self.init(values, shape, .int32)
    }

    private init<Element: BitwiseCopyable>(_ values: [Element], _ shape: Shape, _ type: DataType) {
        self.shape = shape
        self.type = type
        storage = unsafe values.withUnsafeBytes { source in
            unsafe TensorStorage(byteCount: (shape.count ?? 0) * type.size) { place in
                let common = min(source.count, place.count)
                unsafe place.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<common]))
            }
        }
    }

    /// Fills the memory in place, which starts as zeroes.
    package static func floats(_ shape: Shape, _ fill: (inout MutableSpan<Float>) -> Void) -> Tensor {
        let storage = unsafe TensorStorage(byteCount: (shape.count ?? 0) * 4) { place in
            var span = unsafe MutableSpan(_unsafeElements: place.bindMemory(to: Float.self))
            fill(&span)
        }
        return Tensor(shape: shape, type: .float32, storage: storage)
    }

    private init(shape: Shape, type: DataType, storage: TensorStorage) {
        self.shape = shape
        self.type = type
        self.storage = storage
    }
}

/// A block of memory, aligned for vector instructions and not written after it was made, so that it may be shared.
@safe final class TensorStorage: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(byteCount: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        let place = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, byteCount), alignment: 64)
        _ = unsafe place.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe fill(UnsafeMutableRawBufferPointer(rebasing: place[..<byteCount]))
        unsafe bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(place)[..<byteCount])
    }

    deinit {
        unsafe bytes.deallocate()
    }
}
