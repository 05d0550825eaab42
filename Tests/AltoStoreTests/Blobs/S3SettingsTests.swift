import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

@Suite struct S3SettingsTests {
    @Test func `a bucket says where it is`() throws {
        let keys = ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"]
        let own = try S3Settings(bucket: "my-bucket", endpoint: "http://localhost:9000", environment: keys)
        #expect(S3Blobs(settings: own).place == .bucket("my-bucket", host: "localhost:9000"))
        let far = try S3Settings(bucket: "my-bucket", region: "eu-west-1", environment: keys)
        #expect(S3Blobs(settings: far).place == .bucket("my-bucket", host: "my-bucket.s3.eu-west-1.amazonaws.com"))
    }

    struct Case: Decodable, CustomTestStringConvertible {
        let bucket: String
        let key: String
        let region: String
        let endpoint: String?
        let token: String?
        let method: String
        let disposition: String?
        let url: String

        var testDescription: String { "\(bucket)/\(key)" }
    }

    static let cases: [Case] =
        (try? JSONDecoder().decode(
            [Case].self, from: Data(contentsOf: Shared.root.appending(path: "Tests/Fixtures/presigned.json")))) ?? []

    @Test func `there are five of botocore's`() {
        #expect(Self.cases.count == 5)
    }

    /// Made by Tools/reference/presigned.py.
    @Test(arguments: cases)
    func `presigned addresses are botocore's, byte for byte`(one: Case) throws {
        var environment = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret/+key"]
        environment["AWS_SESSION_TOKEN"] = one.token
        let settings = try S3Settings(
            bucket: one.bucket, region: one.region, endpoint: one.endpoint, environment: environment)
        let date = try Date("2026-11-21T01:02:03Z", strategy: .iso8601)
        let query = one.disposition.map { [(name: "response-content-disposition", value: $0)] } ?? []
        #expect(settings.presigned(one.method, one.key, query: query, at: date, expires: 900) == one.url)
    }

    @Test(arguments: ["", "AB", "a/b", "bücket", "a"])
    func `a name that no bucket has is refused`(name: String) {
        #expect(throws: Problem.self) {
            try S3Settings(bucket: name, environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"])
        }
        #expect(throws: Problem.self) { try S3Settings(bucket: "alto", environment: [:], home: "/nowhere") }
    }
}
