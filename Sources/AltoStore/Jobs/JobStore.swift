/// All that is kept of jobs, in one place: accepting a job strikes its picture off the pending blobs in the same step.
package typealias JobStore = JobQueue & JobHistory & PendingBlobs & JobConversations
