import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// Templates as the hub's models have them, against what Tools/reference/chat_templates.py made with the reference.
@Suite struct ChatTemplateTests {
    static let json: JSON = {
        let file = Shared.root.appending(path: "Tests/Fixtures/chat-templates.json")
        guard let data = try? Data(contentsOf: file) else { return .null }
        return (try? JSON([UInt8](data))) ?? .null
    }()

    static let names = [
        "smolvlm", "idefics2", "phi3-vision", "phi3.5-vision", "llama3", "mistral", "gemma", "chatml", "zephyr",
        "counted", "everything",
    ]

    static func template(_ name: String) throws -> ChatTemplate {
        let tokens = try #require(json["tokens"]?.members).map { ($0.key, $0.value.string ?? "") }
        return try ChatTemplate(
            try #require(json[name]?["template"]?.string), tokens: Dictionary(tokens) { first, _ in first })
    }

    @Test(arguments: names)
    func `fifty conversations become the reference's text`(name: String) throws {
        let template = try Self.template(name)
        let conversations = try #require(Self.json["conversations"]?.array)
        let texts = try #require(Self.json[name]?["texts"]?.array)
        #expect(conversations.count == 50 && texts.count == 100)
        #expect(texts.count { $0.string != nil } >= 48)
        var wrong: [String] = []
        for (index, expected) in texts.enumerated() {
            let variables: [String: JSON] = (index / 2).isMultiple(of: 3) ? ["add_vision_id": .bool(true)] : [:]
            let found: String?
            var reason = ""
            do throws(Problem) {
                found = try template.render(
                    conversations[index / 2], addGenerationPrompt: index % 2 == 1, variables: variables)
            } catch {
                (found, reason) = (nil, error.message)
            }
            if found.map({ Array($0.utf8) }) != expected.string.map({ Array($0.utf8) }) {
                wrong.append("\(index): \(found ?? reason)\nand not\n\(expected.string ?? "refused")")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(texts.count): \(wrong.prefix(2).joined(separator: "\n\n"))")
    }

    @Test func `messages are given as the templates expect them`() throws {
        let template = try Self.template("smolvlm")
        let messages = [
            ChatMessage("user", [.image, .text("What is this?")]), ChatMessage("assistant", [.text("A gull.")]),
        ]
        #expect(
            try template.render(messages)
                == "<|im_start|>User:<image>What is this?<end_of_utterance>\nAssistant: A gull.<end_of_utterance>\nAssistant:"
        )
        #expect(messages[0].imageCount == 1)
        #expect(messages[1].asParts(false) == ChatMessage("assistant", "A gull."))
        #expect(ChatMessage("user", "a").asParts(true) == ChatMessage("user", [.text("a")]))
    }

    // MARK: Limits

    @Test(
        arguments: [
            (
                "{% set ns = namespace() %}{% for i in range(9999) %}{% set ns.x = namespace(x=ns.x) %}{% endfor %}",
                "is nested too deeply"
            ),
            (
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "does not come to an end"
            ),
            ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "is nested too deeply"),
            (
                "{% set ns = namespace(x='aaaaaaaa') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
                "makes too much text"
            ),
            ("{% for i in range(100000) %}{{ 'abcdefghij' * 100 }}{% endfor %}", "makes too much text"),
            ("{{ 'a' * 9000000000 }}", "makes too much text"),
            ("{{ range(1000000) }}", "does not come to an end"),
            (
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "makes too much text"
            ),
            (
                "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
                "is nested too deeply"
            ),
            (
                "{{ " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000) + " }}",
                "is nested too deeply"
            ),
            (String(repeating: "{% if true %}", count: 5000), "is nested too deeply"),
            ("{{ " + String(repeating: "1+", count: 50_000) + "1 }}", "is nested too deeply"),
            ("{{ " + String(repeating: "not ", count: 50_000) + "1 }}", "is nested too deeply"),
            ("{{ a" + String(repeating: "|trim", count: 50_000) + " }}", "is nested too deeply"),
        ])
    func `a template that does not end or grows without bounds is one clear error`(text: String, sentence: String)
        throws
    {
        let problem = #expect(throws: Problem.self) { try ChatTemplate(text).render([]) }
        #expect(problem?.code == .modelInvalid)
        #expect(problem?.message == "The model's chat template \(sentence).", "\(problem?.message ?? "")")
    }

    @Test(
        arguments: [
            ("{% include 'x' %}", "needs the block “include”, which Alto does not have (line 1)."),
            ("\n\n{{ 'a' | pprint }}", "needs the filter “pprint”, which Alto does not have (line 3)."),
            ("{{ 1 is filter }}", "needs the test “filter”, which Alto does not have (line 1)."),
            ("{% call m() %}{% endcall %}", "needs the block “call”, which Alto does not have (line 1)."),
            ("{{ m(*x) }}", "needs calls with unpacked arguments, which Alto does not have (line 1)."),
            ("{% if x %}", "cannot be read: a block does not end (line 1)."),
            ("{{ x ", "cannot be read: a tag does not end (line 1)."),
            ("{{ [1) }}", "cannot be read: a bracket is closed that is not open (line 1)."),
            ("{% endfor %}", "cannot be read: “endfor” is out of place (line 1)."),
            ("{{ x ! y }}", "cannot be read: “!” has no meaning in a tag (line 1)."),
            ("{{ 'a }}", "cannot be read: a string does not end (line 1)."),
            ("{{ }}", "cannot be read: an expression is missing (line 1)."),
            ("a\n{{ x.y }}", "failed: “x” is undefined (line 2)."),
            ("{{ x() }}", "failed: “x” is undefined (line 1)."),
            ("{{ 1 + 'a' }}", "failed: int + str has no meaning (line 1)."),
            ("{{ 1 // 0 }}", "failed: a division by zero (line 1)."),
            ("{{ 9223372036854775807 + 1 }}", "failed: a number is too large (line 1)."),
            ("{{ (-9223372036854775807 - 1) // -1 }}", "failed: a number is too large (line 1)."),
            ("{{ raise_exception('No system text.') }}", "refuses the conversation: No system text."),
            ("{{ messages[0] | tojson }}", "failed: a value cannot be written as JSON (line 1)."),
        ])
    func `what is wrong with a template is told in a sentence`(text: String, sentence: String) throws {
        let problem = #expect(throws: Problem.self) { try ChatTemplate(text).render([]) }
        #expect(problem?.message == "The model's chat template \(sentence)", "\(problem?.message ?? "")")
    }

    @Test func `the time is now`() throws {
        let template = try ChatTemplate("{{ strftime_now('%d %b %Y, %A %j') }}")
        let now = try #require(
            Calendar(identifier: .gregorian).date(from: DateComponents(year: 2026, month: 3, day: 7)))
        #expect(try template.render([], now: now) == "07 Mar 2026, Saturday 066")
    }

    /// Random damage to good templates: whatever it does, it ends in a text or a sentence.
    @Test func `damaged templates never trap`() throws {
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let messages = [ChatMessage("user", [.image, .text("a")]), ChatMessage("assistant", "b")]
        var read = 0
        for round in 0..<400 {
            let name = Self.names[round % Self.names.count]
            var text = Array(try #require(Self.json[name]?["template"]?.string).unicodeScalars)
            for _ in 0..<(1 + random(3)) {
                let place = random(text.count)
                switch random(3) {
                case 0: text[place] = text[random(text.count)]
                case 1: text.remove(at: place)
                default: text.insert(contentsOf: text[place..<min(text.count, place + 7)], at: random(text.count))
                }
            }
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: text)
            do throws(Problem) {
                _ = try ChatTemplate(String(scalars)).render(messages)
                read += 1
            } catch {
                #expect(error.code == .modelInvalid)
            }
        }
        #expect(read > 20 && read < 400)
    }

    // MARK: Files

    @Test func `the template is found where the hub's models keep it`() throws {
        func text(_ files: [String: String]) throws -> String? {
            try TemporaryFolder.with(files) { try ChatTemplate(folder: $0)?.render([]) }
        }
        let config = #"{"chat_template": "{{ bos_token }} of the tokenizer", "bos_token": {"content": "<s>"}}"#
        let named = #"{"chat_template": [{"name": "tools", "template": "no"}, {"name": "default", "template": "yes"}]}"#
        #expect(try text([:]) == nil)
        #expect(try text(["tokenizer_config.json": "{}"]) == nil)
        #expect(try text(["tokenizer_config.json": config]) == "<s> of the tokenizer")
        #expect(try text(["tokenizer_config.json": named]) == "yes")
        #expect(try text(["chat_template.json": #"{"chat_template": "a"}"#, "tokenizer_config.json": config]) == "a")
        #expect(
            try text(["processor_config.json": #"{"chat_template": "p"}"#, "tokenizer_config.json": config]) == "p")
        #expect(try text(["chat_template.jinja": "{{ bos_token }}", "tokenizer_config.json": config]) == "<s>")
        let wrong = #expect(throws: Problem.self) { try text(["tokenizer_config.json": #"{"chat_template": 5}"#]) }
        #expect(wrong?.message == "In the model's tokenizer_config.json, “chat_template” is not a template.")
    }

    @Test func `the token that ends an answer is found in the template`() throws {
        let folder = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs")
        let smollm = try Tokenizer(folder: folder.appending(path: "smollm"))
        #expect(try Self.template("smolvlm").endOfTurn(smollm) == smollm.id(of: "<end_of_utterance>"))
        let phi = try Tokenizer(folder: folder.appending(path: "phi3"))
        #expect(try Self.template("phi3-vision").endOfTurn(phi) == phi.id(of: "<|end|>"))
        #expect(try ChatTemplate("{{ messages[1].content }} END").endOfTurn(phi) == nil)
        #expect(try ChatTemplate("{{ raise_exception('no') }}").endOfTurn(phi) == nil)
    }
}
