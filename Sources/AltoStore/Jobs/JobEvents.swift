/// What happens to a job while it is worked on, for those who watch. Nothing of it is durable: how a job ended is
/// known from `JobHistory`, and whoever watches looks there as well, since a worker of another process may tell its
/// events elsewhere.
///
/// No call waits or fails, and any may be made at the same time as any other. Events of one job that are told one after
/// the other come to each watcher in that order, each once.
package protocol JobEvents: Sendable {
    /// From now on what is told of a job is kept. Nothing happens when it is open already.
    func open(_ job: String)

    /// Tells those who watch now, and whoever comes later. Of a job that is not open nothing is kept or told.
    /// - Parameter data: becomes one line of JSON.
    func publish(_ job: String, _ name: String, _ data: some Encodable)

    /// Nothing more will happen to the job: watching it ends, and what was told is forgotten.
    func close(_ job: String)

    /// What happened since an event, and what happens from now on, until the job is closed.
    ///
    /// - Parameter last: the id of the last event that is known; nil, or any other text, for all from the beginning.
    /// - Returns: nil when the job is not open here.
    func events(of job: String, after last: String?) -> AsyncStream<JobEvent>?
}

package struct JobEvent: Sendable {
    /// Which one it is of the job's, as clients send it back (`Last-Event-ID`). Another process, or another attempt
    /// after the job was closed, gives others.
    package let id: String
    package let name: String
    /// One line of JSON.
    package let data: String

    package init(id: String, name: String, data: String) {
        self.id = id
        self.name = name
        self.data = data
    }
}
