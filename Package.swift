// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "waymark",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "waymark", targets: ["waymark"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CFYaml", pkgConfig: "libfyaml",
            providers: [.apt(["libfyaml-dev"]), .brew(["libfyaml"])]),
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8",
            providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(
            name: "CMessageDigest", pkgConfig: "libmd",
            providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        .target(name: "Text"),
        .target(name: "Diagnostics", dependencies: ["Text"]),
        .target(name: "CMarkdown", dependencies: ["CCmark"]),
        .target(name: "Markdown", dependencies: ["CCmark", "CMarkdown", "Diagnostics", "Text"]),
        .target(name: "ConfigSchema", dependencies: ["CFYaml", "CPCRE2", "Diagnostics", "Text"]),
        .target(name: "Highlighting", dependencies: ["Diagnostics", "Text"]),
        .target(name: "Search", dependencies: ["Diagnostics", "Text"]),
        .target(name: "Cursor"),
        .target(name: "LanguageProtocol", dependencies: ["Text"]),
        .target(
            name: "SiteImport", dependencies: ["ConfigSchema", "Diagnostics", "Markdown", "Text"]),
        .target(name: "Templates", dependencies: ["Diagnostics", "Text"]),
        .target(
            name: "SiteGenerator",
            dependencies: [
                "CMessageDigest", "ConfigSchema", "Diagnostics", "Highlighting", "Markdown", "Search",
                "Templates", "Text",
            ]),
        .target(
            name: "WebServer",
            dependencies: [
                "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .target(name: "Watching"),
        .target(
            name: "Preview", dependencies: ["Diagnostics", "SiteGenerator", "Text", "WebServer"]),
        .target(
            name: "LanguageServer",
            dependencies: [
                "ConfigSchema", "Cursor", "Diagnostics", "LanguageProtocol", "Markdown", "SiteGenerator",
                "Text",
            ]),
        .target(name: "CResources"),
        .executableTarget(
            name: "waymark",
            dependencies: [
                "ConfigSchema", "CResources", "Diagnostics", "Highlighting", "LanguageProtocol",
                "LanguageServer", "Markdown", "Preview", "SiteGenerator", "SiteImport", "Templates", "Text",
                "Watching", "WebServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Resources")]),

        .target(name: "CAllocations"),
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                "CAllocations", "CCmark", "ConfigSchema", "Diagnostics", "Highlighting", "Markdown",
                "SiteGenerator", "Templates", "Text",
            ]),

        .testTarget(name: "TextTests", dependencies: ["Diagnostics", "Text"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "Text"]),
        .testTarget(
            name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown", "Text"],
            exclude: ["attacks.txt"]),
        .testTarget(
            name: "ConfigSchemaTests", dependencies: ["ConfigSchema", "Diagnostics", "Text"]),
        .testTarget(
            name: "HighlightingTests", dependencies: ["Diagnostics", "Highlighting", "Text"],
            exclude: ["Fixtures"]),
        .testTarget(name: "SearchTests", dependencies: ["Search"], exclude: ["Client"]),
        .testTarget(name: "CursorTests", dependencies: ["Cursor"]),
        .testTarget(
            name: "LanguageProtocolTests", dependencies: ["LanguageProtocol", "Text"]),
        .testTarget(
            name: "TemplatesTests", dependencies: ["Diagnostics", "Templates", "Text"], exclude: ["Jinja"]),
        .testTarget(
            name: "SiteGeneratorTests",
            dependencies: [
                "ConfigSchema", "Diagnostics", "Highlighting", "Markdown", "Preview", "SiteGenerator",
                "Templates", "Text",
            ],
            exclude: ["Fixtures", "Recognition"]),
        .testTarget(name: "SiteImportTests", dependencies: ["SiteImport"], exclude: ["Fixtures"]),
        .testTarget(name: "WebServerTests", dependencies: ["WebServer"]),
        .testTarget(
            name: "PreviewTests", dependencies: ["Diagnostics", "Preview", "SiteGenerator", "WebServer"]),
        .testTarget(
            name: "LanguageServerTests",
            dependencies: ["Diagnostics", "LanguageProtocol", "LanguageServer", "SiteGenerator", "Text"]),
        .testTarget(name: "WatchingTests", dependencies: ["Watching"]),
        .testTarget(
            name: "waymarkTests", dependencies: ["Diagnostics", "SiteGenerator", "Text", "waymark"],
            exclude: ["Cases/cases.txt"]),
    ],
    swiftLanguageModes: [.v6]
)

// A file sees only what it imports by name, and shows no other what it imported: otherwise what the argument parser
// imports is seen too, and all of Foundation becomes part of the program.
let warningsAreErrors = Context.environment["WAYMARK_WARNINGS_ARE_ERRORS"] != nil
for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings =
        [
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
        + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
}

// One room with all that it stands on, so that its tests are built soon: `make unit ROOM=Templates`.
if let room = Context.environment["WAYMARK_ROOM"] {
    var needed: Set<String> = []
    var packages: Set<String> = []
    var unseen = [room, room + "Tests"]
    while let name = unseen.popLast() {
        guard needed.insert(name).inserted else { continue }
        for dependency in package.targets.first(where: { $0.name == name })?.dependencies ?? [] {
            switch dependency {
            case .byNameItem(let name, _), .targetItem(let name, _): unseen.append(name)
            case .productItem(_, let package, _, _): packages.insert(package ?? "")
            @unknown default: break
            }
        }
    }
    package.targets.removeAll { !needed.contains($0.name) }
    package.products.removeAll { !needed.contains($0.name) }
    if packages.isEmpty { package.dependencies = [] }
}
