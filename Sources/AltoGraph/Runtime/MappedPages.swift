internal import Dispatch

/// Memory whose contents are also in a file, and which can be given back at any time.
protocol ReleasablePages: Sendable {
    var count: Int { get }
    func release()
}

/// Files that models were made from, whose pages need not stay in memory beside what the runtime made of them.
package struct MappedPages {
    private let parts: [any ReleasablePages]

    init(_ parts: [any ReleasablePages]) {
        self.parts = parts.filter { $0.count > 16 << 20 }
    }

    /// Does something that reads all of a checkpoint once, and gives its pages back while that goes on.
    ///
    /// The first use of a matrix packs it anew into memory of the runtime's own. The mapped file would stay in memory
    /// beside that copy, although nothing needs it any more; so several times a second its pages are let go. A page that
    /// is still needed comes back from the file's cache.
    package func releasingPages<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        let pages = parts
        guard !pages.isEmpty else { return try body() }
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInitiated))
        timer.schedule(deadline: .now() + .milliseconds(30), repeating: .milliseconds(30))
        timer.setEventHandler { for part in pages { part.release() } }
        timer.resume()
        defer {
            timer.cancel()
            for part in pages { part.release() }
        }
        return try body()
    }
}

extension Weights {
    /// The checkpoint's files, and those of what was quantized from it.
    package var pages: MappedPages { MappedPages(files + (quantized?.pages ?? [])) }

    package func releasingPages<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        try pages.releasingPages(body)
    }
}

/// Runs requests, and gives pages back the first time that each of its graphs runs: it then packs what it has not
/// packed when it was compiled.
package final class WarmUpRunner {
    private let pages: MappedPages
    private var warm: Set<ObjectIdentifier> = []
    private let pool = RequestPool()

    package init(_ pages: MappedPages) { self.pages = pages }

    /// A request that nobody else uses, with inputs still to be set.
    package func request(of model: CompiledModel) throws(GraphError) -> InferenceRequest {
        try pool.request(of: model)
    }

    /// Runs a model on inputs that the body sets, and that are let go afterwards.
    ///
    /// - Returns: the request, which holds the outputs.
    package func run(
        _ model: CompiledModel, inputs: (InferenceRequest) throws -> Void
    ) throws -> InferenceRequest {
        let request = try request(of: model)
        try inputs(request)
        try run(request)
        request.releaseInputs()
        return request
    }

    package func run(_ request: InferenceRequest) throws {
        if warm.insert(ObjectIdentifier(request.model)).inserted {
            try pages.releasingPages { try request.run() }
        } else {
            try request.run()
        }
    }
}
