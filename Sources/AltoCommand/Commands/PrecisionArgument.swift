package import AltoGraph
import ArgumentParser

extension Precision: ExpressibleByArgument {}
