import Foundation
import SiteImport
import Testing

/// Real sites: that each address of theirs still leads somewhere, by a list that is made of their files alone.
@Suite struct RealSiteTests {
    private static let sites = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/sites").standardizedFileURL

    private static func isThere(_ site: String) -> Bool {
        FileManager.default.fileExists(atPath: sites.appending(path: site).path(percentEncoded: false))
    }

    private static func source(_ site: String) throws -> SourceFolder {
        let root = sites.appending(path: site).path(percentEncoded: false)
        var files: [String: SourceFolder.Content] = [:]
        for case let path as String in try #require(FileManager.default.enumerator(atPath: root))
        where !path.hasPrefix(".git") {
            guard let data = try? Data(contentsOf: URL(filePath: root).appending(path: path)) else {
                continue
            }
            files[path] = SourceFolder.Content(Array(data), at: path)
        }
        return SourceFolder(files)
    }

    private static func text(_ content: SourceFolder.Content?) -> String? {
        guard case .text(let bytes)? = content else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of a line `key: value` of front matter.
    private static func value(_ key: String, in text: String) -> String? {
        text.split(separator: "\n").prefix(40).lazy.first { $0.hasPrefix("\(key): ") }
            .map { $0.dropFirst(key.count + 2).trimmingCharacters(in: CharacterSet(charactersIn: " \"'")) }
    }

    private static func key(_ address: String) -> String {
        let plain = address.removingPercentEncoding ?? address
        return plain.hasSuffix("/") ? String(plain.dropLast()) : plain
    }

    /// The addresses that the new site answers: of pages by the rules of the manual, and of their aliases.
    private static func answered(_ files: [ImportedFile]) -> Set<String> {
        var answered: Set<String> = []
        for file in files where file.path.hasSuffix(".md") {
            guard case .bytes(let bytes) = file.content else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            var parts = file.path.split(separator: "/").dropFirst().map {
                $0.lowercased().replacingOccurrences(of: " ", with: "-").filter { !"()',&!".contains($0) }
            }
            let name = String(parts.removeLast().dropLast(3))
            if !["index", "_index"].contains(name) { parts.append(value("slug", in: text) ?? name) }
            answered.insert(parts.isEmpty ? "" : "/" + parts.joined(separator: "/"))
            for alias in (value("aliases", in: text) ?? "").split(separator: ",") {
                answered.insert(key(alias.trimmingCharacters(in: CharacterSet(charactersIn: " []\"'"))))
            }
        }
        return answered
    }

    @Test(.enabled(if: isThere("obsidian-help"), "../shared/sites/obsidian-help is not here"))
    func everyAddressOfTheVaultIsAnswered() throws {
        let source = try Self.source("obsidian-help")
        let made = SiteImport(source, kind: .obsidian)
        let answered = Self.answered(made.files)
        var missing: [String] = []
        for path in source.paths where path.hasSuffix(".md") {
            let text = try #require(Self.text(source[path]))
            let byPath = "/" + path.dropLast(3).replacingOccurrences(of: " ", with: "+")
            for address in [byPath, Self.value("permalink", in: text).map { "/" + ($0 == "/" ? "" : $0) }]
                .compactMap(\.self)
            where !answered.contains(Self.key(address)) {
                missing.append(address)
            }
        }
        #expect(missing == [])
        #expect(made.report.pages.count > 150)
        #expect(made.report.addresses.filter { $0.way == .taken } == [])
    }

    @Test(.enabled(if: isThere("hugo-docs"), "../shared/sites/hugo-docs is not here"))
    func everyAddressOfTheDocumentationIsAnswered() throws {
        let source = try Self.source("hugo-docs/en")
        let made = SiteImport(source, kind: .hugo)
        let answered = Self.answered(made.files)
        var missing: [String] = []
        for path in source.paths where path.hasSuffix(".md") && !path.hasPrefix("_common/") {
            let text = try #require(Self.text(source[path]))
            var parts = path.lowercased().dropLast(3).split(separator: "/").map(String.init)
            if ["_index", "index"].contains(parts.last) { parts.removeLast() }
            let byPath = parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
            let aliases = (Self.value("aliases", in: text) ?? "").split(separator: ",").map {
                Self.key($0.trimmingCharacters(in: CharacterSet(charactersIn: " []\"'")))
            }
            for address in [byPath] + aliases where address.hasPrefix("/") && !answered.contains(address) {
                missing.append(address)
            }
        }
        #expect(missing == [])
        #expect(made.report.pages.count > 900)
    }
}
