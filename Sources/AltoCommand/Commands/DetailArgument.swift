public import Alto
public import ArgumentParser

extension Detail: ExpressibleByArgument {}
