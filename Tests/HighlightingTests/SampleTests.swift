import Foundation
import Testing

@testable import Highlighting

/// The samples in `Fixtures`: one file a language, code in which `«class text»` marks each span. A file reads as
/// the documentation of what is recognized.
enum Samples {
    struct Sample: Sendable {
        let marked: [UInt8]
        /// The code without the marks.
        let source: [UInt8]
    }

    static let byLanguage: [String: Sample] = {
        let folder = BuiltIn.root.appending(path: "Tests/HighlightingTests/Fixtures")
        var samples: [String: Sample] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            let marked = String(decoding: data, as: UTF8.self)
            samples[String(name.prefix { $0 != "." })] = Sample(
                marked: Array(marked.utf8), source: Array(unmarked(marked).utf8))
        }
        return samples
    }()

    private static func unmarked(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "«") {
            result += rest[..<open]
            rest = rest[open...].drop { $0 != " " }.dropFirst()
            let close = rest.firstIndex(of: "»") ?? rest.endIndex
            result += rest[..<close]
            rest = rest[close...].dropFirst()
        }
        return result + rest
    }
}

@Suite struct SampleTests {
    @Test(arguments: Samples.byLanguage.keys.sorted())
    func tokensOfTheSample(language: String) throws {
        let sample = try #require(Samples.byLanguage[language])
        let html = try #require(BuiltIn.languages.highlight(sample.source, as: language))
        #expect(
            String(decoding: Pieces(html).marked, as: UTF8.self)
                == String(decoding: sample.marked, as: UTF8.self))
    }

    @Test func everyLanguageHasASample() {
        let missing = BuiltIn.languages.names.filter { $0 != "text" && Samples.byLanguage[$0] == nil }
        #expect(missing == [])
    }

    @Test func theDefinitionsHaveNoFault() {
        #expect(!BuiltIn.files.isEmpty)
        #expect(LanguageSet([], adding: BuiltIn.files).diagnostics == [])
    }
}
