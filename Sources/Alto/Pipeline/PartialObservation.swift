/// What an observer throws when it found something, but not with all that it has: what it found counts, and the problem is
/// told beside it.
public struct PartialObservation: Error {
    public let observation: Observation
    public let problem: Problem

    public init(_ observation: Observation, _ problem: Problem) {
        self.observation = observation
        self.problem = problem
    }
}
