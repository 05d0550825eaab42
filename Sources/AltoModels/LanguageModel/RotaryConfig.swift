import AltoJSON
import Foundation

/// Which angles a model turns queries and keys by.
package struct RotaryConfig: Sendable, Equatable {
    package var theta: Float = 10_000
    package var scaling = Scaling.none

    /// How frequencies are changed for texts longer than those of the training.
    package enum Scaling: Sendable, Equatable {
        case none
        /// All positions divided by a factor.
        case linear(factor: Float)
        /// Low frequencies divided by a factor, high ones kept, those between blended (Llama 3.1).
        case llama3(factor: Float, lowFrequencyFactor: Float, highFrequencyFactor: Float, originalPositions: Int)
        /// Each frequency divided by a factor of its own, others beyond the original length; cosines and sines times
        /// `attentionFactor` (LongRoPE, Ding et al., 2024).
        case longRope(short: [Float], long: [Float], attentionFactor: Float, originalPositions: Int)
    }

    package init() {}

    /// Reads `rope_theta` and `rope_scaling`, or `rope_parameters`, which newer files hold in place of both.
    init(_ json: JSONObject, headDim: Int, maxPositions: Int, defaults: RotaryConfig) throws(ModelFileError) {
        self = defaults
        let older = try json.object("rope_scaling")
        let parameters = try json.object("rope_parameters") ?? older
        let thetaSource = parameters?.json["rope_theta"] == nil ? json : parameters ?? json
        theta = try ConfigReader(thetaSource).number("rope_theta", theta, above: 0, to: 1e12)
        guard let parameters else { return }
        let olderKind = try parameters.string("type") ?? "default"
        let kind = try parameters.string("rope_type") ?? olderKind
        func number(_ field: String, _ defaultValue: Float) throws(ModelFileError) -> Float {
            try ConfigReader(parameters).number(field, defaultValue, above: 0, to: 1e6)
        }
        func original() throws(ModelFileError) -> Int {
            let field = "original_max_position_embeddings"
            let holder = parameters.json[field] == nil ? json : parameters
            return try ConfigReader(holder)(field, maxPositions, atMost: 1 << 24)
        }
        switch kind {
        case "default": break
        case "linear": scaling = .linear(factor: try number("factor", 1))
        case "llama3":
            scaling = .llama3(
                factor: try number("factor", 8), lowFrequencyFactor: try number("low_freq_factor", 1),
                highFrequencyFactor: try number("high_freq_factor", 4), originalPositions: try original())
        case "longrope", "su":
            func factors(_ field: String) throws(ModelFileError) -> [Float] {
                let list = try parameters.array(field)?.compactMap(\.double).map { Float($0) } ?? []
                guard list.count == headDim / 2, list.allSatisfy({ $0 > 0 && $0.isFinite }) else {
                    throw parameters.wrongType(field, expected: "a list of \(headDim / 2) numbers above 0")
                }
                return list
            }
            let length = try original()
            let growth =
                parameters.json["factor"] == nil
                ? Float(maxPositions) / Float(length) : try number("factor", 1)
            let derived = growth <= 1 ? 1 : sqrt(1 + log(Double(growth)) / log(Double(max(2, length))))
            scaling = .longRope(
                short: try factors("short_factor"), long: try factors("long_factor"),
                attentionFactor: try number("attention_factor", Float(derived)), originalPositions: length)
        default: throw parameters.wrongType("rope_type", expected: "a way of scaling that Alto knows")
        }
    }
}

/// Cosines and sines of positions, worked out in float32 as the reference does.
struct RotaryTable {
    private let frequencies: [Float]
    private let longFrequencies: [Float]?
    private let originalPositions: Int
    private let attentionFactor: Float

    init(_ config: RotaryConfig, headDim: Int) {
        let plain = (0..<headDim / 2).map { 1 / pow(config.theta, Float(2 * $0) / Float(headDim)) }
        switch config.scaling {
        case .none: (frequencies, longFrequencies, originalPositions, attentionFactor) = (plain, nil, .max, 1)
        case .linear(let factor):
            (frequencies, longFrequencies, originalPositions, attentionFactor) = (
                plain.map { $0 / factor }, nil, .max, 1
            )
        case .llama3(let factor, let low, let high, let length):
            let scaled = plain.map { frequency -> Float in
                let wavelength = 2 * Float.pi / frequency
                if wavelength > Float(length) / low { return frequency / factor }
                if wavelength < Float(length) / high { return frequency }
                let share = (Float(length) / wavelength - low) / (high - low)
                return (1 - share) * frequency / factor + share * frequency
            }
            (frequencies, longFrequencies, originalPositions, attentionFactor) = (scaled, nil, .max, 1)
        case .longRope(let short, let long, let factor, let length):
            func divided(_ factors: [Float]) -> [Float] {
                zip(factors, 0...).map {
                    1 / ($0 * pow(config.theta, Float(2 * $1) / Float(headDim)))
                }
            }
            (frequencies, longFrequencies) = (divided(short), divided(long))
            (originalPositions, attentionFactor) = (length, factor)
        }
    }

    /// Whether angles depend on how long the text is.
    var hasLengths: Bool { longFrequencies != nil }

    /// Whether a text of a length has other angles than one of another length, so that it must be read anew.
    func differs(_ length: Int, from other: Int) -> Bool {
        longFrequencies != nil && (length > originalPositions) != (other > originalPositions)
    }

    /// - Parameter end: the length of the whole text, which decides between the short and the long factors.
    /// - Returns: of each position, each angle twice: [positions, headDim].
    func values(_ positions: Range<Int>, end: Int) -> (cosines: [Float], sines: [Float]) {
        let frequencies = end > originalPositions ? longFrequencies ?? frequencies : frequencies
        var cosines: [Float] = []
        var sines: [Float] = []
        cosines.reserveCapacity(positions.count * frequencies.count * 2)
        sines.reserveCapacity(positions.count * frequencies.count * 2)
        for position in positions {
            let angles = frequencies.map { Float(position) * $0 }
            for _ in 0..<2 {
                for angle in angles {
                    cosines.append(cos(angle) * attentionFactor)
                    sines.append(sin(angle) * attentionFactor)
                }
            }
        }
        return (cosines, sines)
    }
}
