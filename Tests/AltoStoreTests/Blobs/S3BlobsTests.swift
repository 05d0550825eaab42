import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Against moto's server.
@Suite struct S3BlobsTests {
    @Test(.enabled(if: MotoServer.isReady, "moto is not installed; ./test installs it"))
    func `what is long goes in parts and comes back whole`() async throws {
        let server = try await MotoServer(bucket: "alto-test")
        let settings = try S3Settings(
            bucket: "alto-test", endpoint: server.address, environment: MotoServer.credentials)
        let blobs = S3Blobs(settings: settings, partSize: 5 << 20)
        let long = Data((0..<(12 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 7) })
        let key = BlobKey.random("pictures")
        try await blobs.put(long, key, type: "image/jpeg")
        #expect(try await blobs.size(of: key) == long.count)
        #expect(try await blobs.read(key) == long)
        // S3 counts the parts in the tag of what came in parts.
        let (_, answer) = try await URLSession.shared.data(
            from: #require(URL(string: settings.presigned("GET", key.text, at: Date(), expires: 60))))
        let tag = (answer as? HTTPURLResponse)?.value(forHTTPHeaderField: "ETag") ?? ""
        #expect(tag.hasSuffix("-3\""))

        try await blobs.remove(key)
        await #expect(throws: Problem.self) { try await blobs.read(key) }
    }

    /// Parts that belong to nothing would be kept, and paid for.
    @Test(.enabled(if: MotoServer.isReady, "moto is not installed; ./test installs it"))
    func `an upload that fails leaves no parts behind`() async throws {
        let server = try await MotoServer(bucket: "alto-test")
        let settings = try S3Settings(
            bucket: "alto-test", endpoint: server.address, environment: MotoServer.credentials)
        // S3 refuses to put together what has a part of less than 5 MiB before the last.
        let blobs = S3Blobs(settings: settings, partSize: 1 << 20) {
            Date()
        } pause: { _ in
        }
        let key = BlobKey.random("pictures")
        await #expect(throws: Problem.self) { try await blobs.put(Data(count: 3 << 20), key, type: "image/jpeg") }
        let listed = settings.presigned("GET", "", query: [("uploads", "")], at: Date(), expires: 60)
        let (body, _) = try await URLSession.shared.data(from: #require(URL(string: listed)))
        let told = String(decoding: body, as: UTF8.self)
        #expect(told.contains("ListMultipartUploadsResult") && !told.contains("<UploadId>"))
    }
}
