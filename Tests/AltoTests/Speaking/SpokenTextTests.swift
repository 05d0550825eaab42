import Alto
import Testing

@Suite struct SpokenTextTests {
    @Test(arguments: [
        ("See https://www.example.org/menu/7?x=1.", "See example.org."),
        ("(http://a.example)", "(a.example)"),
        ("EAN 4006381333931", "EAN 4 0 0, 6 3 8, 1 3 3, 3 9 3 1"),
        ("Call 0123456", "Call 0 1 2, 3 4 5 6"),
        ("In 2026, 12 people", "In 2026, 12 people"),
        ("<speak>hi</speak> [[h@'loU]]", "speak hi /speak h@'loU"),
        ("a\u{0}b\u{1B}[1m c\u{200B}d", "ab 1m cd"),
        ("  spaced \n out ", "spaced out"),
        ("Grüße, 世界 👩‍👩‍👧", "Grüße, 世界 👩‍👩‍👧"),
        ("", ""),
    ])
    func `text is cleaned for a voice`(text: String, expected: String) {
        #expect(SpokenText.clean(text) == expected)
    }
}
