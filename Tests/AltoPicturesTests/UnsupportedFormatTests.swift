import Alto
import AltoPictures
import Testing

@Suite struct UnsupportedFormatTests {
    @Test(arguments: [
        ("<?xml version=\"1.0\"?><!-- a --><svg><image href=\"file:///etc/passwd\"/></svg>", "an SVG drawing"),
        ("%PDF-1.7\n", "a PDF document"), ("%!PS-Adobe-3.0\n", "a PostScript document"),
        ("\n <!DOCTYPE html><title>x</title>", "a web page"), ("Dear Ms Ito, your appointment", "a text file"),
        ("P6 2 2 255\nxxxxxxxxxxxx", "a Netpbm picture"),
        ("PK\u{3}\u{4}xxxxxxxx", "a ZIP archive or an office document"),
        ("\0\0\0\u{18}ftypisom\0\0\u{2}\0mp41mp42", "a film"), ("8BPS\0\u{1}", "a Photoshop document"),
        ("Grüße", "a text file"), ("\u{1}\u{2}\0\u{3}nothing known", "of a format that Alto does not know"),
    ])
    func `a file that is no supported picture is named`(content: String, name: String) async {
        do {
            _ = try await PictureDecoder().decode(Array(content.utf8))
            Issue.record("decoded")
        } catch {
            let problem = Problem(wrapping: error)
            #expect(problem.code == .pictureUnsupported)
            #expect(problem.message == "The file is \(name).")
            #expect(problem.remedy == "Alto describes pictures in JPEG, PNG, GIF, WebP, TIFF, BMP, HEIC, and AVIF.")
        }
    }
}
