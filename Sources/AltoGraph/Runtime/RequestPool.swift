/// Requests that are used again once nobody else holds them: each has memory of its own, and making one takes time.
///
/// Not shared between threads.
final class RequestPool {
    private var requests: [ObjectIdentifier: [InferenceRequest]] = [:]
    /// More than so many of one model are not kept.
    private static let limit = 4

    /// A request that nobody else uses, with inputs still to be set.
    func request(of model: CompiledModel) throws(GraphError) -> InferenceRequest {
        let key = ObjectIdentifier(model)
        var held = requests.removeValue(forKey: key) ?? []
        defer { requests[key] = held }
        for index in held.indices where isKnownUniquelyReferenced(&held[index]) {
            held[index].releaseInputs()
            return held[index]
        }
        let request = try model.makeRequest()
        if held.count < Self.limit { held.append(request) }
        return request
    }
}
