/// What `alto people show` tells of a person: everything that is kept, but for the numbers themselves.
public struct PersonRecord: Hashable, Sendable, Codable {
    public let name: String
    /// When the person was first enrolled, in seconds since 1970.
    public let enrolled: Int
    /// How many faces of theirs are known.
    public let embeddingCount: Int
    /// Each enrolment's consent, oldest first.
    public let consents: [Consent]

    public struct Consent: Hashable, Sendable, Codable {
        /// Who agreed to what and when, in the enroller's words.
        public let text: String
        /// When it was recorded, in seconds since 1970.
        public let recorded: Int
        /// How many faces were enrolled with it.
        public let embeddingCount: Int
    }
}
