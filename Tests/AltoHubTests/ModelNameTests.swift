import Alto
import Testing

@testable import AltoHub

@Suite struct ModelNameTests {
    private func name(_ text: String) throws -> ModelName { try ModelName(text, in: HubBench.catalog) }

    @Test func `short names stand for the models of the hub`() throws {
        #expect(try name("gull-large").repository == "sea-life/gull-image-captioning-large")
        #expect(try name("gull-large").folder == "models--sea-life--gull-image-captioning-large")
        #expect(try name("gull-vqa@v1").description == "sea-life/gull-vqa-base@v1")
        #expect {
            try name("gull-small")
        } throws: {
            ($0 as? Problem)?.remedy == "Give owner/name as the hub writes it, or one of gull-large, gull-vqa."
        }
    }

    @Test func `any owner and name are read, with and without a revision`() throws {
        let name = try self.name("sea-life/gull_2.0@refs/pr/3")
        #expect(name.repository == "sea-life/gull_2.0")
        #expect(name.wanted == "refs/pr/3")
        #expect(try self.name("sea/gull").wanted == "main")
    }

    @Test(arguments: [
        "", "gull", "/gull", "sea/", "sea//gull", "sea/gull/egg", "../gull", "sea/..", "sea/a..b", "-sea/gull",
        "sea/gull.", "sea/g--ull", "sea/gull.git", "sea/gu ll", "sea/gull@", "sea/gull@../../x", "sea/gull@/etc",
        "sea/gull@a//b", "sea/gull@.hidden", "sea\\gull", "sea/möwe", "sea/gull@a\u{0}b",
    ])
    func `what could leave its folder or is no name is refused`(text: String) {
        #expect { try name(text) } throws: { ($0 as? Problem)?.code == .usage }
    }

    @Test func `folders of the cache are read back`() {
        #expect(ModelName(folder: "models--sea--gull")?.repository == "sea/gull")
        #expect(ModelName(folder: "models--gpt2")?.repository == "gpt2")
        for folder in ["datasets--sea--gull", "models--", "models--a--b--c", "blobs", "models--..--x"] {
            #expect(ModelName(folder: folder) == nil, "\(folder)")
        }
    }
}
