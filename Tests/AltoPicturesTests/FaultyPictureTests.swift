import Alto
import AltoPictures
import AltoTesting
import Foundation
import Testing

/// Files with little wrong about them, and samples that libvips takes for darkness or not at all.
@Suite struct FaultyPictureTests {
    /// A picture of which only the mark of the end was missing was refused as truncated.
    @Test(arguments: ["twin.jpg", "progressive.jpg"])
    func `a JPEG that lacks only its end mark is whole`(name: String) async throws {
        let bytes = try Fixture.bytes(name)
        try #require(bytes.suffix(2).elementsEqual([0xFF, 0xD9]))
        let picture = try await PictureDecoder().decode(Array(bytes.dropLast(2)))
        #expect(!picture.facts.isPartial && !picture.facts.isDamaged)
        let whole = try await Fixture.picture(name).raster(longestSide: 96)
        #expect(try await picture.raster(longestSide: 96) == whole)
    }

    /// Flipped bits went unnoticed: the decoder shows what they make and says nothing.
    @Test func `flipped bits in a JPEG are damage, and it is decoded all the same`() async throws {
        var bytes = try Fixture.bytes("twin.jpg")
        let scan = try #require((0..<bytes.count - 1).last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
        for place in [4, 5, 6] { bytes[scan + (bytes.count - scan) * place / 10] ^= 0x5A }
        let picture = try await PictureDecoder().decode(bytes)
        #expect(picture.facts.isDamaged && !picture.facts.isPartial)
        #expect(try await !Fixture.picture("twin.jpg").facts.isDamaged)
    }

    // MARK: TIFF, written here

    /// A TIFF of uncompressed pages.
    private struct Page {
        var width = 16
        var height = 16
        var bits = 8
        var samples = 1
        /// 1 whole numbers, 3 floating ones.
        var format = 1
        /// 1 gray, 2 RGB, 6 YCbCr.
        var photometric = 1
        var subsampling: [Int] = []
        var isPreview = false
        var data: [UInt8]
    }

    private func tiff(_ pages: [Page]) -> [UInt8] {
        func little(_ value: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var bytes = Array("II".utf8) + little(42, 2) + little(0, 4)
        var pointer = 4
        for page in pages {
            let data = bytes.count
            bytes += page.data
            if bytes.count % 2 == 1 { bytes.append(0) }
            bytes.replaceSubrange(pointer..<pointer + 4, with: little(bytes.count, 4))
            var entries: [(tag: Int, type: Int, values: [Int])] = [
                (254, 4, [page.isPreview ? 1 : 0]), (256, 3, [page.width]), (257, 3, [page.height]),
                (258, 3, Array(repeating: page.bits, count: min(page.samples, 2))), (259, 3, [1]),
                (262, 3, [page.photometric]), (273, 4, [data]), (277, 3, [page.samples]), (278, 3, [page.height]),
                (279, 4, [page.data.count]), (339, 3, [page.format]),
            ]
            if page.samples > 2 {
                // Three values do not fit into the entry.
                let at = bytes.count
                bytes += little(page.bits, 2) + little(page.bits, 2) + little(page.bits, 2) + [0, 0]
                bytes.replaceSubrange(pointer..<pointer + 4, with: little(bytes.count, 4))
                entries[3] = (258, -3, [at])
                entries.removeLast()
            }
            if !page.subsampling.isEmpty { entries.append((530, 3, page.subsampling)) }
            bytes += little(entries.count, 2)
            for entry in entries {
                let isFar = entry.type < 0
                bytes += little(entry.tag, 2) + little(abs(entry.type), 2) + little(isFar ? 3 : entry.values.count, 4)
                var value = entry.values.flatMap { little($0, isFar || entry.type == 4 ? 4 : 2) }
                value += [UInt8](repeating: 0, count: 4 - value.count)
                bytes += value
            }
            pointer = bytes.count
            bytes += little(0, 4)
        }
        return bytes
    }

    private func gray(_ value: UInt8) -> Page { Page(data: [UInt8](repeating: value, count: 256)) }

    private func luma(_ picture: Picture) async throws -> [UInt8] {
        let raster = try await picture.raster(longestSide: 16)
        return stride(from: 0, to: raster.bytes.count, by: 3).map { raster.bytes[$0] }
    }

    /// 0.2 to 0.8 was taken for 0.2 to 0.8 of 255: "The picture is almost black. The lens may be covered."
    @Test(arguments: [(0.2, 0.8), (0, 1), (-3, 5), (10, 250), (0, 65535)])
    func `floating samples are scaled by their range`(least: Double, most: Double) async throws {
        let values = (0..<256).map { Float($0 % 16 < 8 ? least : most) }
        let data = values.flatMap { value in
            (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
        }
        let picture = try await PictureDecoder().decode(tiff([Page(bits: 32, format: 3, data: data)]))
        let seen = try await luma(picture)
        #expect(Int(seen[15]) - Int(seen[0]) > 130, "\(seen[0]) \(seen[15])")
    }

    /// "The TIFF file is damaged and cannot be decoded.": libvips does not know subsampled colors, libtiff does.
    @Test func `subsampled colors of a TIFF are decoded`() async throws {
        // Units of four Y, one Cb, one Cr; the left half is dark, the right one light.
        var data: [UInt8] = []
        for _ in 0..<8 {
            for column in 0..<8 { data += [UInt8](repeating: column < 4 ? 40 : 220, count: 4) + [128, 128] }
        }
        let page = Page(samples: 3, photometric: 6, subsampling: [2, 2], data: data)
        let seen = try await luma(try await PictureDecoder().decode(tiff([page])))
        #expect(abs(Int(seen[0]) - 40) < 12 && abs(Int(seen[15]) - 220) < 12, "\(seen[0]) \(seen[15])")
    }

    @Test func `each page of a TIFF can be had, and previews are none`() async throws {
        var preview = gray(9)
        preview.isPreview = true
        let bytes = tiff([gray(50), preview, gray(150), gray(250)])
        let first = try await PictureDecoder().decode(bytes)
        #expect(first.facts.frameCount == 3 && first.facts.frame == 1 && first.facts.sequence == .pages)
        #expect(try await luma(first)[0] == 50)
        let second = try await PictureDecoder().decode(bytes, frame: 2)
        #expect(second.facts.frame == 2)
        #expect(try await luma(second)[0] == 150)
        for frame in [0, -1, 4, .max] {
            let problem = await #expect(throws: Problem.self) { try await PictureDecoder().decode(bytes, frame: frame) }
            #expect(problem?.code == .usage)
        }
    }

    @Test func `pages that lead in a circle end`() async throws {
        var bytes = tiff([gray(50), gray(150)])
        // The last directory points to the first.
        bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: bytes[4..<8])
        #expect(try await PictureDecoder().decode(bytes).facts.frameCount >= 1)
    }

    // MARK: Animations

    @Test func `another frame of an animation is decoded on request`() async throws {
        let bytes = try Fixture.bytes("animated.gif")
        let first = try await PictureDecoder().decode(bytes)
        let third = try await PictureDecoder().decode(bytes, frame: 3)
        #expect(first.facts.frame == 1 && third.facts.frame == 3 && third.facts.sequence == .animation)
        #expect(try await first.raster(longestSide: 96) != third.raster(longestSide: 96))
        await #expect(throws: Problem.self) { try await PictureDecoder().decode(bytes, frame: 4) }
    }

    // MARK: Handed-out files

    @Test(.enabled(if: Shared.isPresent, "the shared files are not here"))
    func `white writing on transparency shows`() async throws {
        let picture = try await trial("P06_white_on_transparent.png")
        let raster = try await picture.raster(longestSide: 500)
        #expect((raster.bytes.min() ?? 255) < 150 && (raster.bytes.max() ?? 0) > 230)
    }

    @Test(.enabled(if: Shared.isPresent, "the shared files are not here"))
    func `of an animation that begins with nothing the first frame with something is taken`() async throws {
        #expect(try await trial("P09_blank_first.gif").facts.frame == 2)
    }

    @Test(.enabled(if: Shared.isPresent, "the shared files are not here"))
    func `a JPEG full of flipped bits is decoded, and its damage told`() async throws {
        #expect(try await trial("P07_bitflips.jpg").facts.isDamaged)
        #expect(try await !trial("P07_missing_eoi.jpg").facts.isDamaged)
    }

    private func trial(_ name: String) async throws -> Picture {
        let url = Shared.folder.appending(path: "trials").appending(path: name)
        return try await PictureDecoder().decode([UInt8](Data(contentsOf: url)))
    }
}
