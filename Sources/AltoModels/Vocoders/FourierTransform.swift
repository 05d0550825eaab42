import Foundation

/// The discrete Fourier transform of real samples and back, of eight signals at once: Stockham's method for lengths
/// of small factors, on half the length (Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992).
struct RealFourierTransform {
    /// A number of each of the eight signals.
    typealias Lanes = SIMD8<Float>

    /// Complex numbers, of each signal as many.
    struct Spectrum {
        var real: [Lanes]
        var imaginary: [Lanes]

        init(count: Int) {
            real = Array(repeating: .zero, count: count)
            imaginary = real
        }
    }

    let count: Int
    private let half: Int
    private let stages: [Stage]
    /// e^(-2πik / count).
    private let twist: [(cosine: Float, sine: Float)]
    private var work: (Spectrum, Spectrum)

    private struct Stage {
        let radix: Int
        /// How many transforms run side by side.
        let stride: Int
        /// How far apart the numbers are that are joined.
        let span: Int
        /// The transform of `radix` numbers, and what follows it for each place in the span: [span, radix, radix].
        let factors: [(real: Float, imaginary: Float)]
    }

    /// - Parameter count: even; quick where it is a product of 2, 3 and 5.
    init(count: Int) {
        self.count = count
        half = count / 2
        var stages: [Stage] = []
        var (length, stride) = (half, 1)
        while length > 1 {
            let radix = [5, 4, 3, 2].first { length.isMultiple(of: $0) } ?? length
            let span = length / radix
            var factors: [(real: Float, imaginary: Float)] = []
            for place in 0..<span {
                for out in 0..<radix {
                    for input in 0..<radix {
                        let turns = Double(out * input % radix) / Double(radix) + Double(out * place) / Double(length)
                        factors.append((Float(cos(2 * Double.pi * turns)), Float(-sin(2 * Double.pi * turns))))
                    }
                }
            }
            stages.append(Stage(radix: radix, stride: stride, span: span, factors: factors))
            (length, stride) = (span, stride * radix)
        }
        self.stages = stages
        twist = (0...half).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            return (Float(cos(angle)), Float(-sin(angle)))
        }
        work = (Spectrum(count: half), Spectrum(count: half))
    }

    /// - Parameters:
    ///   - samples: `count` of them.
    ///   - spectrum: receives `count` / 2 + 1 numbers.
    mutating func forward(_ samples: [Lanes], into spectrum: inout Spectrum) {
        for index in 0..<half {
            work.0.real[index] = samples[2 * index]
            work.0.imaginary[index] = samples[2 * index + 1]
        }
        transform()
        for k in 0...half {
            let (first, second) = (k == half ? 0 : k, k == 0 ? 0 : half - k)
            let (a, b) = (work.0.real[first], work.0.real[second])
            let (c, d) = (work.0.imaginary[first], work.0.imaginary[second])
            let (oddReal, oddImaginary) = ((c + d) * 0.5, (b - a) * 0.5)
            let (cosine, sine) = twist[k]
            spectrum.real[k] = (a + b) * 0.5 + oddReal * cosine - oddImaginary * sine
            spectrum.imaginary[k] = (c - d) * 0.5 + oddReal * sine + oddImaginary * cosine
        }
    }

    /// The samples that have this transform. Imaginary parts of the first and last number are taken for 0.
    mutating func inverse(_ spectrum: Spectrum, into samples: inout [Lanes]) {
        for k in 0..<half {
            let (real, otherReal) = (spectrum.real[k], spectrum.real[half - k])
            let imaginary = k == 0 ? .zero : spectrum.imaginary[k]
            let otherImaginary = k == 0 ? .zero : -spectrum.imaginary[half - k]
            let (differenceReal, differenceImaginary) = (
                (real - otherReal) * 0.5, (imaginary - otherImaginary) * 0.5
            )
            let (cosine, sine) = twist[k]
            // The other way round the circle.
            let oddReal = differenceReal * cosine + differenceImaginary * sine
            let oddImaginary = differenceImaginary * cosine - differenceReal * sine
            // The conjugate goes in and comes out, so that the same transform goes back.
            work.0.real[k] = (real + otherReal) * 0.5 - oddImaginary
            work.0.imaginary[k] = -((imaginary + otherImaginary) * 0.5 + oddReal)
        }
        transform()
        let scale = 1 / Float(half)
        for index in 0..<half {
            samples[2 * index] = work.0.real[index] * scale
            samples[2 * index + 1] = work.0.imaginary[index] * -scale
        }
    }

    private mutating func transform() {
        for stage in stages {
            Self.run(stage, from: work.0, to: &work.1)
            swap(&work.0, &work.1)
        }
    }

    private static func run(_ stage: Stage, from input: Spectrum, to output: inout Spectrum) {
        let (radix, stride, span) = (stage.radix, stage.stride, stage.span)
        for place in 0..<span {
            for side in 0..<stride {
                for out in 0..<radix {
                    var (real, imaginary) = (Lanes.zero, Lanes.zero)
                    let factor = (place * radix + out) * radix
                    for index in 0..<radix {
                        let source = side + stride * (place + index * span)
                        let (x, y) = (input.real[source], input.imaginary[source])
                        let (cosine, sine) = stage.factors[factor + index]
                        real += x * cosine - y * sine
                        imaginary += x * sine + y * cosine
                    }
                    let target = side + stride * (radix * place + out)
                    output.real[target] = real
                    output.imaginary[target] = imaginary
                }
            }
        }
    }
}
