/// A face as 128 numbers: two pictures of one person lie near each other (Euclidean distance).
public struct FaceEmbedding: Hashable, Sendable {
    public static let dimension = 128
    public let values: [Float]

    /// - Returns: nil unless there are 128 finite values.
    public init?(_ values: [Float]) {
        guard values.count == Self.dimension, values.allSatisfy(\.isFinite) else { return nil }
        self.values = values
    }
}

/// Somebody who agreed to be recognised. Only numbers made from pictures and the consent are kept, never a picture.
public struct Person: Hashable, Sendable {
    public let name: String
    public let embeddings: [FaceEmbedding]
    /// Who agreed to what and when, in the enroller's words.
    public let consent: String
    /// When the person was enrolled, in seconds since 1970.
    public let enrolled: Int

    public init(name: String, embeddings: [FaceEmbedding], consent: String, enrolled: Int) {
        self.name = name
        self.embeddings = embeddings
        self.consent = consent
        self.enrolled = enrolled
    }
}

/// Where enrolled people are kept.
public protocol Gallery: Sendable {
    /// Everybody who is enrolled, by name. Asked anew for each picture, so that whoever is removed is forgotten at once.
    func people() async throws -> [Person]
}
