package import Alto

/// Pictures that wait for a worker, and who works on which.
///
/// **Leases.** `claim` hands a job to one worker for `JobLimits.lease`, with an attempt number. A worker that says
/// nothing for that long loses the job, and it is begun anew with the next number; where an implementation can tell
/// that a process has ended, at once. A worker that comes back late finds that its attempt is no longer the current
/// one: nothing that it says changes the job.
///
/// **Durability.** When a call returns, what it did survives a crash and a cut of power.
///
/// **Atomicity.** Each call happens whole or not at all. Of callers that claim at the same time, in one process or in
/// many, each gets another job. All processes that open one queue see one queue, and each sees at once what another's
/// call did.
///
/// **Errors** are `Problem`s: storeFailed and diskFull of any call, and those that it names.
package protocol JobQueue: Sendable {
    /// How often a worker says that it is still at it: often enough that one time that is late costs nothing.
    var heartbeat: Duration { get }

    /// Takes a picture on; in the same step its blob is struck off `PendingBlobs`.
    ///
    /// - Parameters:
    ///   - picture: the blob that it lies in.
    ///   - owner: who asks: jobs are listed and found by their owner only.
    ///   - idempotencyKey: the same key of the same owner is the same job, also when the queue is full.
    ///   - digest: of what the key came with; with another one it is refused.
    /// - Returns: the job, and whether it is a new one.
    /// - Throws: `Problem`: overloaded when `JobLimits.waiting` are queued, idempotencyKeyReused.
    func accept(
        _ request: DescriptionRequest, picture: String, owner: String, idempotencyKey: String?, digest: String?
    ) async throws -> (job: Job, isNew: Bool)

    /// The job that an idempotency key stands for; nil for a key that is new.
    /// - Throws: `Problem` (idempotencyKeyReused) when it came with something else.
    func job(owner: String, idempotencyKey: String, digest: String) async throws -> Job?

    /// Hands the oldest job that waits, or whose worker fell silent, to a worker. Nil when there is none.
    ///
    /// A job that was begun twice in vain stands back for some seconds: what ended its workers may have nothing to do
    /// with it, or may end others' jobs, too. One that was begun `JobLimits.attempts` times fails (poison).
    func claim() async throws -> JobClaim?

    /// A worker is still at it. False when the job is no longer its own.
    func renew(_ claim: JobClaim) async throws -> Bool

    /// - Returns: false when the result came too late and was dropped.
    func finish(_ claim: JobClaim, with result: JobResult) async throws -> Bool

    /// - Returns: false when somebody else has the job by now.
    func fail(_ claim: JobClaim, _ problem: Problem) async throws -> Bool

    /// Hands a job back that was not finished, as if it had not been begun. Nothing happens when somebody else has it.
    func release(_ claim: JobClaim) async throws

    /// The picture of a job is gone. Nothing happens where there is no such job.
    func forgetPicture(of id: String) async throws

    /// How many jobs there are in each state; none of a state that is not in it.
    func counts() async throws -> [Job.State: Int]
}

/// How much is taken on, and how long a worker is waited for.
package struct JobLimits: Sendable {
    /// More jobs than these are not taken on.
    package var waiting = 100
    /// How long a worker may be silent.
    package var lease: Duration = .seconds(12)
    /// After so many workers died with it, a job is given up.
    package var attempts = 3
    /// For how long one that was begun twice lets others pass.
    package var backoff: Duration = .seconds(5)

    package init() {}
}
