/// What `alto people show` tells of a person: everything that is kept, but for the numbers themselves.
package struct PersonRecord: Hashable, Sendable, Codable {
    package let name: String
    /// When the person was first enrolled, in seconds since 1970.
    package let enrolled: Int
    /// How many faces of theirs are known.
    package let embeddingCount: Int
    /// Each enrolment's consent, oldest first.
    package let consents: [Consent]

    package struct Consent: Hashable, Sendable, Codable {
        /// Who agreed to what and when, in the enroller's words.
        package let text: String
        /// When it was recorded, in seconds since 1970.
        package let recorded: Int
        /// How many faces were enrolled with it.
        package let embeddingCount: Int
    }
}
