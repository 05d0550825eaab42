import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// The pages' templates and files, which are inside of the program.
struct Pages: Sendable {
    private let templates: [String: MustacheTemplate]
    private let languages: [PageTexts]

    init() throws {
        languages = try PageTexts.all()
        templates = try [
            "layout": PackageResources.layout_mustache, "main": PackageResources.main_mustache,
            "description": PackageResources.description_mustache, "history": PackageResources.history_mustache,
            "people": PackageResources.people_mustache, "information": PackageResources.information_mustache,
            "message": PackageResources.message_mustache, "key": PackageResources.key_mustache,
        ].mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) }
    }

    private static let menu = [
        ("menuDescribe", "/"), ("menuHistory", "/history"), ("menuPeople", "/people"),
        ("menuInformation", "/information"),
    ]

    /// What the pages say to whoever made a request.
    func texts(for request: Request) -> PageTexts { languages.texts(for: request) }

    /// - Parameters:
    ///   - heading: in the page's language.
    ///   - path: of the page in the menu, which is marked as the current one.
    ///   - refreshesAfter: seconds after which a browser without script loads the page again; nil for never.
    func response(
        _ template: String, _ texts: PageTexts, heading: String, path: String? = nil, refreshesAfter pause: Int? = nil,
        status: HTTPResponse.Status = .ok, _ values: [String: Any] = [:]
    ) -> Response {
        var values = values
        values["t"] = texts.values
        let content = templates[template]?.render(values) ?? ""
        let pages = Self.menu.map { ["name": texts[$0.0], "path": $0.1, "current": $0.1 == path] as [String: Any] }
        var around: [String: Any] = [
            "title": heading, "heading": heading, "pages": pages, "content": content, "t": texts.values,
            "texts": texts.forScript,
        ]
        if let pause { around["refresh"] = ["seconds": pause] }
        let page = templates["layout"]?.render(around) ?? ""
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: texts.tag, .vary: "Accept-Language"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    /// A problem as a page: what happened, and the way on. What happened is told in English.
    func response(to problem: ProblemBody, _ request: Request) -> Response {
        let texts = texts(for: request)
        if problem.status == 401 { return response("key", texts, heading: texts["keyHeading"], status: .unauthorized) }
        return response(
            "message", texts, heading: texts["failed"], status: HTTPResponse.Status(code: problem.status),
            ["text": problem.title, "english": texts.tag != "en"])
    }

    /// Style, script and the like.
    static let files: [(path: String, type: String, bytes: [UInt8])] = [
        ("app.css", "text/css; charset=utf-8", PackageResources.app_css),
        ("app.js", "text/javascript; charset=utf-8", PackageResources.app_js),
        ("sw.js", "text/javascript; charset=utf-8", PackageResources.sw_js),
        ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
        ("icon-192.png", "image/png", PackageResources.icon_192_png),
        ("icon-512.png", "image/png", PackageResources.icon_512_png),
        ("manifest.webmanifest", "application/manifest+json", PackageResources.manifest_webmanifest),
        ("openapi.yaml", "application/yaml", PackageResources.openapi_yaml),
    ]
}
