/// All observations of one picture, what went wrong, and how long it took.
public struct Description: Sendable, Equatable {
    /// Size of the upright picture in pixels.
    public var width: Int
    public var height: Int
    public var facts: PictureFacts
    public var caption: Caption?
    public var people: People?
    public var text: ReadText?
    public var codes: [Code] = []
    /// There may be more codes than these.
    public var hasMoreCodes = false
    public var appearance: Appearance?
    /// The best first.
    public var labels: [ImageLabel] = []
    /// Nil where nobody looked.
    public var moderation: Moderation?
    /// The observers that came to an end without a problem: what one of them did not find is not there to be found.
    public var completed: Set<Stage> = []
    public var problems: [StageProblem] = []
    public var timings = Timings()

    public init(of picture: Picture) {
        self.init(width: picture.width, height: picture.height, facts: picture.facts)
    }

    public init(width: Int, height: Int, facts: PictureFacts) {
        self.width = width
        self.height = height
        self.facts = facts
    }

    /// Takes up what an observer found, in place of what was found before; codes are gathered.
    public mutating func add(_ observation: Observation, from stage: Stage) {
        completed.insert(stage)
        switch observation {
        case .caption(let found): caption = found
        case .people(let found): people = found
        case .text(let found): text = found ?? text
        case .codes(let found, let isCutShort):
            codes = found + codes.filter { !found.contains($0) }
            hasMoreCodes = hasMoreCodes || isCutShort
        case .appearance(let found): appearance = found
        case .labels(let found): labels = found
        case .moderation(let found): moderation = found
        }
    }
}

/// A problem and the stage that it stopped.
public struct StageProblem: Hashable, Sendable {
    public var stage: Stage
    public var problem: Problem

    public init(stage: Stage, problem: Problem) {
        self.stage = stage
        self.problem = problem
    }
}

/// Seconds of each stage, measured by itself, and of the whole. `sum` over `elapsed` tells how parallel the work was.
public struct Timings: Hashable, Sendable {
    public var stages: [Stage: Double] = [:]
    public var elapsed: Double = 0
    public var sum: Double { stages.values.reduce(0, +) }

    public init() {}
}
