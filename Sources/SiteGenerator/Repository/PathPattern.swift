/// A pattern of `include` and `exclude`, for paths from the folder of `waymark.yaml`: `*` is any run of characters
/// within a name, `**` any run of folders, `?` one character, `[a-z]` one of a set, `{a,b}` one of several texts.
///
/// What is in a folder that a pattern means is meant too.
struct PathPattern: Sendable {
    private let alternatives: [[UInt8]]

    init(_ pattern: String) {
        var whole = pattern[...]
        while whole.hasPrefix("./") { whole = whole.dropFirst(2) }
        while whole.hasSuffix("/") { whole = whole.dropLast() }
        alternatives = FilePattern.expanded(String(whole)).filter { !$0.isEmpty }.map { Array($0.utf8) }
    }

    /// Whether a path, or a folder that it lies in, has the pattern's form.
    func means(_ path: ArraySlice<UInt8>) -> Bool {
        var end = path.endIndex
        while true {
            if alternatives.contains(where: { Glob.matches($0[...], path[..<end]) }) { return true }
            guard let slash = path[..<end].lastIndex(of: UInt8(ascii: "/")) else { return false }
            end = slash
        }
    }

    /// Whether something below a folder could have the pattern's form.
    func mayMean(below folder: ArraySlice<UInt8>) -> Bool {
        let parts = folder.split(separator: UInt8(ascii: "/"))
        return alternatives.contains { alternative in
            let names = alternative.split(separator: UInt8(ascii: "/"))
            for (part, name) in zip(parts, names) {
                if name.elementsEqual("**".utf8) { return true }
                if !Glob.matches(name, part) { return false }
            }
            return names.count > parts.count
        }
    }
}

/// The patterns of `include` or `exclude`.
struct PathPatterns: Sendable {
    let patterns: [Located<PathPattern>]

    init(_ patterns: [Located<String>] = []) {
        self.patterns = patterns.map { Located(value: PathPattern($0.value), range: $0.range) }
    }

    /// Whether there are none.
    var isEmpty: Bool { patterns.isEmpty }

    /// Whether one of them could mean something below a folder.
    func mayMean(below folder: ArraySlice<UInt8>) -> Bool {
        patterns.contains { $0.value.mayMean(below: folder) }
    }
}
