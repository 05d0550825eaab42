import AltoJSON
import HTTPTypes
import Hummingbird

/// What an installed page is called, how it looks, and what it begins with, in one language.
///
/// Source: W3C, Web Application Manifest.
struct Manifest: Encodable {
    let id = "/"
    let lang: String
    let dir: String
    let name: String
    let short_name: String
    let description: String
    let start_url = "/"
    let scope = "/"
    let display = "standalone"
    let background_color = "#f7f5f0"
    let theme_color = "#f7f5f0"
    let categories = ["accessibility", "utilities", "photo"]
    let icons = [
        Icon(src: "/icon.svg", sizes: "any", type: "image/svg+xml"),
        Icon(src: "/icon-192.png", sizes: "192x192"), Icon(src: "/icon-512.png", sizes: "512x512"),
        Icon(src: "/icon-maskable.png", sizes: "512x512", purpose: "maskable"),
    ]
    let shortcuts: [Shortcut]
    let share_target = ShareTarget()

    struct Icon: Encodable {
        let src: String
        let sizes: String
        var type = "image/png"
        var purpose = "any"
    }

    struct Shortcut: Encodable {
        let name: String
        let url: String
        var icons = [Icon(src: "/icon-192.png", sizes: "192x192")]
    }

    /// What other programs hand over.
    struct ShareTarget: Encodable {
        let action = "/describe"
        let method = "POST"
        let enctype = "multipart/form-data"
        let params = Params()

        struct Params: Encodable {
            let title = "title"
            let text = "text"
            let url = "url"
            let files = [File()]
        }

        struct File: Encodable {
            let name = "picture"
            let accept = ["image/*", ".heic", ".heif", ".avif"]
        }
    }

    init(_ texts: PageTexts) {
        lang = texts.tag
        dir = texts.values["direction"] ?? "ltr"
        name = "\(texts["appShort"]) – \(texts["mainHeading"])"
        short_name = texts["appShort"]
        description = texts["lead"]
        shortcuts = [
            Shortcut(name: texts["takePhoto"], url: "/?photo"), Shortcut(name: texts["menuHistory"], url: "/history"),
        ]
    }

    var response: Response {
        get throws {
            Response(
                status: .ok,
                headers: [
                    .contentType: "application/manifest+json", .contentLanguage: lang, .vary: "Accept-Language",
                    .cacheControl: "no-cache",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(string: try JSONText.of(self))))
        }
    }
}
