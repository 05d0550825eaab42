/// Numbers in this process's memory, to be handed to a model. Immutable once made.
package struct Tensor: Sendable {
    package let shape: Shape
    package let type: DataType
    let storage: TensorStorage

    /// - Parameter values: as many as the shape holds; missing ones are 0, excess ones are left out.
    package init(_ values: [Float], _ shape: Shape) { self.init(values, shape, .float32) }

    package init(_ values: [Int64], _ shape: Shape) { self.init(values, shape, .int64) }

    package init(_ values: [Int32], _ shape: Shape) { self.init(values, shape, .int32) }

    private init<Element: BitwiseCopyable>(_ values: [Element], _ shape: Shape, _ type: DataType) {
        self.shape = shape
        self.type = type
        storage = unsafe values.withUnsafeBytes { source in
            unsafe TensorStorage(byteCount: (shape.count ?? 0) * type.size) { buffer in
                let common = min(source.count, buffer.count)
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<common]))
            }
        }
    }

    /// Fills the memory in place, which starts as zeroes.
    package static func floats(_ shape: Shape, _ fill: (inout MutableSpan<Float>) -> Void) -> Tensor {
        let storage = unsafe TensorStorage(byteCount: (shape.count ?? 0) * 4) { buffer in
            var span = unsafe MutableSpan(_unsafeElements: buffer.bindMemory(to: Float.self))
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
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, byteCount), alignment: 64)
        _ = unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<byteCount]))
        unsafe bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<byteCount])
    }

    deinit {
        unsafe bytes.deallocate()
    }
}

extension Tensor {
    /// The same numbers in another shape of as many.
    package func reshaped(_ shape: Shape) -> Tensor {
        shape.count == self.shape.count ? Tensor(shape: shape, type: type, storage: storage) : self
    }

    /// A copy of some positions of [1, positions, width].
    package func rows(_ range: Range<Int>) -> Tensor {
        let width = shape[2]
        return .floats([1, range.count, width]) { values in
            let source = unsafe storage.bytes.bindMemory(to: Float.self)
            for index in 0..<min(values.count, max(0, source.count - range.lowerBound * width)) {
                unsafe values[index] = source[range.lowerBound * width + index]
            }
        }
    }

    /// A copy of its float32 numbers.
    package var values: [Float] { unsafe type == .float32 ? Array(storage.bytes.bindMemory(to: Float.self)) : [] }
}
