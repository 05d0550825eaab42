import AltoTesting
import Testing

@testable import Alto

/// What a narration and an alt text say by labels.
@Suite struct LabelTests {
    private static let colors = [
        Appearance.Color(name: .brown, share: 0.6, position: .everywhere),
        .init(name: .gray, share: 0.2, position: .right),
    ]
    private let photo = Description.plain(colors: colors)
    private var cheetah: Description { photo.with(label: "cheetah", "big cat", "animal") }
    private var maybe: Description { photo.with(label: "fruit", "food", confidence: LabelTests.hedged) }

    private func narrate(_ description: Description, _ detail: Detail = .normal, in language: String = "en") throws
        -> String
    {
        Narrator(catalog: try NarrationCatalogs.find(language), detail: detail).narrate(description).text
    }

    private func alt(_ description: Description, in language: String = "en") throws -> String {
        AltText(catalog: try NarrationCatalogs.find(language)).text(for: description)
    }

    // MARK: Without a caption

    /// On a fresh machine the photo of a cheetah was told as "A photo. The main colors are brown and gray on the right.
    /// No faces and no text were found."
    @Test func `a thing that is sure is named in place of the kind and the colours`() throws {
        #expect(try narrate(cheetah) == "It looks like a cheetah. No text was found.")
        #expect(try narrate(maybe) == "It may be a fruit. No text was found.")
        #expect(try narrate(photo).hasPrefix("A photo. The main colors are brown and gray on the right. No faces"))
    }

    @Test func `full detail keeps the colours, brief ends with the label`() throws {
        let full = "It looks like a cheetah. The main colors are brown and gray on the right. No text was found."
        #expect(try narrate(cheetah, .full) == full)
        #expect(try narrate(cheetah, .brief) == "It looks like a cheetah.")
    }

    @Test func `people and text follow`() throws {
        let seen = cheetah.with(text: "Zoo")
        #expect(try narrate(seen) == "It looks like a cheetah. The text reads: Zoo.")
        let dog = photo.with(label: "dog", "animal").with(faces: "Jack", nil)
        #expect(try narrate(dog).hasPrefix("It looks like a dog. I recognize Jack. There is one more person."))
    }

    @Test func `what nobody is sure of is not said`() throws {
        let unsure = photo.with(label: "modem", confidence: 0.1)
        #expect(try narrate(unsure) == narrate(photo) && alt(unsure) == alt(photo))
    }

    @Test func `nothing is named in a picture that shows nothing`() throws {
        let dark = Description.plain(kind: .blank, quality: [.black]).with(label: "cheetah", "big cat", "animal")
        #expect(try narrate(dark) == "The picture is almost black. The lens may be covered.")
    }

    @Test func `a thing that has no word is told by what is more general, or not at all`() throws {
        #expect(try narrate(photo.with(label: "caracal", "animal")).hasPrefix("It looks like an animal."))
        #expect(try narrate(photo.with(label: "caracal")).hasPrefix("A photo."))
    }

    @Test func `an alt text names it, with its doubt`() throws {
        #expect(try alt(cheetah) == "A cheetah.")
        #expect(try alt(maybe) == "Possibly a fruit.")
        #expect(try alt(cheetah.with(text: "Zoo")) == "A cheetah, text: Zoo.")
        #expect(try alt(photo.with(label: "dog", "animal").with(faces: "Jack")) == "A dog, with Jack.")
    }

    @Test(arguments: [
        ("de", "Es sieht aus wie ein Gepard.", "Ein Gepard.", "Vielleicht eine Frucht."),
        ("fr", "On dirait un guépard.", "Un guépard.", "Peut-être un fruit."),
        ("pl", "Wygląda to jak gepard.", "Gepard.", "Być może to owoc."),
        ("ru", "Похоже, это гепард.", "Гепард.", "Возможно, это фрукт."),
        ("ar", "يبدو أن ما يظهر هو فهد.", "فهد.", "ربما فاكهة."),
        ("ja", "チーターのようです。", "チーター。", "果物かもしれません。"),
    ])
    func `sentence and alt text in other languages`(language: String, plain: String, alt: String, hedged: String) throws
    {
        #expect(try narrate(cheetah, in: language).hasPrefix(plain))
        #expect(try self.alt(cheetah, in: language) == alt)
        #expect(try self.alt(maybe, in: language) == hedged)
    }

    // MARK: Beside a caption

    private func captioned(_ text: String, _ confidence: Double = 0.9, label: String, _ parents: [String])
        -> Description
    {
        var description = photo.with(caption: text, confidence: confidence)
        description.labels = [ImageLabel(name: label, synset: "n00000000", confidence: 0.99, parents: parents)]
        return description
    }

    @Test(arguments: [
        // The same thing, something above or below it, a word of it.
        ("a cheetah in the grass", "cheetah", ["big cat", "animal"], false),
        ("a big cat in the grass", "cheetah", ["big cat", "animal"], false),
        ("a tiger in the grass", "big cat", ["animal"], false),
        ("a kitten on a bed", "cat", ["animal"], false),
        ("two dogs running", "dog", ["animal"], false),
        ("a cup on a table", "cup of coffee", ["cup", "food"], false),
        // Nothing is known of these words.
        ("a golden retriever on a sofa", "dog", ["animal"], false),
        ("a sunset over a city", "lake", ["landscape"], false),
        ("a person walking by a train station", "building", [], false),
        ("a man", "mask", [], false),
        // Plainly something else.
        ("a brown bear in a field", "dog", ["animal"], true),
        ("a cat on a sofa", "dog", ["animal"], true),
        ("a red car", "bus", ["vehicle"], true),
        ("a bowl of fruit on a table", "cheetah", ["big cat", "animal"], true),
        ("a man riding a horse", "motorcycle", ["vehicle"], false),
    ])
    func `a label doubts only a caption that plainly says something else`(
        text: String, label: String, parents: [String], isDoubted: Bool
    ) throws {
        let description = captioned(text, label: label, parents)
        let told = try narrate(description)
        let sentence = text.prefix(1).uppercased() + text.dropFirst() + "."
        #expect(told == (isDoubted ? "It looks like \(text)." : sentence))
        #expect(try alt(description) == told)
    }

    @Test func `a label raises no caption, and a guess is not told plainly`() throws {
        #expect(try narrate(captioned("a cat", 0.35, label: "cat", ["animal"])) == "It looks like a cat.")
        #expect(try narrate(captioned("a cat", 0.01, label: "cat", ["animal"])) == "It may be a cat.")
        #expect(try alt(captioned("a cat", 0.01, label: "cat", ["animal"])) == "Possibly a cat.")
    }

    @Test func `a translated caption is compared by what the model wrote`() throws {
        var description = captioned("eine Katze auf einem Sofa", label: "dog", ["animal"])
        description.caption?.language = "de"
        description.caption?.original = "a cat on a sofa"
        #expect(try narrate(description, in: "de").hasPrefix("Vermutlich ist Folgendes zu sehen: eine Katze"))
    }

    private static let hedged = 0.7
}
