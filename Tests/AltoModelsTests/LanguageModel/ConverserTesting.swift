import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// What tests of models that converse share.
enum ConverserTesting {
    /// A computed picture (`ImageProcessorTests.pattern`).
    static func picture(_ width: Int, _ height: Int) throws -> Picture {
        let raster = try ImageProcessorTests.pattern(width, height)
        return Picture(width: width, height: height, facts: PictureFacts(format: "png", byteCount: 1)) { _ in raster }
    }

    static func converser(_ folder: URL) throws -> any ConversationModel {
        let request = ConverserRequest(folder: folder, name: "small", precision: .fp32, threads: 1, cache: nil)
        let load = try #require(ModelRegistry.standard.converser(of: folder)?.converser)
        return try load(request)
    }

    static func answer(
        _ model: any ConversationModel, _ conversation: Conversation, _ settings: ReplySettings = .init(maxTokens: 12)
    ) async throws -> (reply: Reply, tokens: Int) {
        var (reply, tokens) = (Reply?.none, 0)
        for try await event in model.reply(to: conversation, settings) {
            switch event {
            case .began(let began): tokens = began.tokens
            case .text: break
            case .finished(let finished): reply = finished
            }
        }
        return (try #require(reply), tokens)
    }

    /// Two turns, each with a picture: what was kept from the first must not change the second answer, and the first
    /// picture must.
    static func converse(in folder: URL) async throws {
        let (kept, fresh) = (try converser(folder), try converser(folder))
        var conversation = Conversation(messages: [.user("What is this?", pictures: [try picture(40, 30)])])
        let first = try await answer(kept, conversation)
        conversation.messages += [.assistant(first.reply.text), .user("Who?", pictures: [try picture(33, 61)])]
        let (second, whole) = (try await answer(kept, conversation), try await answer(fresh, conversation))
        #expect(second.reply == whole.reply && second.tokens > first.tokens && second.reply.tokens > 0)
        conversation.messages[0] = .user("What is this?", pictures: [try picture(31, 40)])
        let other = try await answer(kept, conversation)
        #expect(other.reply.text != second.reply.text)
        #expect(try await answer(fresh, conversation).reply == other.reply)
    }

    /// Weights that follow from their names, for a vocabulary of another size than the reference's.
    static func writeWeights(_ list: URL, vocabulary: Int, to folder: URL) throws {
        let tensors = try #require(ModelFile("tensors.json", in: list)).json().array ?? []
        let wanted = tensors.map { tensor -> JSON in
            guard let name = tensor["name"]?.string, name.contains("embed_tokens.w") || name.contains("lm_head"),
                let members = tensor.members
            else { return tensor }
            return .object(
                members.map { key, value in
                    (key, key == "shape" ? .array([.integer(vocabulary)] + (value.array ?? []).dropFirst()) : value)
                })
        }
        try FormulaWeights.write(.array(wanted), to: folder.appending(path: "model.safetensors"))
    }

    /// A file in which one number of a field is another.
    static func copy(_ file: URL, to target: URL, replacing field: String, with number: Int) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing(try Regex("\"\(field)\": [0-9]+"), with: "\"\(field)\": \(number)")
        #expect(changed != text)
        try Data(changed.utf8).write(to: target)
    }
}
