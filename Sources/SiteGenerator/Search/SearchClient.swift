import Diagnostics
import Templates
import Text

/// The scripts that answer queries in browsers: files of the theme that are loaded when the search is used.
enum SearchClient {
    /// The files of the theme. What answers queries is published as a part of the field's script, which is one request
    /// less, and the page of results takes it from there.
    static let names: Set<String> = [query, field, results]
    private static let query = "search.js"
    fileprivate static let field = "search-field.js"
    fileprivate static let results = "search-page.js"

    /// The scripts as they are published, by name.
    ///
    /// - Parameter path: the path that a file of this name and these bytes is published at.
    static func published(
        _ scripts: [String: [UInt8]], at path: (String, [UInt8]) -> String
    ) -> [String: (path: String, bytes: [UInt8])] {
        guard let query = scripts[query], let field = scripts[field], let results = scripts[results] else {
            return [:]
        }
        let own = field.split(separator: UInt8(ascii: "\n")).filter { !imports($0, Self.query) }
        let bundle = query + own.joined(separator: [UInt8(ascii: "\n")]) + [UInt8(ascii: "\n")]
        let bundlePath = path(Self.field, bundle)
        var text = String(decoding: results, as: UTF8.self)
        for name in [Self.query, Self.field] {
            text = text.replacing("\"./\(name)\"", with: "\"./\(fileName(of: bundlePath))\"")
        }
        let page = Array(text.utf8)
        return [Self.field: (bundlePath, bundle), Self.results: (path(Self.results, page), page)]
    }

    private static func imports(_ line: ArraySlice<UInt8>, _ name: String) -> Bool {
        line.starts(with: "import ".utf8) && line.firstRange(of: Array("\"./\(name)\"".utf8)) != nil
    }
}

extension Site {
    /// What templates learn of the search; nothing where the site has none.
    func searchValues(_ theme: Theme) -> TemplateValue {
        guard hasSearch else { return .none }
        return .object(
            TemplateObject([
                ("url", .string(base.path + "search/")),
                ("field", .string(theme.url(SearchClient.field, base: base))),
                ("results", .string(theme.url(SearchClient.results, base: base))),
                ("slash", .boolean(configuration.search.hasSlashKey)),
            ]))
    }
}
