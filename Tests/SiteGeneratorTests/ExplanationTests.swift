import Foundation
import Testing

@testable import SiteGenerator

/// Every finding can be explained.
@Suite struct ExplanationTests {
    /// The ids in the sources: the first argument of every finding that is made there.
    static let ids: Set<String> = {
        var ids = Set<String>()
        let folder = Checkout.root + "/Sources"
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".swift") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
            let text = String(decoding: data, as: UTF8.self)
            for match in text.matches(
                of:
                    /(?:Diagnostic|Problem)\(\s*"([a-z0-9-]+)"|"([a-z0-9]+-[a-z0-9-]+)",\s*\.(?:error|warning)\b/
            ) {
                ids.insert(String(match.1 ?? match.2 ?? ""))
            }
            for match in text.matches(of: /"(unknown-template-[a-z]+)"/) { ids.insert(String(match.1)) }
            guard file.hasSuffix("Wording.swift") else { continue }
            for match in text.matches(of: /case \.[^\n]*: "([a-z]+(?:-[a-z]+)+)"\n/) {
                ids.insert(String(match.1))
            }
        }
        return ids
    }()

    @Test func theSourcesHaveIds() {
        #expect(Self.ids.isSuperset(of: ["broken-link", "unbound-snippet", "invalid-utf8"]))
    }

    @Test(arguments: ids.sorted())
    func isExplained(id: String) {
        #expect(Explanation.of(id) != nil)
    }

    @Test func explanationsAreUniqueAndNotEmpty() {
        #expect(Set(Explanation.all.map(\.id)).count == Explanation.all.count)
        #expect(Explanation.all.allSatisfy { $0.text.count > 40 })
    }
}
