import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// Against what Tools/reference/tile_cases.py had transformers and its own references make of computed pictures.
@Suite struct TileProcessorTests {
    /// One configuration of a processor, and what came out for each size of picture.
    private struct Group {
        let config: JSONObject
        let cases: [[JSON]]

        var splits: Bool { config.json["do_image_splitting"]?.bool ?? false }
    }

    private static let groups: [JSON] = {
        let file = Shared.root.appending(path: "Tests/Fixtures/pixels/tiles.json")
        guard let data = try? Data(contentsOf: file), let json = try? JSON([UInt8](data)) else { return [] }
        return json.array ?? []
    }()

    private static func groups(_ processor: String) throws -> [Group] {
        let found = try groups.filter { $0["processor"]?.string == processor }.map { group in
            Group(
                config: try JSONObject(#require(group["config"]), file: "preprocessor_config.json"),
                cases: try #require(group["cases"]?.array).map { $0.array ?? [] })
        }
        // 200 sizes, and some at the published settings.
        #expect(found.count >= 2 && found.contains { $0.cases.count == 200 })
        return found
    }

    /// The twin of `checksum` in tile_cases.py.
    private static func checksum(_ values: some Sequence<Float>) -> Int {
        var (sum, step) = (UInt64(0), UInt64(0))
        for value in values {
            let z = (UInt64(value.bitPattern) &+ step) &* 0xBF58_476D_1CE4_E5B9
            sum &+= z ^ (z >> 31)
            step &+= 0x9E37_79B9_7F4A_7C15
        }
        return Int(sum & (1 << 53 - 1))
    }

    private static func picture(_ one: [JSON]) throws -> Raster {
        try ImageProcessorTests.pattern(#require(one[0].integer), #require(one[1].integer))
    }

    private static func name(_ one: [JSON], _ group: Group) -> String {
        "\(one[0].integer ?? 0)x\(one[1].integer ?? 0), \(group.config.json.members?.map(\.key) ?? [])"
    }

    /// Shape, grid, the parts that are picture and all bits.
    private static func compare(_ tiles: PixelTiles, with one: [JSON], _ name: String) {
        #expect([tiles.count, 3, tiles.height, tiles.width] == ImageProcessorTests.integers(one[2]), "\(name)")
        #expect([tiles.grid.height, tiles.grid.width] == ImageProcessorTests.integers(one[3]), "\(name)")
        let parts = one[4].array?.map(ImageProcessorTests.integers) ?? []
        #expect(tiles.sizes.map { [$0.height, $0.width] } == parts, "\(name)")
        #expect(checksum(tiles.values) == one[5].integer, "\(name)")
    }

    @Test func `Idefics3's squares equal transformers' to the last bit`() throws {
        for group in try Self.groups("idefics3") {
            let processor = try Idefics3ImageProcessor(group.config)
            for one in group.cases {
                let tiles = try processor.preprocess(Self.picture(one), split: group.splits)
                Self.compare(tiles, with: one, Self.name(one, group))
            }
        }
    }

    @Test func `Idefics2's pictures equal transformers' to the last bit`() throws {
        for group in try Self.groups("idefics2") {
            let processor = try Idefics2ImageProcessor(group.config)
            for one in group.cases {
                let tiles = try processor.preprocess(Self.picture(one), split: group.splits)
                Self.compare(tiles, with: one, Self.name(one, group))
            }
        }
    }

    @Test(arguments: [("siglip", "SiglipImageProcessor"), ("idefics", "IdeficsImageProcessor")])
    func `PaliGemma's and IDEFICS' pictures equal transformers' to the last bit`(name: String, kind: String) throws {
        for group in try Self.groups(name) {
            let members = (group.config.json.members ?? []) + [(key: "image_processor_type", value: .string(kind))]
            let settings = try ImageProcessorConfig(JSONObject(.object(members), file: group.config.file))
            for one in group.cases {
                let pixels = try ImageProcessor(settings: settings).preprocess(Self.picture(one))
                #expect([1, 3, pixels.height, pixels.width] == ImageProcessorTests.integers(one[2]))
                #expect(Self.checksum(pixels.values) == one[3].integer, "\(Self.name(one, group))")
            }
        }
    }

    @Test func `Yi-VL's pictures are padded with the mean colour and equal transformers' to the last bit`() throws {
        for group in try Self.groups("yi-vl") {
            let members = (group.config.json.members ?? []) + [(key: "image_processor_type", value: .string("CLIP"))]
            let processor = try YiVLImageProcessor(
                JSONObject(.object(members), file: group.config.file),
                pads: group.config.json["pads"]?.bool == true)
            for one in group.cases {
                let pixels = try processor.preprocess(Self.picture(one))
                #expect([1, 3, pixels.height, pixels.width] == ImageProcessorTests.integers(one[2]))
                #expect(Self.checksum(pixels.values) == one[3].integer, "\(Self.name(one, group))")
            }
        }
    }

    @Test func `Phi-3-Vision's squares equal the reference to the last bit, its whole to a millionth`() throws {
        var greatest: Float = 0
        for group in try Self.groups("phi3") {
            var processor = try Phi3VisionImageProcessor(group.config)
            processor.tile = try #require(group.config.json["tile"]?.integer)
            for one in group.cases {
                let tiles = try processor.preprocess(Self.picture(one))
                let name = Self.name(one, group)
                #expect([tiles.count, 3, tiles.height, tiles.width] == ImageProcessorTests.integers(one[2]), "\(name)")
                #expect([tiles.grid.height, tiles.grid.width] == ImageProcessorTests.integers(one[3]), "\(name)")
                #expect(Phi3VisionImageProcessor.tokens(grid: tiles.grid) == one[4].integer, "\(name)")
                let whole = 3 * tiles.height * tiles.width
                #expect(Self.checksum(tiles.values.dropFirst(whole)) == one[5].integer, "\(name)")
                for pick in try #require(one[6].array) {
                    let place = try #require(pick.array)
                    let value = tiles.values[try #require(place[0].integer)]
                    greatest = max(greatest, abs(value - Float(try #require(place[1].double))))
                }
            }
        }
        #expect(greatest < 2e-6, "\(greatest)")
    }

    @Test func `a line of 60,000 pixels becomes no square of Yi-VL's`() throws {
        let line = try #require(Raster(width: 60_000, height: 1, bytes: [UInt8](repeating: 9, count: 180_000)))
        let processor = YiVLImageProcessor(processor: ImageProcessor(settings: ImageProcessorConfig()), pads: true)
        let problem = #expect(throws: Problem.self) { try processor.preprocess(line) }
        #expect(problem?.code == .imageTooLarge)
    }

    @Test func `a picture that is one pixel wide has no quarters`() throws {
        let line = try ImageProcessorTests.pattern(1, 50)
        let tiles = try Idefics2ImageProcessor().preprocess(line, split: true)
        #expect(tiles.count == 1 && tiles.grid == PixelSize(height: 0, width: 0))
        #expect(tiles.height == 378 && tiles.width == 378)
    }

    @Test(arguments: [
        (#"{"size": {"longest_edge": 0}}"#, "“size.longest_edge” is not a side from 1 to 4096"),
        (#"{"size": 5}"#, "“size” is not an object"),
        (#"{"max_image_size": {"longest_edge": 1e9}}"#, "“max_image_size.longest_edge” is not a whole number"),
        (#"{"size": {"longest_edge": 4000}, "max_image_size": {"longest_edge": 2}}"#, "“max_image_size” is not"),
        (#"{"rescale_factor": 0}"#, "“rescale_factor” is not a number above 0"),
        (#"{"do_image_splitting": 1}"#, "“do_image_splitting” is not true or false"),
        (#"{"image_std": [0.5, 0, 0.5]}"#, "“image_std” is not three numbers other than 0"),
    ])
    func `a bad configuration of squares is told in a sentence`(content: String, sentence: String) throws {
        let error = #expect(throws: ModelFileError.self) {
            try TemporaryFolder.with(["preprocessor_config.json": content]) { try Idefics3ImageProcessor(folder: $0) }
        }
        #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
    }

    @Test func `other bad configurations are told too`() throws {
        func json(_ text: String) throws -> JSONObject { try JSONObject(JSON([UInt8](text.utf8)), file: "it.json") }
        let idefics2 = #expect(throws: ModelFileError.self) {
            try Idefics2ImageProcessor(json(#"{"size": {"shortest_edge": 90, "longest_edge": 80}}"#))
        }
        #expect(idefics2?.sentence.contains("“size” is not a shortest edge below a longest edge") == true)
        let phi3 = #expect(throws: ModelFileError.self) { try Phi3VisionImageProcessor(json(#"{"num_crops": 0}"#)) }
        #expect(phi3?.sentence.contains("“num_crops” is not a number from 1 to 64") == true)
    }

    @Test func `what a processor's own file says of pictures comes first`() throws {
        let files = [
            "preprocessor_config.json": #"{"max_image_size": {"longest_edge": 100}}"#,
            "processor_config.json": #"{"image_processor": {"max_image_size": {"longest_edge": 200}}}"#,
        ]
        #expect(try TemporaryFolder.with(files) { try Idefics3ImageProcessor(folder: $0) }.tile == 200)
        #expect(try TemporaryFolder.with([:]) { try Idefics3ImageProcessor(folder: $0) } == Idefics3ImageProcessor())
    }
}
