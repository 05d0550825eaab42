import AltoGraph
import AltoModels

extension MachineFit {
    /// This machine. Measuring how fast it reads memory takes a moment, and only who asks waits for it.
    static func current(measuresBandwidth: Bool = false) -> MachineFit {
        let processor = Processor.current
        return MachineFit(
            free: Memory.current.map { Double($0.available) },
            bandwidth: measuresBandwidth ? MemoryBandwidth.measure(cores: processor.cores) : nil,
            precisions: Precision.allCases.filter { $0.available(on: processor).precision == $0 })
    }
}
