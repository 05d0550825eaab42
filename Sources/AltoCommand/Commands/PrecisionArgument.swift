package import AltoGraph
package import ArgumentParser

extension Precision: ExpressibleByArgument {}
