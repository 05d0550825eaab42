import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// The pages' templates, which are inside of the program.
struct Pages: Sendable {
    private let templates: [String: MustacheTemplate]
    private let languages: [PageTexts]
    /// Whether there is a key to log out with.
    private let asksForKeys: Bool

    init(asksForKeys: Bool = false) throws {
        self.asksForKeys = asksForKeys
        languages = try PageTexts.all()
        templates = try [
            "layout": PackageResources.layout_mustache, "main": PackageResources.main_mustache,
            "details": PackageResources.details_mustache, "history": PackageResources.history_mustache,
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

    /// What the pages say in the language nearest to a tag.
    func texts(in language: String) -> PageTexts { languages.texts(in: language) }

    /// - Parameters:
    ///   - heading: in the page's language.
    ///   - title: of the browser's window; the heading where it is left out.
    ///   - path: of the page in the menu, which is marked as the current one.
    ///   - refreshesAfter: seconds after which a browser without script loads the page again; nil for never.
    func response(
        _ template: String, _ texts: PageTexts, heading: String, title: String? = nil, path: String? = nil,
        refreshesAfter pause: Int? = nil, status: HTTPResponse.Status = .ok, _ values: [String: Any] = [:]
    ) -> Response {
        let menu = Self.menu.map { ["name": texts[$0.0], "path": $0.1, "current": $0.1 == path] as [String: Any] }
        var around: [String: Any] = [
            "title": title ?? heading, "heading": heading, "pages": menu, "content": part(template, texts, values),
            "t": texts.values, "texts": texts.forScript, "styles": PageFiles.styles, "template": template,
            "keyed": asksForKeys && template != "key",
        ]
        if let pause { around["refresh"] = ["seconds": pause] }
        let page = templates["layout"]?.render(around) ?? ""
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: texts.tag, .vary: "Accept-Language"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    /// A part of a page, for the template that it stands in.
    func part(_ template: String, _ texts: PageTexts, _ values: [String: Any]) -> String {
        templates[template]?.render(values.merging(["t": texts.values]) { given, _ in given }) ?? ""
    }

    /// A problem as a page: what happened, and the way on.
    func response(to problem: ProblemBody, _ request: Request) -> Response {
        let texts = texts(for: request)
        if problem.status == 401 {
            return keyPage(
                texts, to: request.method == .get ? request.head.path ?? "/" : "/",
                isWrong: request.cookies["alto_key"] != nil, status: .unauthorized)
        }
        let told = texts.told(problem.code, problem.title)
        return response(
            "message", texts, heading: texts["failed"], status: HTTPResponse.Status(code: problem.status),
            ["text": told.text, "language": told.language])
    }

    /// Asks for a key.
    /// - Parameters:
    ///   - place: the path that was asked for, and is led to with a key.
    ///   - isWrong: whether one was given that is not known.
    func keyPage(_ texts: PageTexts, to place: String, isWrong: Bool, status: HTTPResponse.Status) -> Response {
        response(
            "key", texts, heading: texts["keyHeading"], status: status, ["to": place, "wrong": isWrong])
    }
}
