import Alto
import Hummingbird

/// `/v1/voices`: the voices that speech and descriptions may be asked for in.
struct VoiceRoutes: Sendable {
    let engine: any Engine

    func add(to group: RouterGroup<AltoContext>) {
        group.get("voices") { _, _ in try Response.json(["voices": try await engine.voices()]) }
    }
}
