import Text

/// All that a build depends on, in one word: the bytes of every file that it reads, the size and time of those that it
/// copies, the options, the day, and the program. It protects nothing: whoever can write the output folder can write
/// its manifest too.
package struct BuildStamp: Sendable, Hashable {
    /// Hexadecimal digits.
    let digits: String

    /// Takes all in; `nil` where the tree has findings of its own, since what could not be read may be there another time.
    ///
    /// - Parameters:
    ///   - program: the path of the program's own file, which another build of it has at another time.
    ///   - besides: what else makes a difference, such as the form of the report.
    package init?(
        _ tree: SourceTree, _ resources: ProgramResources, _ options: SiteOptions, program: String,
        besides: [String]
    ) throws(FileSystemError) {
        guard tree.diagnostics.isEmpty, options.webAnswers == nil, options.replacement == nil else {
            return nil
        }
        var hash = DoubleHash()
        let mark = try FileSystem.status(program).map { FileMark(ofCopy: $0).text }
        hash.combine([program, mark ?? ""] + besides + [resources.generator] + options.words)
        for texts in [resources.theme, resources.schemas, resources.languages, tree.templates] {
            hash.combine(["\(texts.count)"])
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
                hash.combine([name])
                hash.combine(DoubleHash(of: text.bytes))
            }
        }
        hash.combine(tree.hidden)
        for text in tree.besides {
            hash.combine([text.path])
            hash.combine(DoubleHash(of: text.bytes))
        }
        let contents = concurrentMap(tree.files, jobs: options.jobs) { file -> DoubleHash? in
            guard case .text(let bytes) = file.content else { return nil }
            return DoubleHash(of: bytes)
        }
        for (file, content) in zip(tree.files, contents) {
            hash.combine([file.place, file.path])
            switch file.content {
            case .text: if let content { hash.combine(content) }
            case .asset(let path):
                guard let status = try FileSystem.status(path) else { return nil }
                hash.combine([path, FileMark(ofCopy: status).text])
            }
        }
        digits = hash.digits
    }

    init(digits: String) {
        self.digits = digits
    }
}

extension SiteOptions {
    /// What of them makes a difference to a site; the number of workers makes none.
    fileprivate var words: [String] {
        [date ?? "", baseURL ?? "", baseURL == nil ? "" : "base"]
            + [isLenientOnDates, includesDrafts, makesFeed, highlightsCode].map { "\($0)" }
    }
}

/// Two hashes of the same bytes, which one text has by chance where a single one could be met.
private struct DoubleHash: Sendable {
    private var first = StableHash()
    private var second = StableHash(start: 0x9e37_79b9_7f4a_7c15)

    init() {}

    init(of bytes: [UInt8]) {
        first.value = StableHash.ofWords(bytes)
        second.value = StableHash.ofWords(bytes, start: second.value)
    }

    /// Takes in texts, each with its length.
    mutating func combine(_ texts: [String]) {
        for text in texts {
            let bytes = Array("\(text.utf8.count):\(text)".utf8)
            first.combine(bytes)
            second.combine(bytes)
        }
    }

    mutating func combine(_ other: DoubleHash) { combine([other.digits]) }

    var digits: String { first.digits + "-" + second.digits }
}
