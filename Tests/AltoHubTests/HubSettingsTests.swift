import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoHub

@Suite struct HubSettingsTests {
    @Test(arguments: [
        (["HOME": "/h"], "/h/.cache/huggingface/hub"),
        (["HOME": "/h", "XDG_CACHE_HOME": "/x"], "/x/huggingface/hub"),
        (["HOME": "/h", "HF_HOME": "~/hf"], "/h/hf/hub"),
        (["HOME": "/h", "HF_HOME": "/hf", "HF_HUB_CACHE": "$HOME/c"], "/h/c"),
        (["HOME": "/h", "HF_HOME": ""], "/h/.cache/huggingface/hub"),
    ])
    func `the cache is where the Python client has it`(environment: [String: String], path: String) throws {
        #expect(try HubSettings(environment: environment).cache.path == path)
    }

    @Test func `the token is never shown`() throws {
        let settings = try HubSettings(environment: ["HF_TOKEN": " hf_secret\n", "HOME": "/h"])
        #expect(settings.token?.authorization == "Bearer hf_secret")
        var shown = "\(settings) \(String(reflecting: settings)) "
        dump(settings, to: &shown)
        #expect(!shown.contains("hf_secret"))
    }

    @Test func `the token of the file is used, unless it is switched off`() throws {
        let home = TemporaryFolder()
        try Data("hf_file\n".utf8).write(to: home.url.appending(path: "token"))
        #expect(try HubSettings(environment: ["HF_HOME": home.url.path]).token?.authorization == "Bearer hf_file")
        let off = ["HF_HOME": home.url.path, "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"]
        #expect(try HubSettings(environment: off).token == nil)
    }

    @Test(arguments: [
        ["HF_ENDPOINT": "file:///etc"], ["HF_ENDPOINT": "hub"], ["HF_TOKEN": "a b"],
        ["HTTPS_PROXY": "ftp://p:1"], ["http_proxy": "http://"],
    ])
    func `what cannot be used is said at once`(environment: [String: String]) {
        #expect { try HubSettings(environment: environment) } throws: { ($0 as? Problem)?.code == .usage }
    }

    @Test func `proxies go by scheme, and exceptions by host`() throws {
        let proxies = try HubProxies(environment: [
            "https_proxy": "http://me:pw@proxy:3128", "ALL_PROXY": "socks5://socks",
            "NO_PROXY": "localhost, .corp.example,10.0.0.1:8443",
        ])
        func proxy(_ address: String) throws -> HubProxies.Proxy? {
            proxies.proxy(for: try #require(URL(string: address)))
        }
        #expect(try proxy("https://hub.example/x")?.host == "proxy")
        #expect(try proxy("https://hub.example/x")?.credentials == "bWU6cHc=")
        #expect(try proxy("http://hub.example/x") == .init(isSOCKS: true, host: "socks", port: 1080))
        #expect(try proxy("https://localhost:99/") == nil)
        #expect(try proxy("https://a.corp.example/") == nil)
        #expect(try proxy("https://notcorp.example/")?.host == "proxy")
        #expect(try proxy("https://10.0.0.1:8443/") == nil)
        #expect(try proxy("https://10.0.0.1/")?.host == "proxy")
    }
}
