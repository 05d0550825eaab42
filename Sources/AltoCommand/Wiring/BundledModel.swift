import Foundation

/// A small published model that the set-up brings along; `scripts/models` pins where it comes from.
struct BundledModel: Sendable {
    let name: String
    /// For people, in a few words.
    let purpose: String
    /// An SPDX expression.
    let license: String
    /// What Alto opens; its license lies beside them.
    let files: [String]
    let folder: URL

    /// - Parameter folder: what came with Alto.
    static func all(in folder: URL = Folders.installed) -> [BundledModel] {
        [
            BundledModel(
                name: "dlib-faces", purpose: "recognizes enrolled people", license: "CC0-1.0",
                files: ["shape_predictor_5_face_landmarks.dat", "dlib_face_recognition_resnet_model_v1.dat"],
                folder: folder.appending(path: "faces")),
            BundledModel(
                "efficientnet-lite2", "names what a picture shows", "Apache-2.0",
                ["efficientnet-lite2-9656183e.pth"], folder),
            BundledModel(
                "pp-ocrv5-mobile", "reads signs and text over photos", "Apache-2.0",
                ["ppocrv5_det.onnx", "ppocrv5_cls.onnx", "ppocrv5_rec.onnx", "ppocr_keys_v5.txt"], folder),
            BundledModel(
                "open-nsfw", "warns of nudity, when asked", "BSD-2-Clause", ["open_nsfw.onnx"], folder),
            BundledModel(
                "hibari", "speaks English, a woman's voice", "Apache-2.0",
                [
                    "hibari.onnx", "lexicon_us_gold.json.gz", "lexicon_us_silver.json.gz", "normalize.json", "oov.json",
                    "oov.onnx", "tagger.json.gz", "tokenizer_exceptions.json", "vocab.json", "voices.json",
                ], folder),
            BundledModel(
                "joe", "speaks English, a man's voice", "CC0-1.0, MIT",
                ["en_US-joe-medium.onnx", "en_US-joe-medium.onnx.json"], folder),
        ]
    }

    private init(_ name: String, _ purpose: String, _ license: String, _ files: [String], _ installed: URL) {
        self.init(
            name: name, purpose: purpose, license: license, files: files,
            folder: installed.appending(path: "models").appending(path: name))
    }

    init(name: String, purpose: String, license: String, files: [String], folder: URL) {
        self.name = name
        self.purpose = purpose
        self.license = license
        self.files = files
        self.folder = folder
    }

    /// Those of the files that are not there.
    var missing: [String] {
        files.filter { size(of: $0) == nil }
    }

    /// Bytes of the files that are there.
    var size: Int64 { files.compactMap(size(of:)).reduce(0, +) }

    private func size(of file: String) -> Int64? {
        let path = folder.appending(path: file).path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value
    }
}
