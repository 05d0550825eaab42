import Testing

@testable import AltoCommand

@Suite struct ChatInputTests {
    @Test(arguments: [
        ("What is it?", ChatInput.message("What is it?")), ("  ", .nothing), ("", .nothing), ("/detail", .detail),
        ("/again", .again), ("/HELP", .help), ("/quit", .quit), ("/picture a b.jpg", .picture("a b.jpg")),
        ("/picture  'my photo.png' ", .picture("my photo.png")), ("/picture", .unknown("/picture")),
        ("/nonsense x", .unknown("/nonsense")),
        ("/detail please", .unknown("/detail")), ("a\u{1B}[31m b", .message("a[31m b")),
    ])
    func `a line is a message or a command`(line: String, input: ChatInput) { #expect(ChatInput(line) == input) }
}
