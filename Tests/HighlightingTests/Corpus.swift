import Foundation

/// The fenced blocks of the Markdown files that lie beside the checkout; none where they are absent.
enum Corpus {
    struct Block {
        let path: String
        let line: Int
        let language: String
        let code: [UInt8]
    }

    static func blocks() throws -> [Block] {
        let environment = ProcessInfo.processInfo.environment["WAYMARK_SHARED"]
        let shared =
            environment.map { URL(fileURLWithPath: $0) }
            ?? BuiltIn.root.deletingLastPathComponent().appending(path: "shared")
        var blocks: [Block] = []
        for folder in ["corpus", "sites"] {
            let files = FileManager.default.enumerator(atPath: shared.appending(path: folder).path)
            while let path = files?.nextObject() as? String {
                guard path.hasSuffix(".md") || path.hasSuffix(".mdx") else { continue }
                // What tldr pages hold is a line each, of one language.
                if path.contains("tldr") { continue }
                let data = try Data(contentsOf: shared.appending(path: folder).appending(path: path))
                blocks += self.blocks(in: [UInt8](data), path: path)
            }
        }
        return blocks
    }

    /// A fence is three or more backticks or tildes; that is near enough to find real code.
    private static func blocks(in bytes: [UInt8], path: String) -> [Block] {
        var blocks: [Block] = []
        var open: (line: Int, fence: ArraySlice<UInt8>, language: String, code: [UInt8])?
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            let fence = text.prefix {
                $0 == text.first && ($0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~"))
            }
            if let current = open {
                if fence.count >= 3, text.starts(with: current.fence) {
                    blocks.append(
                        Block(path: path, line: current.line, language: current.language, code: current.code))
                    open = nil
                } else {
                    open?.code += line + [UInt8(ascii: "\n")]
                }
            } else if fence.count >= 3 {
                let info = text.dropFirst(fence.count).drop { $0 == 0x20 }
                let word = info.prefix { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
                open = (number + 1, fence, String(decoding: word, as: UTF8.self), [])
            }
        }
        return blocks
    }
}
