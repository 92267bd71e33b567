import Foundation
import Highlighting
import Text

/// The real texts that are measured on.
enum Corpus {
    /// All Markdown files below a folder, in the order of their paths.
    static func texts(in folder: String) -> [[UInt8]] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".md") || $0.hasSuffix(".mdx") }.sorted().compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
        }
    }

    /// The languages that the program highlights, from the checkout that this was built in.
    static var languages: LanguageSet {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "waymark/Resources/languages").path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return LanguageSet(
            names.sorted().compactMap { name in
                FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                    SourceText(path: name, bytes: Array($0))
                }
            })
    }
}
