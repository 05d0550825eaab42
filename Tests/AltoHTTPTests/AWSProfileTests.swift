import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoHTTP

@Suite struct AWSProfileTests {
    private let folder = TemporaryFolder()
    private var home: String { folder.url.path }

    private func write(_ text: String, to name: String) throws {
        let file = folder.url.appending(path: ".aws").appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    init() throws {
        try write(
            """
            # kept by aws configure
            [default]
            aws_access_key_id = one
            aws_secret_access_key=first=
            [ work ]
            aws_access_key_id = two
            aws_secret_access_key = second
            aws_session_token = token
            """, to: "credentials")
        try write(
            "[default]\nregion = eu-central-1\n[profile work]\nregion=eu-west-1\n[profile empty]\noutput = json\n",
            to: "config")
    }

    @Test func `the default profile is used`() throws {
        let profile = try AWSProfile(environment: [:], home: home)
        #expect(
            profile.credentials.accessKey == "one" && profile.credentials.secret == "first="
                && profile.credentials.token == nil)
        #expect(profile.region == "eu-central-1")
    }

    @Test func `another may be named`() throws {
        let profile = try AWSProfile(environment: ["AWS_PROFILE": "work"], home: home)
        #expect(
            profile.credentials.accessKey == "two" && profile.credentials.token == "token"
                && profile.region == "eu-west-1")
    }

    @Test func `the environment goes first, and nothing of a profile is mixed into it`() throws {
        let environment = [
            "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_PROFILE": "work", "AWS_REGION": "us-west-2",
        ]
        let profile = try AWSProfile(environment: environment, home: home)
        #expect(
            profile.credentials.accessKey == "a" && profile.credentials.token == nil && profile.region == "us-west-2")
    }

    @Test func `files elsewhere are found, and a profile without credentials is told`() throws {
        let elsewhere = ["AWS_SHARED_CREDENTIALS_FILE": home + "/.aws/credentials"]
        #expect(try AWSProfile(environment: elsewhere, home: "/nowhere").credentials.accessKey == "one")
        for name in ["empty", "missing"] {
            let problem = #expect(throws: Problem.self) {
                try AWSProfile(environment: ["AWS_PROFILE": name], home: home)
            }
            #expect(problem?.remedy?.contains("~/.aws/credentials") == true)
        }
    }
}
