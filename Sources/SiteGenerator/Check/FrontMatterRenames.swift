import ConfigSchema
import Diagnostics
import Text

/// An unknown key of front matter, with the key that its author may have meant.
struct UnknownFrontMatterKey {
    /// The finding, with a fix where the key can be renamed as it stands.
    var finding: Diagnostic
    /// The key that may be meant; `nil` where nobody knows.
    let meant: String?
    /// The place of the object that the key stands in.
    fileprivate let owner: String
    /// How it is renamed; `nil` where it is written in a way that keeps that from being said.
    let rename: Diagnostic.TextEdit?

    /// A key that the schema knows nearly.
    init(_ finding: Diagnostic, in owner: String, suggestions: [String]) {
        self.finding = finding
        self.owner = owner
        meant = suggestions.count == 1 ? suggestions[0] : nil
        rename = finding.fixes.first?.edits.first
    }

    /// A key that another generator has.
    init(_ finding: Diagnostic, _ foreign: ForeignFrontMatterKey, inPlaceOf key: String, of root: ConfigNode)
    {
        self.finding = finding
        self.finding.fixes = []
        owner = ""
        if case .elsewhere(let help) = foreign.meaning {
            self.finding.help = help
            (meant, rename) = (nil, nil)
            return
        }
        meant = foreign.name
        if root[foreign.name] != nil {
            self.finding.help = "here it is called `\(foreign.name)`, which the page has already"
            rename = nil
            return
        }
        self.finding.help = foreign.opposite(of: root[key]) ?? "did you mean `\(foreign.name)`?"
        // A key in quotes keeps them, and one with escapes stays.
        guard let range = finding.location.range, foreign.canBeRenamed,
            case let quote = (range.count - key.utf8.count) / 2, quote <= 1,
            range.count == key.utf8.count + 2 * quote
        else {
            rename = nil
            return
        }
        let name = (range.lowerBound + quote)..<(range.upperBound - quote)
        let edit = Diagnostic.TextEdit(range: name, replacement: foreign.name)
        rename = edit
        guard case .same = foreign.meaning else { return }
        self.finding.fixes = [Diagnostic.Fix("rename the key to `\(foreign.name)`", edits: [edit])]
    }
}

extension UnknownFrontMatterKey {
    /// The new name, with the object that would have it.
    fileprivate var newName: [String]? { rename.map { [owner, $0.replacement] } }

    fileprivate var withoutFixes: Diagnostic {
        var finding = finding
        finding.fixes = []
        return finding
    }
}

extension [UnknownFrontMatterKey] {
    /// The findings, without fixes where the value cannot stand behind the key that is meant; then the help says what
    /// stands there.
    ///
    /// Keys are renamed together in one copy, those that a fix would rename and the others in another, so that many of
    /// them are no more work than one.
    ///
    /// - Parameter errors: what is wrong with front matter that an author could have written.
    func judged(in file: ParsedPage, errors: (ParsedPage) -> [Diagnostic]) -> [Diagnostic] {
        guard !isEmpty else { return [] }
        return filter { !$0.finding.fixes.isEmpty }.tried(in: file, errors)
            + filter(\.finding.fixes.isEmpty).tried(in: file, errors)
    }

    private func tried(in file: ParsedPage, _ errors: (ParsedPage) -> [Diagnostic]) -> [Diagnostic] {
        var taken = Set<[String]>()
        let edits = compactMap { key in
            key.newName.flatMap { taken.insert($0).inserted ? key.rename : nil }
        }
        guard !edits.isEmpty else { return map(\.finding) }
        let step = EditMap(edits)
        let renamed = file.replacingFrontMatter(in: step.applied(to: file.source.bytes))
        let faults = FaultsOfMembers(renamed.frontMatter, errors(renamed))
        let places = Set(edits.map(\.range))
        return map { key in
            guard let edit = key.rename else { return key.finding }
            // An object cannot have two keys of one name.
            guard places.contains(edit.range) else { return key.withoutFixes }
            guard let demand = faults.demand(onKeyAt: step.replacement(of: edit).lowerBound) else {
                return key.finding
            }
            var finding = key.withoutFixes
            finding.help = "did you mean `\(key.meant ?? edit.replacement)`? \(demand)"
            return finding
        }
    }
}

extension ParsedPage {
    /// The same page with the front matter of another text.
    fileprivate func replacingFrontMatter(in bytes: [UInt8]) -> ParsedPage {
        replacing(FrontMatter(source: FrontMatterFence(bytes).values(in: bytes)))
    }
}

/// The errors in front matter, by the keys in whose values they are.
private struct FaultsOfMembers {
    /// By place.
    private let members: [(key: Range<Int>, value: Range<Int>)]
    /// By place.
    private let errors: [(range: Range<Int>, message: String)]

    init(_ frontMatter: FrontMatter, _ findings: [Diagnostic]) {
        members = frontMatter.members.sorted { $0.key.lowerBound < $1.key.lowerBound }
        errors = findings.compactMap { finding in
            guard finding.severity == .error, let range = finding.location.range else { return nil }
            return (range, finding.message)
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What is asked for that a key's value is not, as a sentence behind the name of the key; `nil` where all is well.
    func demand(onKeyAt place: Int) -> String? {
        let next = members.partitioningIndex { $0.key.upperBound > place }
        guard next < members.count, members[next].key.lowerBound <= place else { return nil }
        let (key, value) = members[next]
        let first = errors.partitioningIndex { $0.range.lowerBound >= key.lowerBound }
        guard first < errors.count, case let error = errors[first],
            error.range.upperBound <= Swift.max(key.upperBound, value.upperBound)
        else { return nil }
        guard error.range == value, let verb = error.message.firstRange(of: " must be ") else {
            return error.message
        }
        let words = error.message[verb.upperBound...]
        let end = words.ranges(of: ", not ").last?.lowerBound ?? words.endIndex
        return "its value must be \(words[..<end])"
    }
}

extension FrontMatter {
    /// All keys at any depth with their values, by where they stand in the file.
    fileprivate var members: [(key: Range<Int>, value: Range<Int>)] {
        guard let (document, map) = source else { return [] }
        var members: [(Range<Int>, Range<Int>)] = []
        var open = document.roots
        while let node = open.popLast() {
            open += node.elements
            for (key, value) in node.members {
                members.append((map.range(key.range), map.range(value.range)))
                open.append(value)
            }
        }
        return members
    }
}
