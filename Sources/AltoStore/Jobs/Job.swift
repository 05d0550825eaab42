/// A picture that was accepted, what was asked of it, and what became of it.
package struct Job: Hashable, Sendable {
    package enum State: String, Codable, Sendable {
        case queued, running, done, failed
    }

    package let id: String
    package var state: State
    /// How many workers have begun it. A result counts only from the last of them.
    package var attempt: Int
    package let request: DescriptionRequest
    /// Whose it is: an API key's name, or "local".
    package let owner: String
    /// The blob that the picture lies in; nil once it was deleted.
    package var picture: String?
    /// Seconds since 1970.
    package let created: Int
    package var finished: Int?
    /// The description as JSON, when done.
    package var description: String?
    /// The blobs of the sounds by format.
    package var sounds: [String: String]
    /// What went wrong, when failed.
    package var problem: JobProblem?
}

/// A problem as it is kept: its code and sentence.
package struct JobProblem: Codable, Hashable, Sendable {
    package let code: String
    package let message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}

/// What a worker made of a job.
package struct JobResult: Sendable {
    package var description: String
    package var sounds: [String: String]
    /// What full-text search looks in: narration, alt text, caption, text in the picture.
    package var searchable: String

    package init(description: String, sounds: [String: String], searchable: String) {
        self.description = description
        self.sounds = sounds
        self.searchable = searchable
    }
}

/// A worker's claim on a job. Only the latest attempt may finish it.
package struct JobClaim: Sendable {
    package let job: Job
    package var attempt: Int { job.attempt }
}

extension Job {
    /// Nothing more will become of it.
    package var isOver: Bool { state == .done || state == .failed }
}
