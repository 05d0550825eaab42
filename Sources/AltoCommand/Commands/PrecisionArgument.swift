package import AltoGraph
import AltoModels
import ArgumentParser

extension Precision: ExpressibleByArgument {}
extension VITSPrecision: ExpressibleByArgument {}
