import Alto
import Testing

/// Signs that engines take for commands were dropped, and with them what they said: "5 > 3" was "5 3".
@Suite struct SpokenOperatorsTests {
    @Test(arguments: [
        ("5 > 3", "5 ＞ 3"), ("5>3", "5＞3"), ("x < y", "x ＜ y"), ("x<5", "x＜5"), ("p < 0.05", "p ＜ 0.05"),
        ("x < -5", "x ＜ -5"), ("CRP <5 mg", "CRP ＜5 mg"), (">100", "＞100"), ("50% < 60%", "50% ＜ 60%"),
        ("quality > quantity", "quality ＞ quantity"), ("a >= 7", "a ≥ 7"), ("3<=4", "3≤4"),
        ("#5", "＃5"), ("Apartment #12", "Apartment ＃12"), ("#holiday", "＃holiday"), ("in C# major", "in C♯ major"),
        ("2^3", "2＾3"), ("x^-1", "x＾-1"), ("~5 km", "≈5 km"), ("3 * 4", "3 × 4"), ("3*4", "3×4"),
        ("Tea | Coffee", "Tea, Coffee"), ("Settings > Privacy", "Settings, Privacy"),
    ])
    func `a sign that says something is kept in a form that no engine follows`(text: String, expected: String) {
        #expect(SpokenText.clean(text) == expected)
    }

    @Test(arguments: [
        ("*** SALE ***", "SALE"), ("## Title", "Title"), ("<b>5</b> > 3", "b 5 /b 3"), ("<p>", "p"),
        ("~~~", ""), ("| a", "a"), ("a_b", "a b"), ("> quoted", "quoted"), ("^_^", ""), ("* one", "one"),
        ("**bold**", "bold"), ("<speak>hi</speak>", "speak hi /speak"),
    ])
    func `what decorates or marks up is not said`(text: String, expected: String) {
        #expect(SpokenText.clean(text) == expected)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["<", ">", "<a", "#", "5 > ", "|"])
    func `very many of them end`(unit: String) {
        let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
        #expect(SpokenText.clean(text).utf8.count <= 1_200_000)
    }
}
