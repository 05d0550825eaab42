import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// Against what Tools/reference/pixel_cases.py had Pillow and transformers make of computed pictures.
@Suite struct ImageProcessorTests {
    static let cases: JSON = {
        let file = Shared.root.appending(path: "Tests/Fixtures/pixels/cases.json")
        guard let data = try? Data(contentsOf: file), let json = try? JSON([UInt8](data)) else { return .null }
        return json
    }()

    /// The twin of `pattern` in pixel_cases.py.
    static func pattern(_ width: Int, _ height: Int) throws -> Raster {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * width * height)
        for y in 0..<height {
            for x in 0..<width {
                let stripe = ((x >> 3) + (y >> 2)) % 5
                for channel in 0..<3 {
                    var hash = (x &* 73_856_093 ^ y &* 19_349_663 ^ channel &* 83_492_791) & 0xFFFF_FFFF
                    hash = (hash ^ hash >> 13) &* 1_274_126_177 & 0xFFFF_FFFF
                    bytes.append(stripe == 0 ? 255 : stripe == 1 ? 0 : UInt8(truncatingIfNeeded: hash ^ hash >> 16))
                }
            }
        }
        return try #require(Raster(width: width, height: height, bytes: bytes))
    }

    static func integers(_ json: JSON?) -> [Int] { json?.array?.compactMap(\.integer) ?? [] }

    @Test func `resizing equals Pillow's to the last bit`() throws {
        let resizes = try #require(Self.cases["resizes"]?.array)
        #expect(resizes.count == 8 * 7 * 6)
        var sources: [String: Raster] = [:]
        var wrong: [String] = []
        for entry in resizes {
            let fields = try #require(entry.array)
            let numbers = fields.prefix(6).compactMap(\.integer)
            let key = "\(numbers[0])x\(numbers[1])"
            let source = try sources[key] ?? Self.pattern(numbers[0], numbers[1])
            sources[key] = source
            let filter = try #require(ImageProcessorConfig.Filter(rawValue: numbers[4]))
            let resized = try ImageProcessor.resize(source, width: numbers[2], height: numbers[3], filter: filter)
            if CRC32.of(resized.bytes) != numbers[5] {
                let expected = fields.count > 6 ? " \(fields[6].array?.compactMap(\.integer) ?? [])" : ""
                wrong.append("\(key) to \(numbers[2])x\(numbers[3]) \(filter): \(resized.bytes.prefix(48))\(expected)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(8).joined(separator: "\n"))")
    }

    @Test func `a processor's values equal transformers' to the last bit`() throws {
        for item in try #require(Self.cases["processors"]?.array) {
            let settings = try ImageProcessorConfig(
                JSONObject(#require(item["config"]), file: "preprocessor_config.json"))
            let size = Self.integers(item["size"])
            let pixels = try ImageProcessor(settings: settings).preprocess(Self.pattern(size[0], size[1]))
            #expect([1, 3, pixels.height, pixels.width] == Self.integers(item["shape"]))
            for pick in try #require(item["bits"]?.array) {
                let place = Self.integers(pick)
                #expect(Int(pixels.values[place[0]].bitPattern) == place[1], "at \(place[0]) of \(settings)")
            }
            let bytes = pixels.values.flatMap { value in
                (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
            }
            #expect(CRC32.of(bytes) == item["crc"]?.integer)
        }
    }

    @Test func `a picture of the right size is left as it is`() throws {
        let picture = try Self.pattern(20, 10)
        #expect(try ImageProcessor.resize(picture, width: 20, height: 10, filter: .bicubic) == picture)
    }

    @Test func `a line of 60,000 pixels is refused where its shape is to stay`() throws {
        var settings = ImageProcessorConfig()
        settings.size = .shortestSide(224)
        let line = try #require(Raster(width: 60_000, height: 1, bytes: [UInt8](repeating: 9, count: 180_000)))
        let processor = ImageProcessor(settings: settings)
        let problem = #expect(throws: Problem.self) { try processor.preprocess(line) }
        #expect(problem?.code == .imageTooLarge)
        let square = try ImageProcessor(settings: ImageProcessorConfig()).preprocess(line)
        #expect(square.width == 384 && square.height == 384)
    }

    @Test(arguments: [
        (#"{"size": {"height": 0, "width": 5}}"#, "“size” is not a height and a width from 1 to 4096"),
        (#"{"size": {"height": 99999999999, "width": 5}}"#, "“size” is not a height and a width from 1 to 4096"),
        (#"{"size": "large"}"#, "“size” is not a height and a width"),
        (#"{"resample": 9}"#, "“resample” is not a filter from 0 to 5"),
        (#"{"image_mean": [1, 2]}"#, "“image_mean” is not three numbers"),
        (#"{"image_std": [1, 0, 1]}"#, "“image_std” is not three numbers other than 0"),
        (#"{"do_resize": "yes"}"#, "“do_resize” is not true or false"),
        (#"{"do_center_crop": true}"#, "lacks “crop_size”"),
        ("[]", "“the whole” is not an object"),
        ("{", "is not valid JSON at byte 1: it ends too early"),
    ])
    func `a bad configuration is told in a sentence`(content: String, sentence: String) throws {
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with(["preprocessor_config.json": content]) { try ImageProcessor(folder: $0) }
        }
        #expect(problem?.code == .modelInvalid)
        #expect(problem?.message.contains(sentence) == true, "\(problem?.message ?? "")")
    }

    @Test func `a folder without configuration means BLIP's own`() throws {
        #expect(try TemporaryFolder.with([:]) { try ImageProcessor(folder: $0) }.settings == ImageProcessorConfig())
    }
}

/// The checksum of zlib and PNG (ISO 3309), for tests that compare much with little.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
        (0..<8).reduce(index) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> Int {
        Int(~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 })
    }
}
