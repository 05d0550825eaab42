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

/// Rooms that touch C mark every unsafe call.
let houseOverC: [SwiftSetting] = house + [.strictMemorySafety()]

/// A library that the distribution installs and pkg-config finds.
func system(_ name: String, pkgConfig: String? = nil, apt package: String) -> Target {
    .systemLibrary(name: name, path: "Sources/C/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A C or C++ shim: a pure C header over one system library.
func shim(
    _ name: String, over systemLibrary: String? = nil,
    cxx: [CXXSetting] = [], linker: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: systemLibrary.map { [.byName(name: $0)] } ?? [],
        path: "Sources/C/\(name)", cxxSettings: cxx, linkerSettings: linker)
}

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
    ],
    targets: [
        // The words and the pipeline.
        .target(name: "Alto", swiftSettings: house),

        // Faces: dlib's detector, landmarks and embedding.
        shim("CFaces", linker: [.linkedLibrary("dlib"), .linkedLibrary("blas"), .linkedLibrary("lapack")]),
        .target(name: "AltoFaces", dependencies: ["Alto", "CFaces"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoFacesTests", dependencies: ["Alto", "AltoFaces", "AltoPictures", "AltoTesting"],
            swiftSettings: house),

        // What is kept: the gallery of enrolled people.
        .target(
            name: "AltoStore", dependencies: ["Alto", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: house),
        .testTarget(
            name: "AltoStoreTests", dependencies: ["Alto", "AltoStore", .product(name: "GRDB", package: "GRDB.swift")],
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

        // Voices and sound files.
        .target(
            name: "AltoSpeech",
            dependencies: [
                "Alto", "CFlite", "CSndfile", "Soxr",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: houseOverC),

        // Text and codes in pictures.
        shim("CInk"),
        system("Tesseract", pkgConfig: "tesseract", apt: "libtesseract-dev"),
        shim("CTesseract", over: "Tesseract"),
        system("ZXing", pkgConfig: "zxing", apt: "libzxing-dev"),
        shim("CCodes", over: "ZXing", cxx: [.define("ZX_USE_UTF8")]),
        .target(name: "AltoReading", dependencies: ["Alto", "CInk", "CTesseract", "CCodes"], swiftSettings: houseOverC),
        .testTarget(
            name: "AltoReadingTests", dependencies: ["Alto", "AltoPictures", "AltoReading", "AltoTesting", "CCodes"],
            exclude: ["Fixtures"], swiftSettings: houseOverC),

        // The program.
        .executableTarget(
            name: "AltoCommand",
            dependencies: [
                "Alto", "AltoPictures", "AltoReading", "AltoFaces", "AltoSpeech", "AltoStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: houseOverC),
        .testTarget(
            name: "AltoCommandTests", dependencies: ["Alto", "AltoCommand", "AltoTesting"], swiftSettings: houseOverC),

        // Fakes and comparers that tests of several rooms share.
        .target(name: "AltoTesting", dependencies: ["Alto"], swiftSettings: house),
        .testTarget(name: "AltoTests", dependencies: ["Alto", "AltoTesting"], swiftSettings: house),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
