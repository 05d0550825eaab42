import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// The pages' templates and files, which are inside of the program.
struct Pages: Sendable {
    private let templates: [String: MustacheTemplate]

    init() throws {
        templates = try [
            "layout": PackageResources.layout_mustache, "main": PackageResources.main_mustache,
            "description": PackageResources.description_mustache, "history": PackageResources.history_mustache,
            "people": PackageResources.people_mustache, "information": PackageResources.information_mustache,
            "message": PackageResources.message_mustache, "key": PackageResources.key_mustache,
        ].mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) }
    }

    private static let menu = [("Describe", "/"), ("History", "/history"), ("People", "/people"), ("Information", "/information")]

    /// - Parameters:
    ///   - path: of the page in the menu, which is marked as the current one.
    ///   - refreshes: whether a browser without script loads the page again.
    func response(
        _ template: String, heading: String, path: String? = nil, refreshes: Bool = false, status: HTTPResponse.Status = .ok,
        _ values: [String: Any] = [:]
    ) -> Response {
        let content = templates[template]?.render(values) ?? ""
        let pages = Self.menu.map { ["name": $0.0, "path": $0.1, "current": $0.1 == path] as [String: Any] }
        let page = templates["layout"]?.render(
            ["title": heading, "heading": heading, "pages": pages, "content": content, "refresh": refreshes] as [String: Any]) ?? ""
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    /// A problem as a page: what happened, and the way on.
    func response(to problem: ProblemBody) -> Response {
        if problem.status == 401 { return response("key", heading: "A key is needed", status: .unauthorized) }
        return response(
            "message", heading: "That did not work", status: HTTPResponse.Status(code: problem.status), ["text": problem.title])
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
