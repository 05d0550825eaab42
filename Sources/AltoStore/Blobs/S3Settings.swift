package import Alto
import AltoHTTP
package import Foundation

/// Which bucket, where, and with whose rights.
package struct S3Settings: Sendable {
    package let bucket: String
    package let region: String
    /// Another server than AWS's own that speaks S3: "http://127.0.0.1:9000". Its buckets stand in the path.
    package let endpoint: URL?
    let credentials: SigV4.Credentials

    /// - Parameters environment, home: where `AWSProfile` looks for credentials and region.
    /// - Throws: `Problem` (usage) when something is missing or malformed.
    package init(
        bucket: String, region: String? = nil, endpoint: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment, home: String = NSHomeDirectory()
    ) throws(Problem) {
        guard (3...63).contains(bucket.utf8.count),
            bucket.utf8.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            })
        else {
            throw Problem(
                .usage, "That is not the name of a bucket.",
                remedy: "Small letters, digits, hyphens and points, 3 to 63.")
        }
        let profile = try AWSProfile(environment: environment, home: home)
        self.bucket = bucket
        self.region = region ?? profile.region ?? "us-east-1"
        if let endpoint {
            guard let url = URL(string: endpoint), ["http", "https"].contains(url.scheme), url.host() != nil else {
                throw Problem(.usage, "The endpoint of S3 is not an http or https address.")
            }
            self.endpoint = url
        } else {
            self.endpoint = nil
        }
        credentials = profile.credentials
    }

    /// Where an object lies: scheme and host, and the path, not yet encoded.
    func address(of key: String) -> (base: String, host: String, path: String) {
        if let endpoint {
            let host = (endpoint.host() ?? "") + (endpoint.port.map { ":\($0)" } ?? "")
            return ("\(endpoint.scheme ?? "https")://\(host)", host, "/\(bucket)/\(key)")
        }
        // A name with points would not fit AWS's certificate as a part of the host.
        if bucket.contains(".") {
            let host = "s3.\(region).amazonaws.com"
            return ("https://\(host)", host, "/\(bucket)/\(key)")
        }
        let host = region == "us-east-1" ? "\(bucket).s3.amazonaws.com" : "\(bucket).s3.\(region).amazonaws.com"
        return ("https://\(host)", host, "/\(key)")
    }

    /// An address that carries its own permission, as botocore makes it.
    func presigned(
        _ method: String, _ key: String, query: [(name: String, value: String)] = [], at date: Date,
        expires seconds: Int
    ) -> String {
        let address = address(of: key)
        let request = SigV4.Request(
            method: method, path: address.path, query: query, headers: [("host", address.host)],
            bodyHash: SigV4.unsignedPayload)
        let signed = SigV4(credentials: credentials, region: region).query(signing: request, at: date, expires: seconds)
        return address.base + SigV4.encoded(address.path, keepsSlash: true) + "?" + signed
    }
}
