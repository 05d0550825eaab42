internal import COpenVINO

/// What a tensor's elements are. Raw values are those of the C shim.
package enum DataType: UInt32, Sendable, CaseIterable {
    case bool = 0
    case float64, float32, float16, bfloat16
    case int64, int32, int16, int8, uint8
    /// Two in a byte, the first in its lower half: matrices of weights only.
    case int4

    /// Bytes of one element; of two where it is `int4`.
    package var size: Int {
        switch self {
        case .float64, .int64: 8
        case .float32, .int32: 4
        case .float16, .bfloat16, .int16: 2
        case .bool, .int8, .uint8, .int4: 1
        }
    }

    package var isFloatingPoint: Bool {
        switch self {
        case .float64, .float32, .float16, .bfloat16: true
        default: false
        }
    }

    /// The name that OpenVINO's attributes use, e.g. of Convert.
    var name: String {
        switch self {
        case .bool: "boolean"
        case .float64: "f64"
        case .float32: "f32"
        case .float16: "f16"
        case .bfloat16: "bf16"
        case .int64: "i64"
        case .int32: "i32"
        case .int16: "i16"
        case .int8: "i8"
        case .uint8: "u8"
        case .int4: "i4"
        }
    }

    var code: alto_ov_type { alto_ov_type(rawValue: rawValue) }

    init?(code: alto_ov_type) { self.init(rawValue: code.rawValue) }
}
