import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

/// Was: the library of linear algebra starts a thread before `main`, the kernel gives a process with threads no network of
/// its own (EINVAL), and nobody asked: the decoder had the network, and as root all of root's rights.
@Suite struct SandboxTests {
    private let folder = TemporaryFolder()

    private static let hasSeccomp =
        (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.contains("Seccomp:") == true

    /// A container may keep even root from becoming somebody else.
    private static let mayBecomeNobody: Bool = {
        guard getuid() == 0 else { return true }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(
        .enabled(if: hasSeccomp && mayBecomeNobody, "the kernel or the container does not let a process confine itself")
    )
    func `whoever runs it, the process that decodes has no network, programs, files, rights of root or other limits`()
        async
    {
        #expect(await Sandbox.missing(program: Program.executable) == [])
        #expect(await Sandbox.warning(program: Program.executable) == nil)
    }

    /// The probe after `ulimit`, in a process with threads that were there before.
    @Test(
        .enabled(if: hasSeccomp && mayBecomeNobody, "the kernel or the container does not let a process confine itself")
    )
    func `threads and lower limits change nothing`() throws {
        let running = try Program.start(
            ["-c", "ulimit -n 48; exec \"$0\" decode-picture --probe", Program.executable.path],
            of: URL(filePath: "/bin/sh"),
            in: folder, environment: ["OPENBLAS_NUM_THREADS": "4"])
        let told = running.wait()
        #expect(told.exitCode == 0)
        #expect(told.json["gaps"] as? [String] == [])
    }

    @Test(arguments: ["/bin/true", "/bin/false", "/nonexistent"])
    func `a probe that does not answer is no good news`(program: String) async throws {
        #expect(await Sandbox.missing(program: URL(filePath: program)).count == 1)
        let warning = try #require(await Sandbox.warning(program: URL(filePath: program)))
        #expect(warning.contains("could not be found out"))
    }

    @Test func `a gap is what does not hold, or was tried with success`() {
        #expect(Sandbox.Gap.of(holds: .max, reaches: 0) == [])
        #expect(Sandbox.Gap.of(holds: 0, reaches: 0) == Sandbox.Gap.allCases)
        #expect(Sandbox.Gap.of(holds: .max, reaches: .max) == Sandbox.Gap.allCases)
    }

    @Test(arguments: ["jpg", "png", "gif", "webp", "tif", "bmp", "heic", "avif"])
    func `every kind of picture is decoded in confinement`(kind: String) async throws {
        let file = Shared.root.appending(path: "Tests/AltoPicturesTests/Fixtures/twin.\(kind)")
        let decoder = ChildDecoder(program: Program.executable, megapixels: 100, byteLimit: 1 << 20)
        let picture = try await decoder.decode([UInt8](Data(contentsOf: file)))
        #expect(picture.width == 96 && picture.height == 64)
        #expect(try await picture.raster(longestSide: 96).bytes.count == 96 * 64 * 3)
    }

    @Test func `the doctor tells`() throws {
        let told = try Program.run("doctor", in: folder)
        #expect(told.output.contains(": decoder's confinement: "))
    }
}
