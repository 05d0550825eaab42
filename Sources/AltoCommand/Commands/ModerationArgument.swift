public import Alto
public import ArgumentParser

extension ModerationPolicy: ExpressibleByArgument {}
