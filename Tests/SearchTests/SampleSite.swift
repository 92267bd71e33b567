@testable import Search

/// A small site that has everything that a search must find. Its index is kept as text for the client's tests.
enum SampleSite {
    static let documents: [SearchDocument] =
        [
            page(
                "guide/gateway/", "Set up a gateway", kind: "guide",
                SearchPart(
                    id: "", heading: "", prose: "How to connect the application with a gateway of your own."),
                SearchPart(
                    id: "address", heading: "The address",
                    prose: "Write the address of the gateway into the settings.",
                    code: "{\"inferenceGatewayBaseUrl\": \"https://gateway.example\"}",
                    keys: [SearchKey(path: "inferenceGatewayBaseUrl", schema: "desktop", anchor: "config-1")]),
                SearchPart(
                    id: "limits", heading: "Limits",
                    prose: "Configuring limits: at most ten requests a second.")),
            page(
                "guide/servers/", "Add servers", kind: "guide",
                SearchPart(id: "", heading: "", prose: "Servers give tools to the application."),
                SearchPart(
                    id: "start", heading: "Start a server", prose: "The command starts the server.",
                    code: "{\"mcpServers\": {\"files\": {\"command\": \"npx\"}}}",
                    keys: [
                        SearchKey(path: "mcpServers", schema: "servers", anchor: "config-2"),
                        SearchKey(path: "mcpServers.*.command", schema: "servers", anchor: "config-2"),
                    ])),
            page(
                "wiki/configuration/", "Configuration", kind: "wiki",
                SearchPart(id: "", heading: "", prose: "Where the configuration is, and how it is read.")),
            page(
                "wiki/with/", "with", kind: "wiki", SearchPart(id: "", heading: "", prose: "Opens a block.")),
            page(
                "ja/search/", "検索の設定", kind: "wiki", SearchPart(id: "", heading: "", prose: "日本語の検索ができます。")),
            page(
                "fr/cafe/", "Le café", kind: "wiki",
                SearchPart(id: "", heading: "", prose: "Une <page> française à propos d'Łódź.")),
        ]
        + (1...12).map { number in
            page(
                "notes/\(number)/", "Note \(number)", kind: "note",
                SearchPart(
                    id: "", heading: "", prose: "A note about tools, settings and template number \(number).")
            )
        }

    static let entries = [
        SearchSchemaEntry(
            schema: "desktop", path: "inferenceGatewayBaseUrl", description: "The address of the gateway.",
            address: "reference/desktop/#inferenceGatewayBaseUrl"),
        SearchSchemaEntry(
            schema: "servers", path: "mcpServers.*.command", description: "The program that is started.",
            address: "reference/servers/#command"),
        SearchSchemaEntry(
            schema: "servers", path: "mcpServers.*.env", description: "The variables of the program.",
            address: "reference/servers/#env"),
    ]

    /// Limits at which even this site has several files of each kind.
    static var limits: SearchLimits {
        var limits = SearchLimits()
        limits.shard = 250
        limits.sharedList = 40
        limits.listPart = 24
        limits.block = 8
        limits.keyBlock = 2
        limits.excerpts = 300
        return limits
    }

    /// The index as one text: each file's path behind `== `, then its bytes.
    static func text(_ files: [SearchFile]) -> String {
        String(
            decoding: files.flatMap { Array("== \($0.path)\n".utf8) + $0.bytes + [0x0A] }, as: UTF8.self)
    }

    private static func page(
        _ address: String, _ title: String, kind: String, _ parts: SearchPart...
    ) -> SearchDocument {
        let section = String(address.prefix { $0 != "/" })
        return SearchDocument(address: address, title: title, kind: kind, section: section, parts: parts)
    }
}
