// swift-tools-version: 6.2
// Alto: alt text, out loud. The rooms and the direction of their dependencies are explained in docs/house.md.
import PackageDescription

/// What every Swift target of ours is compiled with.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Rooms that touch C or raw memory mark every unsafe call.
let houseOverC: [SwiftSetting] = house + [.strictMemorySafety()]

/// A library that the distribution installs and pkg-config finds.
func system(_ name: String, pkgConfig: String? = nil, apt package: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A C or C++ shim: a pure C header over one system library. Optimised in debug builds too: dlib's templates and the
/// loops over pixels are a hundred times slower without, and the tests with them.
func shim(
    _ name: String, over systemLibrary: String? = nil,
    cxx: [CXXSetting] = [], linker: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: systemLibrary.map { [.byName(name: $0)] } ?? [],
        path: "Sources/C/\(name)", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
        cxxSettings: cxx + [.unsafeFlags(["-O2"], .when(configuration: .debug))], linkerSettings: linker)
}

/// Where programs find a library of ours at run time: in the checkout, and in `../lib/alto` once installed.
func besideTheProgram(_ folder: String) -> LinkerSetting {
    .unsafeFlags([
        "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../../../\(folder)",
        "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/alto",
    ])
}

/// Mutated files for the readers of strangers' files, on libFuzzer: only where Tools/fuzz/run builds.
let fuzzing: [Target] =
    Context.environment["ALTO_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "AltoFuzz",
            dependencies: [
                "AltoGraph", "AltoHTTP", "AltoModels", "AltoServer",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], path: "Tools/fuzz", exclude: ["run", "seeds.py"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
    ]

let package = Package(
    name: "Alto",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "alto", targets: ["AltoCommand"]),
        .library(name: "Alto", targets: ["Alto"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        // The words and the pipeline.
        .target(name: "Alto", swiftSettings: house),

        // Graphs on OpenVINO (see scripts/install-openvino).
        system("OpenVINO", pkgConfig: "openvino", apt: "libopenvino-dev"),
        shim("COpenVINO", over: "OpenVINO", linker: [besideTheProgram(".deps/openvino/libs")]),
        .target(name: "AltoGraph", dependencies: ["AltoJSON", "COpenVINO"], swiftSettings: houseOverC),
        .testTarget(name: "AltoGraphTests", dependencies: ["AltoGraph", "AltoTesting"], swiftSettings: houseOverC),

        // Ground for several rooms: files that appear whole, what a disk says, names that nobody guesses.
        .target(name: "AltoFiles", swiftSettings: houseOverC),
        .testTarget(name: "AltoFilesTests", dependencies: ["AltoFiles", "AltoTesting"], swiftSettings: houseOverC),

        // Ground for several rooms: requests signed, tried again, and kept within the public internet.
        .target(
            name: "AltoHTTP",
            dependencies: [
                "Alto", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoHTTPTests",
            dependencies: [
                "Alto", "AltoHTTP", "AltoTesting", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house),

        // Faces: dlib's detector, landmarks and embedding.
        shim("CFaces", linker: [.linkedLibrary("dlib"), .linkedLibrary("blas"), .linkedLibrary("lapack")]),
        .target(name: "AltoFaces", dependencies: ["Alto", "CFaces"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoFacesTests", dependencies: ["Alto", "AltoFaces", "AltoPictures", "AltoTesting"],
            swiftSettings: house),

        // What is kept: enrolled people, jobs and descriptions, pictures and sounds, keys.
        .target(
            name: "AltoStore",
            dependencies: [
                "Alto", "AltoFiles", "AltoHTTP", "AltoJSON", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "AltoStoreTests",
            dependencies: [
                "Alto", "AltoFiles", "AltoStore", "AltoTesting", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),

        // Bytes become pictures.
        shim("CVips"),  // finds libvips (Debian: libvips42) when the first picture is opened
        shim("CAppearance"),
        .target(name: "AltoPictures", dependencies: ["Alto", "CVips", "CAppearance"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoPicturesTests", dependencies: ["Alto", "AltoPictures", "AltoTesting"], exclude: ["Fixtures"],
            swiftSettings: houseOverC),

        system("Sndfile", pkgConfig: "sndfile", apt: "libsndfile1-dev"),
        system("Soxr", pkgConfig: "soxr", apt: "libsoxr-dev"),
        shim("CSndfile", over: "Sndfile"),
        // Flite comes without a pkg-config file.
        shim(
            "CFlite",
            linker: [
                "flite_cmu_us_slt", "flite_cmu_us_rms", "flite_cmu_us_awb", "flite_cmu_us_kal16", "flite_usenglish",
                "flite_cmulex", "flite", "m",
            ].map { .linkedLibrary($0) }),

        shim("CGzip", linker: [.linkedLibrary("z")]),

        // Voices and sound files.
        .target(
            name: "AltoSpeech",
            dependencies: [
                "Alto", "AltoFiles", "AltoHub", "AltoJSON", "AltoModels", "CFlite", "CGzip", "CSndfile", "Soxr",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoSpeechTests",
            dependencies: [
                "Alto", "AltoFiles", "AltoHub", "AltoJSON", "AltoModels", "AltoSpeech", "AltoTesting", "Sndfile",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: houseOverC),

        // Translation, and which language a text is in.
        system("CLD2", apt: "libcld2-dev"),
        shim("CLanguage", over: "CLD2", linker: [.linkedLibrary("cld2")]),
        .target(
            name: "AltoLanguages",
            dependencies: [
                "Alto", "AltoGraph", "AltoModels", "CLanguage",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoLanguagesTests", dependencies: ["Alto", "AltoLanguages", "AltoModels", "AltoTesting"],
            swiftSettings: house),

        // JSON of strangers, within limits.
        .target(name: "AltoJSON", swiftSettings: houseOverC),
        .testTarget(name: "AltoJSONTests", dependencies: ["AltoJSON"], swiftSettings: house),

        // Text and codes in pictures.
        shim("CStrokes"),
        system("Tesseract", pkgConfig: "tesseract", apt: "libtesseract-dev"),
        shim("CTesseract", over: "Tesseract"),
        system("ZXing", pkgConfig: "zxing", apt: "libzxing-dev"),
        shim("CCodes", over: "ZXing", cxx: [.define("ZX_USE_UTF8")]),
        .target(
            name: "AltoReading", dependencies: ["Alto", "AltoGraph", "CStrokes", "CTesseract", "CCodes", "CPixels"],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoReadingTests",
            dependencies: ["Alto", "AltoGraph", "AltoPictures", "AltoReading", "AltoTesting", "CCodes"],
            exclude: ["Fixtures"], swiftSettings: houseOverC),

        shim("CPixels", linker: [.linkedLibrary("m")]),

        // The hub that models come from, and the cache they lie in.
        .target(
            name: "AltoHub",
            dependencies: [
                "Alto", "AltoFiles", "AltoHTTP", "AltoJSON",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoHubTests",
            dependencies: [
                "Alto", "AltoFiles", "AltoHTTP", "AltoHub", "AltoSpeech", "AltoTesting",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: house),

        // Models: which there are, their definitions, tokenizers and pixels.
        system("SentencePiece", pkgConfig: "sentencepiece", apt: "libsentencepiece-dev"),
        shim("CSentencePiece", over: "SentencePiece"),
        .target(
            name: "AltoModels",
            dependencies: ["Alto", "AltoGraph", "AltoJSON", "CPixels", "CSentencePiece"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoModelsTests",
            dependencies: ["Alto", "AltoGraph", "AltoJSON", "AltoModels", "AltoPictures", "AltoTesting"],
            swiftSettings: house),

        // What a picture shows, and whether it is sensitive.
        .target(name: "AltoLabels", dependencies: ["Alto", "AltoGraph", "AltoModels"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoLabelsTests",
            dependencies: [
                "Alto", "AltoGraph", "AltoJSON", "AltoLabels", "AltoModels", "AltoPictures", "AltoTesting",
            ],
            swiftSettings: house),

        // Measures captioning beside transformers (Benchmarks/speed/caption/compare.py).
        .executableTarget(
            name: "CaptionSpeed", dependencies: ["AltoGraph", "AltoModels"], path: "Benchmarks/speed/caption",
            exclude: ["compare.py", "ofa.py", "peer.py", "requirements.txt"], swiftSettings: house),

        // Measures language models beside llama.cpp and transformers (Benchmarks/speed/language/compare.py).
        .executableTarget(
            name: "LanguageModelSpeed", dependencies: ["AltoGraph", "AltoModels"], path: "Benchmarks/speed/language",
            exclude: ["compare.py", "peer.py", "requirements.txt"], swiftSettings: houseOverC),

        // Measures translating beside transformers (Benchmarks/speed/translation/compare.py).
        .executableTarget(
            name: "TranslationSpeed", dependencies: ["AltoGraph", "AltoModels"], path: "Benchmarks/speed/translation",
            exclude: ["compare.py"], swiftSettings: house),

        // Measures speaking beside transformers (Benchmarks/speed/voice/compare.py).
        .executableTarget(
            name: "VoiceSpeed", dependencies: ["AltoGraph", "AltoModels"], path: "Benchmarks/speed/voice",
            exclude: ["compare.py", "hibari.py", "peer.py", "requirements.txt"], swiftSettings: house),

        // Measures labels and moderation.
        .executableTarget(
            name: "LabelSpeed", dependencies: ["Alto", "AltoGraph", "AltoLabels", "AltoPictures"],
            path: "Benchmarks/speed/labels", swiftSettings: house),

        // The service: its API and its page.
        .target(
            name: "AltoServer",
            dependencies: [
                "Alto", "AltoHTTP", "AltoJSON", "AltoStore",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [
                "layout.mustache", "main.mustache", "details.mustache", "history.mustache", "people.mustache",
                "information.mustache", "message.mustache", "key.mustache", "sw.js", "icon.svg", "icon-192.png",
                "icon-512.png", "icon-maskable.png", "openapi.yaml",
            ].map { .embedInCode("Pages/Files/\($0)") }
                + ["base", "layout", "controls", "work", "details", "noscript"].map {
                    .embedInCode("Pages/Files/css/\($0).css")
                }
                + [
                    "app", "texts", "choices", "voices", "picker", "upload", "watch", "work", "status", "player",
                    "speech",
                    "meanwhile", "narration", "reader", "explore", "conversation", "answer", "added", "sentences",
                    "stream",
                    "album", "details", "copy", "pages",
                ].map { .embedInCode("Pages/Files/js/\($0).js") }
                + ["en", "es", "fr", "de", "it", "pt", "nl", "pl", "ru", "hi", "ar", "zh-Hans", "zh-Hant", "ja"].map {
                    .embedInCode("Pages/Files/texts-\($0).json")
                },
            swiftSettings: houseOverC),

        .testTarget(
            name: "AltoServerTests",
            dependencies: [
                "Alto", "AltoHTTP", "AltoServer", "AltoStore", "AltoTesting",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            exclude: ["Corpus"], swiftSettings: house),

        // The program.
        shim("CSandbox"),
        .executableTarget(
            name: "AltoCommand",
            dependencies: [
                "CSandbox",
                "Alto", "AltoFaces", "AltoFiles", "AltoGraph", "AltoHub", "AltoJSON", "AltoLabels", "AltoLanguages",
                "AltoModels",
                "AltoPictures", "AltoReading", "AltoServer", "AltoSpeech", "AltoStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoCommandTests",
            dependencies: [
                "Alto", "AltoCommand", "AltoHub", "AltoModels", "AltoServer", "AltoStore", "AltoTesting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: houseOverC),

        // Fakes and comparers that tests of several rooms share.
        .target(name: "AltoTesting", dependencies: ["Alto", "AltoServer", "AltoStore"], swiftSettings: house),
        .testTarget(name: "AltoTests", dependencies: ["Alto", "AltoTesting"], swiftSettings: house),
    ] + fuzzing,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
