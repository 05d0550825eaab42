package import AltoJSON
package import Foundation

/// A small file of a model's folder: configuration, tokenizer. Read whole, with a limit.
package struct ModelFile: Sendable {
    /// What people call it, such as `tokenizer.json`.
    package let name: String
    private let url: URL

    /// The file of that name in a model's folder, or nil when there is none.
    package init?(_ name: String, in folder: URL) {
        let url = folder.appending(path: name).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        self.name = name
        self.url = url
    }

    /// The bytes of a regular file that is not larger than the limit.
    package func bytes(limit: Int = JSON.Limits().bytes) throws(ModelFileError) -> [UInt8] {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
            attributes[.type] as? FileAttributeType == .typeRegular, let handle = try? FileHandle(forReadingFrom: url)
        else { throw .unreadable(file: name) }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw .unreadable(file: name)
        }
        guard data.count <= limit else { throw .tooLarge(file: name, limit: limit) }
        return [UInt8](data)
    }

    /// The kind of model that a folder's `config.json` names, if it can be read.
    package static func modelType(of folder: URL) -> String? {
        try? ModelFile("config.json", in: folder)?.json()["model_type"]?.string
    }

    package func json() throws(ModelFileError) -> JSON {
        let bytes = try bytes()
        do {
            return try JSON(bytes)
        } catch {
            throw .notJSON(file: name, error)
        }
    }

    /// Lines between line feeds, 800,000 at most; a carriage return before one is dropped, and so is an empty last
    /// line.
    package func lines() throws(ModelFileError) -> [Substring] {
        guard let text = String(validating: try bytes(), as: UTF8.self) else { throw .notUTF8(file: name) }
        let most = JSON.Limits().values
        var lines = text.utf8.split(separator: 0x0A, maxSplits: most, omittingEmptySubsequences: false)
        guard lines.count <= most else { throw .tooManyLines(file: name, limit: most) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { Substring($0.last == 0x0D ? $0.dropLast() : $0) }
    }
}

/// What is wrong with a small file of a model.
package enum ModelFileError: Error, Hashable {
    case unreadable(file: String)
    case tooLarge(file: String, limit: Int)
    case tooManyLines(file: String, limit: Int)
    case notUTF8(file: String)
    case notJSON(file: String, JSONError)
    case missing(field: String, file: String)
    case wrongType(field: String, expected: String, file: String)

    package var sentence: String {
        switch self {
        case .unreadable(let file): "The model's \(file) cannot be read."
        case .tooLarge(let file, let limit): "The model's \(file) is larger than \(limit >> 20) MB."
        case .tooManyLines(let file, let limit): "The model's \(file) has more than \(limit) lines."
        case .notUTF8(let file): "The model's \(file) is not UTF-8 text."
        case .notJSON(let file, let error):
            "The model's \(file) is not valid JSON at byte \(error.offset): \(error.reason.rawValue)."
        case .missing(let field, let file): "The model's \(file) lacks “\(field)”."
        case .wrongType(let field, let expected, let file): "In the model's \(file), “\(field)” is not \(expected)."
        }
    }
}

/// The object in a file, with typed access to its members: a wrong type is an error that names file and field.
package struct JSONObject: Sendable {
    package let file: String
    /// How the object is reached from the top, with a dot at the end; empty at the top.
    private let path: String
    package let json: JSON

    package init(_ json: JSON, file: String, path: String = "") throws(ModelFileError) {
        guard case .object = json else {
            throw .wrongType(field: path.isEmpty ? "the whole" : path, expected: "an object", file: file)
        }
        self.json = json
        self.file = file
        self.path = path.isEmpty ? "" : path + "."
    }

    /// A model's `config.json`, which names its kind or none.
    init(configOf modelType: String, in folder: URL) throws(ModelFileError) {
        let name = "config.json"
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        try self.init(try file.json(), file: name)
        guard try string("model_type") ?? modelType == modelType else {
            throw wrongType("model_type", expected: "“\(modelType)”")
        }
    }

    /// A member read by a property of `JSON`, such as `\.bool`; nil when it is absent or null.
    package func value<Value>(
        _ field: String, _ read: (JSON) -> Value?, _ expected: String
    ) throws(ModelFileError) -> Value? {
        guard let member = json[field] else { return nil }
        guard let value = read(member) else { throw .wrongType(field: path + field, expected: expected, file: file) }
        return value
    }

    package func bool(_ field: String) throws(ModelFileError) -> Bool? { try value(field, \.bool, "true or false") }
    package func string(_ field: String) throws(ModelFileError) -> String? { try value(field, \.string, "a string") }
    package func integer(_ field: String) throws(ModelFileError) -> Int? {
        try value(field, \.integer, "a whole number")
    }
    package func array(_ field: String) throws(ModelFileError) -> [JSON]? { try value(field, \.array, "a list") }

    package func object(_ field: String) throws(ModelFileError) -> JSONObject? {
        guard let member = json[field] else { return nil }
        return try JSONObject(member, file: file, path: path + field)
    }

    /// What a throwing read of a field that must be there says when it is not.
    package func missing(_ field: String) -> ModelFileError { .missing(field: path + field, file: file) }

    package func wrongType(_ field: String, expected: String) -> ModelFileError {
        .wrongType(field: path + field, expected: expected, file: file)
    }
}
