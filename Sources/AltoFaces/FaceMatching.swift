package import Alto

/// Whose faces these are: pure arithmetic, so that its rules can be tested with numbers.
package struct FaceMatching: Sendable {
    private let people: [Person]

    package init(people: [Person]) {
        self.people = people.filter { !$0.embeddings.isEmpty }
    }

    package struct Match: Hashable, Sendable {
        /// Nil when nobody is near enough, when two people are, or when the person was seen nearer in this picture and this
        /// face may be another's.
        package var name: String?
        /// Distance to the nearest enrolled person; nil when nobody is enrolled.
        package var distance: Double?

        package init(name: String?, distance: Double?) {
            self.name = name
            self.distance = distance
        }
    }

    /// The people in one picture. Of several faces that could be one person's the nearest is; another only where it is
    /// near beyond doubt, as in a mirror.
    package func matches(for faces: [FaceEmbedding]) -> [Match] {
        var matches = faces.map(nearest)
        var best: [String: Int] = [:]
        for (index, match) in matches.enumerated() {
            guard let name = match.name, let distance = match.distance else { continue }
            if let other = best[name] {
                let otherDistance = matches[other].distance ?? .infinity
                let farther = distance < otherDistance ? other : index
                best[name] = distance < otherDistance ? index : other
                if matches[farther].distance ?? .infinity > FaceLimits.repetitionDistance {
                    matches[farther].name = nil
                }
            } else {
                best[name] = index
            }
        }
        return matches
    }

    private func nearest(to face: FaceEmbedding) -> Match {
        var first: (name: String, distance: Double)?
        var secondDistance = Double.infinity
        for person in people {
            let distance = person.embeddings.map { face.distance(to: $0) }.min() ?? .infinity
            if distance < first?.distance ?? .infinity {
                secondDistance = first?.distance ?? .infinity
                first = (person.name, distance)
            } else {
                secondDistance = min(secondDistance, distance)
            }
        }
        guard let first else { return Match(name: nil, distance: nil) }
        let isNear = first.distance <= FaceLimits.recognitionDistance
        let isAmbiguous =
            secondDistance <= FaceLimits.recognitionDistance
            && secondDistance - first.distance < FaceLimits.ambiguityMargin
        return Match(name: isNear && !isAmbiguous ? first.name : nil, distance: first.distance)
    }
}

extension FaceEmbedding {
    /// Euclidean distance.
    package func distance(to other: FaceEmbedding) -> Double {
        var sum = 0.0
        for (a, b) in zip(values, other.values) {
            let difference = Double(a) - Double(b)
            sum += difference * difference
        }
        return sum.squareRoot()
    }
}
