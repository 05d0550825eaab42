import Alto
import AltoPictures
import Foundation
import Synchronization

/// Decodes each picture in a process of its own, so that a decoder that crashes, hangs or is broken into costs one picture.
///
/// A process is started ahead, so that a picture does not wait for it.
final class ChildDecoder: PictureDecoding {
    private let program: URL
    private let megapixels: Double
    private let byteLimit: Int
    private let deadline: Duration
    private let spare = Mutex<DecoderProcess?>(nil)

    init(program: URL, megapixels: Double, byteLimit: Int, deadline: Duration = .seconds(20)) {
        self.program = program
        self.megapixels = megapixels
        self.byteLimit = byteLimit
        self.deadline = deadline
    }

    /// - Throws: `Problem`, as `PictureDecoder`; decode_failed when the process ended without an answer.
    func decode(_ bytes: [UInt8], frame: Int?) async throws -> Picture {
        let data = Data(bytes)
        let (response, raster) = try await run(data, frame: frame, longestSide: nil)
        guard let facts = response.facts else { throw Self.failed }
        let date = facts.captured.flatMap { $0.count == 3 ? CaptureDate(year: $0[0], month: $0[1], day: $0[2]) : nil }
        return Picture(
            width: response.width, height: response.height,
            facts: PictureFacts(
                format: facts.format, byteCount: facts.byteCount, frameCount: facts.frameCount, frame: facts.frame,
                sequence: facts.sequence, isDamaged: facts.isDamaged, captured: date)
        ) { longestSide in
            // Somebody may look closer than the working copy allows.
            if longestSide > max(raster.width, raster.height) {
                return try await self.run(data, frame: facts.frame, longestSide: longestSide).1
            }
            return raster.shrunk(longestSide: longestSide)
        }
    }

    static let failed = Problem(
        .decodeFailed, "The picture could not be decoded.", remedy: "Save it anew, as JPEG or PNG, and try again.")

    private func run(_ bytes: Data, frame: Int?, longestSide: Int?) async throws -> (DecodeChild.Response, Raster) {
        let request = DecodeChild.Request(
            byteCount: bytes.count, megapixels: megapixels, byteLimit: byteLimit, frame: frame,
            longestSide: longestSide)
        let child = try spare.withLock { spare in
            defer { spare = nil }
            return try spare ?? DecoderProcess(program)
        }
        Task.detached { [self] in
            // The next one, while this one works.
            let next = try? DecoderProcess(program)
            spare.withLock { spare in
                if spare == nil { spare = next } else { next?.end() }
            }
        }
        let output = await child.exchange(
            try JSONEncoder().encode(request) + Data([10]) + bytes, deadline: deadline)
        guard let end = output.firstIndex(of: 10),
            let response = try? JSONDecoder().decode(DecodeChild.Response.self, from: output[..<end])
        else { throw Self.failed }
        if let problem = response.problem { throw Problem(problem.code, problem.message, remedy: problem.remedy) }
        guard
            let raster = Raster(
                width: response.rasterWidth, height: response.rasterHeight, bytes: [UInt8](output[(end + 1)...]))
        else { throw Self.failed }
        return (response, raster)
    }
}

/// One process that waits for its picture.
final class DecoderProcess: Sendable {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ program: URL, arguments: [String] = []) throws {
        process.executableURL = program
        process.arguments = [DecodeChild.argument] + arguments
        process.environment = DecodeChild.environment
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw Problem(.internalError, "The program that decodes pictures cannot be started.")
        }
        // Only the child keeps its ends.
        try? input.fileHandleForReading.close()
        try? output.fileHandleForWriting.close()
    }

    deinit { end() }

    func end() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// - Returns: what the process answered until it ended, or was ended at the deadline.
    func exchange(_ message: Data, deadline: Duration) async -> Data {
        let alarm = Task {
            try await Task.sleep(for: deadline)
            end()
        }
        defer { alarm.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global(qos: .userInitiated).async { [self] in
                    // A child that died does not read on; what it answered is looked at all the same.
                    try? input.fileHandleForWriting.write(contentsOf: message)
                    try? input.fileHandleForWriting.close()
                    let response = (try? output.fileHandleForReading.readToEnd()) ?? nil
                    process.waitUntilExit()
                    continuation.resume(returning: response ?? Data())
                }
            }
        } onCancel: {
            end()
        }
    }
}
