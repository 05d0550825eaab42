import Alto
import AltoTesting
import Foundation
import Synchronization
import Testing

@testable import AltoCommand

/// A conversation through a pseudo-terminal, with a model that says what it was told to.
@Suite struct ChatTerminalTests {
    /// Both ends of a terminal.
    private final class Terminal: Sendable {
        let outer: Int32
        let inner: Int32
        private let shown = Mutex("")

        init() throws {
            var outer: Int32 = -1, inner: Int32 = -1
            try #require(unsafe openpty(&outer, &inner, nil, nil, nil) == 0)
            (self.outer, self.inner) = (outer, inner)
            // Not blocking: the test looks again and again.
            _ = fcntl(outer, F_SETFL, O_NONBLOCK)
        }

        deinit {
            close(outer)
            close(inner)
        }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            _ = unsafe bytes.withUnsafeBytes { unsafe write(outer, $0.baseAddress, $0.count) }
        }

        func show(_ text: String) {
            let bytes = Array(text.utf8)
            _ = unsafe bytes.withUnsafeBytes { unsafe write(inner, $0.baseAddress, $0.count) }
        }

        /// What is shown, once it ends so.
        func until(_ end: String) async throws -> String {
            while true {
                var bytes = [UInt8](repeating: 0, count: 4096)
                let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(outer, $0.baseAddress, $0.count) }
                if count > 0 { shown.withLock { $0 += String(decoding: bytes[..<count], as: UTF8.self) } }
                let all = shown.withLock { $0 }
                if all.hasSuffix(end) { return all }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    @Test func `questions are typed, answers appear as they are written, and Ctrl-D ends`() async throws {
        let terminal = try Terminal(), model = FakeConversationModel()
        let output = TerminalChatOutput(
            isInteractive: true, write: { terminal.show($0) }, writeError: { terminal.show($0 + "\n") })
        let loop = ChatLoop(
            model: model, output: output,
            look: { _ in ChatLoop.Seen(picture: .flat(width: 8, height: 8), facts: nil) })
        let reader = LineReader(descriptor: terminal.inner)
        let talk = Task { try await loop.run(ChatHistory(), pictures: ["a.jpg"]) { await reader.next() } }
        _ = try await terminal.until("> ")
        terminal.type("What is it?\n")
        #expect(try await terminal.until("wall.\r\n> ").hasSuffix("What is it?\r\nA cat on a wall.\r\n> "))
        terminal.type("/again\n")
        _ = try await terminal.until("/again\r\nA cat on a wall.\r\n> ")
        terminal.type("\u{4}")
        #expect(try await talk.value == nil)
        #expect(model.given.conversations.map(\.messages.count) == [1, 1])
    }

    @Test func `lines are those that were typed, the last one, too`() async throws {
        let pipe = Pipe()
        let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        pipe.fileHandleForWriting.write(Data("a\n\nä".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(await reader.next() == "a")
        #expect(await reader.next() == "")
        #expect(await reader.next() == "ä")
        #expect(await reader.next() == nil)
    }
}
