import ConfigSchema
import Diagnostics

/// The members of a file's snippets and front matter whose keys were renamed by fixes.
///
/// Nobody looked at the value of a key that means nothing. What is wrong with it was wrong before, and is only
/// seen now.
struct RenamedKeys: Sendable {
    /// The keys and values; `isObject` tells whether the value is one, whose missing keys are found at its own key.
    private var members: [(key: Range<Int>, value: Range<Int>, isObject: Bool)] = []

    /// - Parameters:
    ///   - ranges: where the replacements of the fixes stand in the mended file.
    ///   - path: the file's path.
    ///   - pages: the pages that its text stands on, read again.
    init(_ ranges: [Range<Int>], in path: String, _ pages: [ParsedPage]) {
        for page in pages {
            if let source = page.frontMatter.source, page.path == path {
                add(source.document, ranges) { Location(path: path, range: source.map.range($0)) }
            }
            for snippet in page.snippets {
                add(snippet.config, ranges) { range in
                    let location = snippet.origin.location(range)
                    guard snippet.origin.include == nil, let range = location.range else { return location }
                    return page.located(range)
                }
            }
        }
        members = members.filter { member in ranges.contains { !$0.isEmpty && member.key.contains($0) } }
        func add(_ document: ConfigDocument, _ ranges: [Range<Int>], _ place: (Range<Int>) -> Location) {
            for (keyNode, valueNode) in document.allMembers {
                let (key, value) = (place(keyNode.range), place(valueNode.range))
                guard key.path == path, value.path == path, let key = key.range, let value = value.range
                else { continue }
                members.append((key, value, valueNode.kind == .object))
            }
        }
    }

    /// Whether a finding is about the value of one of the keys.
    func explain(_ finding: Diagnostic) -> Bool {
        guard let range = finding.location.range else { return false }
        return members.contains { member in
            member.value.contains(range)
                || (member.isObject && finding.id == .missingProperty && member.key == range)
        }
    }
}

extension ConfigDocument {
    /// All keys and their values, at any depth.
    fileprivate var allMembers: [(key: ConfigNode, value: ConfigNode)] {
        var found: [(ConfigNode, ConfigNode)] = []
        var open = roots
        while let node = open.popLast() {
            open += node.elements
            for (key, value) in node.members {
                found.append((key, value))
                open.append(value)
            }
        }
        return found
    }
}
