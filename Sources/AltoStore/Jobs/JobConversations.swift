/// What somebody and a model said to each other about a job's picture, kept with the job and forgotten with it. Durability,
/// atomicity, processes and errors are as with `JobQueue`.
package protocol JobConversations: Sendable {
    /// The oldest first. Empty where nothing was said, there is no such job, or it is somebody else's.
    func messages(of job: String, owner: String) async throws -> [JobMessage]

    /// Keeps what was said, behind what is there.
    ///
    /// - Parameter most: how many messages of the job are kept: the oldest go.
    /// - Throws: `Problem` (notFound) where the owner has no such job.
    func add(_ messages: [JobMessage], to job: String, owner: String, keeping most: Int) async throws

    /// Forgets what was said of a job, and nothing else of it.
    func forgetMessages(of job: String, owner: String) async throws
}

/// One message of a conversation about a picture.
package struct JobMessage: Codable, Hashable, Sendable {
    package enum Role: String, Codable, Sendable { case user, assistant }

    package var role: Role
    package var text: String
    /// Of an answer: which model wrote it.
    package var model: String?
    /// Of an answer: how sure the model was, 0 to 1.
    package var confidence: Double?
    /// BCP 47 tag of the language it is in, where that is known.
    package var language: String?
    /// Seconds since 1970.
    package var created: Int

    package init(
        _ role: Role, _ text: String, model: String? = nil, confidence: Double? = nil, language: String? = nil,
        created: Int
    ) {
        self.role = role
        self.text = text
        self.model = model
        self.confidence = confidence
        self.language = language
        self.created = created
    }
}
