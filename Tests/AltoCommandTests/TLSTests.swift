import AltoTesting
import Foundation
import Testing

/// The service speaks TLS itself where it is given a certificate; a client that we did not write judges.
@Suite struct TLSTests {
    private let folder = TemporaryFolder()

    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `a client that trusts the certificate is served, and not with what is out of date`() throws {
        #expect(try PythonScript.run("Service/tls.py", "make", folder.url.path).exitCode == 0)
        let service = try ServeTests.Service(
            in: folder, "--certificate", folder.path("certificate.pem"), "--private-key", folder.path("key.pem"))
        #expect(service.address.hasPrefix("https://127.0.0.1:"))
        let told = try PythonScript.run("Service/tls.py", "ask", folder.url.path, service.address + "/healthz").output
        #expect(told.hasPrefix("200 "), "\(told)")
        #expect(told.hasSuffix("TLS 1.1 was refused\n"))
        #expect(service.end() == 0)
    }

    @Test func `files that are no certificate are one sentence`() throws {
        try folder.write(Array("nothing".utf8), to: "no.pem")
        let told = try Program.run(
            "serve", "--port", "0", "--data", folder.path("service"), "--certificate", folder.path("no.pem"),
            "--private-key",
            folder.path("no.pem"), in: folder)
        #expect(told.exitCode == 2)
        #expect(told.errors.contains("The certificate or its key cannot be used."))
        let alone = try Program.run("serve", "--certificate", folder.path("no.pem"), in: folder)
        #expect(alone.errors.contains("--certificate and --private-key belong together."))
    }
}
