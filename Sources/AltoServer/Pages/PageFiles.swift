/// What the pages are made of beside their words: style, script, icons. Handed out without a key.
enum PageFiles {
    struct File: Sendable {
        let path: String
        let type: String
        let bytes: [UInt8]
    }

    static let all: [File] =
        scripts + styleSheets + [
            File(path: "sw.js", type: scriptType, bytes: PackageResources.sw_js),
            File(path: "icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
            File(path: "icon-192.png", type: "image/png", bytes: PackageResources.icon_192_png),
            File(path: "icon-512.png", type: "image/png", bytes: PackageResources.icon_512_png),
            File(path: "icon-maskable.png", type: "image/png", bytes: PackageResources.icon_maskable_png),
            File(path: "openapi.yaml", type: "application/yaml", bytes: PackageResources.openapi_yaml),
        ]

    /// Paths of the style sheets of every page.
    static let styles = styleSheets.map(\.path).filter { $0 != "css/noscript.css" }

    private static let scriptType = "text/javascript; charset=utf-8"
    private static let styleType = "text/css; charset=utf-8"

    private static let styleSheets: [File] = [
        ("base", PackageResources.base_css), ("layout", PackageResources.layout_css),
        ("controls", PackageResources.controls_css), ("work", PackageResources.work_css),
        ("details", PackageResources.details_css), ("noscript", PackageResources.noscript_css),
    ].map { File(path: "css/\($0.0).css", type: styleType, bytes: $0.1) }

    /// Modules, one concept each; `app` starts the others.
    private static let scripts: [File] = [
        ("app", PackageResources.app_js), ("texts", PackageResources.texts_js),
        ("choices", PackageResources.choices_js), ("voices", PackageResources.voices_js),
        ("picker", PackageResources.picker_js), ("upload", PackageResources.upload_js),
        ("watch", PackageResources.watch_js), ("work", PackageResources.work_js),
        ("status", PackageResources.status_js), ("player", PackageResources.player_js),
        ("speech", PackageResources.speech_js), ("meanwhile", PackageResources.meanwhile_js),
        ("narration", PackageResources.narration_js), ("reader", PackageResources.reader_js),
        ("explore", PackageResources.explore_js), ("conversation", PackageResources.conversation_js),
        ("answer", PackageResources.answer_js), ("added", PackageResources.added_js),
        ("sentences", PackageResources.sentences_js), ("stream", PackageResources.stream_js),
        ("album", PackageResources.album_js), ("details", PackageResources.details_js),
        ("copy", PackageResources.copy_js), ("pages", PackageResources.pages_js),
    ].map { File(path: "js/\($0.0).js", type: scriptType, bytes: $0.1) }
}
