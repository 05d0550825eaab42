import AltoGraph
import AltoJSON

/// Reads sizes from a part of a config, within limits that keep arithmetic on them far from overflow.
struct ConfigReader {
    private let json: JSONObject

    init(_ json: JSONObject) { self.json = json }

    func callAsFunction(_ field: String, _ defaultValue: Int, atMost limit: Int = 1 << 17) throws(ModelFileError) -> Int
    {
        try self(field, defaultValue, in: 1...limit)
    }

    func callAsFunction(_ field: String, _ defaultValue: Int, in range: ClosedRange<Int>) throws(ModelFileError) -> Int
    {
        let size = try json.integer(field) ?? defaultValue
        guard range.contains(size) else {
            throw json.wrongType(field, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return size
    }

    /// One to sixteen sizes.
    func sizes(_ field: String, _ defaultValue: [Int], atMost limit: Int) throws(ModelFileError) -> [Int] {
        guard let list = try json.array(field) else { return defaultValue }
        let sizes = list.compactMap(\.integer)
        guard sizes.count == list.count, (1...16).contains(sizes.count), sizes.allSatisfy((1...limit).contains) else {
            throw json.wrongType(field, expected: "a list of numbers from 1 to \(limit)")
        }
        return sizes
    }

    /// The size of a convolution that keeps the length: an odd number.
    func kernel(_ field: String, _ defaultValue: Int) throws(ModelFileError) -> Int {
        let size = try self(field, defaultValue, atMost: 63)
        guard !size.isMultiple(of: 2) else { throw json.wrongType(field, expected: "an odd number") }
        return size
    }

    func token(_ field: String, _ defaultValue: Int, below limit: Int) throws(ModelFileError) -> Int {
        let token = try json.integer(field) ?? defaultValue
        guard token >= 0, token < limit else { throw json.wrongType(field, expected: "a token below \(limit)") }
        return token
    }

    func epsilon(_ field: String, _ defaultValue: Double) throws(ModelFileError) -> Double {
        let epsilon = try json.value(field, \.double, "a number") ?? defaultValue
        guard epsilon > 0, epsilon < 1 else { throw json.wrongType(field, expected: "a number between 0 and 1") }
        return epsilon
    }

    func number(_ field: String, _ defaultValue: Float, above least: Float, to greatest: Float) throws(ModelFileError)
        -> Float
    {
        let number = try json.value(field, \.double, "a number").map { Float($0) } ?? defaultValue
        guard number > least, number <= greatest else {
            throw json.wrongType(field, expected: "a number up to \(greatest)")
        }
        return number
    }

    func activation(_ field: String, _ defaultValue: Activation) throws(ModelFileError) -> Activation {
        guard let name = try json.string(field) else { return defaultValue }
        guard let activation = Activation(configName: name) else {
            throw json.wrongType(field, expected: "an activation that Alto knows")
        }
        return activation
    }

    func divides(_ heads: Int, _ hiddenSize: Int) throws(ModelFileError) {
        guard hiddenSize.isMultiple(of: heads) else {
            throw json.wrongType("num_attention_heads", expected: "a divisor of hidden_size")
        }
    }
}
