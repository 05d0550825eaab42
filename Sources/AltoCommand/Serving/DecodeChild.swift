import Alto
import AltoPictures
import CSandbox
import Foundation

/// The process in which the service decodes pictures of strangers: one picture, then it ends.
///
/// It has no network, starts no program, changes no file, has no rights of root, and is bounded in memory, time and open
/// files; where the kernel or a container keeps it from giving up one of these, `Sandbox` tells. On standard input comes
/// a line of JSON (`Request`) and the picture; on standard output goes a line of JSON (`Response`) and the pixels.
enum DecodeChild {
    static let argument = "decode-picture"
    /// Has the process confine itself, try what it should be unable to do, and answer with a line of JSON
    /// (`ProbeResult`).
    static let probeArgument = "--probe"

    /// What the process is told of the service's surroundings: no keys, no tokens.
    static var environment: [String: String] {
        let needed = ["LD_LIBRARY_PATH", "LIBHEIF_PLUGIN_PATH", "TMPDIR", "TZ"]
        // Threads of the linear algebra, which no decoder uses, would be started before anything here, and the kernel gives
        // an ordinary user's process a network of its own only while it has one thread.
        return ProcessInfo.processInfo.environment.filter { needed.contains($0.key) }
            .merging(["OPENBLAS_NUM_THREADS": "1"]) { $1 }
    }

    struct Request: Codable {
        let byteCount: Int
        let megapixels: Double
        let byteLimit: Int
        /// From 1; nil for the one that the decoder takes.
        let frame: Int?
        /// Nil for as much as observers usually need.
        let longestSide: Int?
    }

    struct Response: Codable {
        var width = 0
        var height = 0
        var rasterWidth = 0
        var rasterHeight = 0
        var facts: Facts?
        var problem: Failure?
    }

    struct ProbeResult: Codable {
        let gaps: [Sandbox.Gap]
    }

    struct Facts: Codable {
        let format: String
        let byteCount: Int
        let frameCount: Int
        let frame: Int
        let sequence: PictureFacts.Sequence
        let isDamaged: Bool
        let captured: [Int]?
    }

    struct Failure: Codable {
        let code: Problem.Code
        let message: String
        let remedy: String?
    }

    /// About what a picture's working copy has; text and faces are found in it.
    private static let defaultPixels = 4_000_000.0

    static func run() async {
        if CommandLine.arguments.dropFirst(2).first == probeArgument { return probe() }
        var response = Response()
        var pixels: [UInt8] = []
        do {
            try enterSandbox()
            (response, pixels) = try await decoded()
        } catch {
            let problem = Problem(wrapping: error)
            response.problem = Failure(code: problem.code, message: problem.message, remedy: problem.remedy)
        }
        guard let line = try? JSONEncoder().encode(response) else { return }
        try? FileHandle.standardOutput.write(contentsOf: line + Data([10]))
        try? FileHandle.standardOutput.write(contentsOf: Data(pixels))
    }

    private static func decoded() async throws -> (Response, [UInt8]) {
        let input = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let end = input.firstIndex(of: 10),
            let request = try? JSONDecoder().decode(Request.self, from: input[..<end])
        else { throw Problem(.usage, "This command is used by the service only.") }
        let bytes = [UInt8](input[(end + 1)...])
        guard bytes.count == request.byteCount else { throw Problem(.cancelled, "The picture did not come whole.") }
        let picture = try await PictureDecoder(
            limits: PictureLimits(megapixels: request.megapixels, bytes: request.byteLimit)
        )
        .decode(bytes, frame: request.frame)
        let (width, height) = (Double(picture.width), Double(picture.height))
        let defaultSide = max(width, height) * min(1, (defaultPixels / (width * height)).squareRoot())
        let raster = try await picture.raster(longestSide: request.longestSide ?? Int(defaultSide))
        let facts = Facts(
            format: picture.facts.format, byteCount: picture.facts.byteCount, frameCount: picture.facts.frameCount,
            frame: picture.facts.frame, sequence: picture.facts.sequence, isDamaged: picture.facts.isDamaged,
            captured: picture.facts.captured.map { [$0.year, $0.month, $0.day] })
        return (
            Response(
                width: picture.width, height: picture.height, rasterWidth: raster.width, rasterHeight: raster.height,
                facts: facts), raster.bytes
        )
    }

    /// Limits can always be set. What else does not hold here was told when the service started: pictures are decoded still.
    @discardableResult
    private static func enterSandbox() throws -> UInt32 {
        let holds = alto_sandbox(alto_sandbox_limits(memory: 4 << 30, seconds: 30, open_files: 64))
        guard holds & UInt32(ALTO_SANDBOX_LIMITS) != 0 else {
            throw Problem(.internalError, "The process that decodes pictures could not be confined.")
        }
        return holds
    }

    private static func probe() {
        guard let holds = try? enterSandbox() else { return }
        let reach = ProbeResult(gaps: Sandbox.Gap.of(holds: holds, reaches: alto_sandbox_probe()))
        guard let line = try? JSONEncoder().encode(reach) else { return }
        try? FileHandle.standardOutput.write(contentsOf: line + Data([10]))
    }
}
