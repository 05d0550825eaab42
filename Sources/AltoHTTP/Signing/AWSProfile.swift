package import Alto
import Foundation

/// Credentials and region as AWS's own tools keep them: in the environment, else in `~/.aws/credentials` and `~/.aws/config`.
///
/// Source: "Configuration and credential file settings", AWS SDKs and Tools Reference Guide.
package struct AWSProfile {
    package let credentials: SigV4.Credentials
    package let region: String?

    /// - Parameters:
    ///   - environment: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_DEFAULT_REGION`;
    ///     `AWS_PROFILE`, `AWS_SHARED_CREDENTIALS_FILE`, `AWS_CONFIG_FILE`.
    ///   - home: where `.aws` lies.
    /// - Throws: `Problem` (usage) when there are no credentials.
    package init(environment: [String: String], home: String) throws(Problem) {
        func given(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let name = given("AWS_PROFILE") ?? "default"
        let secrets = Self.section(name, of: given("AWS_SHARED_CREDENTIALS_FILE") ?? home + "/.aws/credentials")
        let settings = Self.section(
            name == "default" ? name : "profile " + name, of: given("AWS_CONFIG_FILE") ?? home + "/.aws/config")
        region = given("AWS_REGION") ?? given("AWS_DEFAULT_REGION") ?? settings["region"] ?? secrets["region"]
        if let accessKey = given("AWS_ACCESS_KEY_ID"), let secret = given("AWS_SECRET_ACCESS_KEY") {
            credentials = SigV4.Credentials(accessKey: accessKey, secret: secret, token: given("AWS_SESSION_TOKEN"))
            return
        }
        let kept = secrets.merging(settings) { secret, _ in secret }
        guard let accessKey = kept["aws_access_key_id"], let secret = kept["aws_secret_access_key"] else {
            throw Problem(
                .usage, "There are no credentials for S3.",
                remedy: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write a profile to ~/.aws/credentials.")
        }
        credentials = SigV4.Credentials(accessKey: accessKey, secret: secret, token: kept["aws_session_token"])
    }

    /// The settings under `[name]`; none where there is no such file or section.
    private static func section(_ name: String, of path: String) -> [String: String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
        var settings: [String: String] = [:]
        var isInside = false
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("[") {
                isInside = line.dropFirst().prefix { $0 != "]" }.trimmingCharacters(in: .whitespaces) == name
            } else if isInside, !line.hasPrefix("#"), !line.hasPrefix(";"), let equals = line.firstIndex(of: "=") {
                let key = line[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
                settings[key] = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            }
        }
        return settings
    }
}
