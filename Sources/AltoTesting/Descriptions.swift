package import Alto

extension Description {
    /// A description of a 900 by 600 photo in which faces, text and codes were looked for and nothing was found.
    package static func plain(
        kind: Appearance.Kind = .photo, quality: [Appearance.Quality] = [], colors: [Appearance.Color] = [],
        brightness: Double = 0.5, facts: PictureFacts = PictureFacts(format: "jpeg", byteCount: 1000)
    ) -> Description {
        var description = Description(width: 900, height: 600, facts: facts)
        description.add(.people(People(faces: [])), from: .faces)
        description.add(.text(nil), from: .text)
        description.add(.codes([]), from: .codes)
        description.add(
            .appearance(
                Appearance(
                    width: 900, height: 600, kind: kind, colors: colors, brightness: brightness, sharpness: 0.5,
                    quality: quality)), from: .appearance)
        return description
    }

    package func with(caption: String, confidence: Double?) -> Description {
        var copy = self
        copy.add(
            .caption(Caption(text: caption, confidence: confidence, model: "toy", precision: "fp32")), from: .caption)
        return copy
    }

    /// Faces of 100 by 100 pixels, in a row from the left, in the middle of the picture's height.
    package func with(faces names: String?...) -> Description {
        var copy = self
        let step = width / (names.count + 1)
        let faces = names.enumerated().map { index, name in
            Face(
                name: name, distance: name == nil ? nil : 0.4,
                box: Box(x: step * (index + 1) - 50, y: height / 2 - 50, width: 100, height: 100))
        }
        copy.add(.people(People(faces: faces)), from: .faces)
        return copy
    }

    package func with(text: String, language: String? = "en", confidence: Double = 0.95) -> Description {
        with(blocks: [(text, language)], confidence: confidence)
    }

    /// Blocks of text, each with its language.
    package func with(blocks: [(text: String, language: String?)], confidence: Double = 0.95) -> Description {
        var copy = self
        let made = blocks.enumerated().map { index, block in
            ReadText.Block(
                content: block.text, language: block.language, confidence: confidence,
                box: Box(x: 100, y: 100 + 60 * index, width: 300, height: 40))
        }
        let content = blocks.map(\.text).joined(separator: "\n\n")
        copy.add(.text(ReadText(content: content, language: blocks.first?.language, blocks: made)), from: .text)
        return copy
    }

    package func with(label name: String, _ parents: String..., confidence: Double = 0.99) -> Description {
        var copy = self
        copy.add(
            .labels([ImageLabel(name: name, synset: "n00000000", confidence: confidence, parents: parents)]),
            from: .labels)
        return copy
    }

    package func with(nsfw: Double) -> Description {
        var copy = self
        copy.add(.moderation(Moderation(nsfw: nsfw)), from: .moderation)
        return copy
    }

    package func with(codes: (Code.Kind, String)...) -> Description {
        var copy = self
        copy.add(
            .codes(codes.map { Code(kind: $0.0, content: $0.1, box: Box(x: 10, y: 10, width: 80, height: 80)) }),
            from: .codes)
        return copy
    }
}
