/// Writes the front matter of a page as ours.
struct MatterWriting {
    private let bytes: [UInt8]
    private let matter: FrontMatter
    private var kept: [FrontMatter.Member] = []
    private var members: [Value.Member] = []
    private var extra: [Value.Member] = []
    private var topics: [String] = []
    private var aliases: [String] = []
    private var isChanged = false
    /// What was done to which key.
    private(set) var notes: [ImportNote] = []

    init(_ bytes: [UInt8], _ matter: FrontMatter) {
        (self.bytes, self.matter) = (bytes, matter)
    }

    /// Reads the keys of a generator.
    mutating func convert(_ kind: SiteKind, folder: String) {
        for member in matter.members {
            let conversion = KeyConversion.of(member.key, member.value, in: kind)
            switch conversion {
            case .kept:
                keep(member)
                continue
            case .members(let made): take(made, of: member)
            case .topics(let names): topics += names
            case .aliases(let names): aliases += names.map { Self.alias($0, kind, folder) }
            case .nothing(let reason): note(member, .removed, "`\(member.key)` \(reason)")
            case .extra:
                extra.append(.init(key: member.key, value: member.value))
                note(member, .left, "`\(member.key)` has no counterpart and stands under `extra`")
            }
            isChanged = true
        }
        noteLists()
    }

    private mutating func keep(_ member: FrontMatter.Member) {
        if member.lines == nil {
            members.append(.init(key: member.key, value: member.value))
            isChanged = true
        } else {
            kept.append(member)
        }
    }

    /// Old addresses of Hugo and Zola may be relative to the page's folder; names of notes stay names.
    static func alias(_ name: String, _ kind: SiteKind, _ folder: String) -> String {
        guard kind == .hugo || kind == .zola, !name.hasPrefix("/") else { return name }
        return Path.normalized("\(kind == .zola ? "" : folder)/\(name)").map { "/" + $0 } ?? "/" + name
    }

    private mutating func take(_ made: [Value.Member], of member: FrontMatter.Member) {
        for part in made {
            if part.key.hasPrefix("extra.") {
                let key = String(part.key.dropFirst("extra.".count))
                extra.append(.init(key: key, value: part.value))
                if member.key != "extra" {
                    note(member, .left, "`\(member.key)` is kept as `\(key)` under `extra`")
                }
            } else {
                set(part.key, part.value)
                note(member, .changed, "`\(member.key)` is `\(part.key)`")
            }
        }
    }

    private mutating func noteLists() {
        for member in matter.members {
            switch KeyConversion.of(member.key, member.value, in: .mkdocs) {
            case .topics where member.key != "topics": note(member, .changed, "`\(member.key)` is `topics`")
            default: continue
            }
        }
    }

    private mutating func note(_ member: FrontMatter.Member, _ outcome: ImportNote.Outcome, _ words: String) {
        notes.append(ImportNote(outcome, .key, words, at: member.offset))
    }

    /// Sets a key that the page has not yet.
    mutating func set(_ key: String, _ value: Value) {
        guard !kept.contains(where: { $0.key == key }), !members.contains(where: { $0.key == key }) else {
            return
        }
        members.append(.init(key: key, value: value))
        isChanged = true
    }

    /// Adds old addresses or names.
    mutating func add(aliases names: [String]) {
        guard !names.isEmpty else { return }
        aliases += names
        isChanged = true
    }

    var hasWeight: Bool { kept.contains { $0.key == "weight" } || members.contains { $0.key == "weight" } }

    /// The front matter, with its fences and the line behind it; the page's own bytes where nothing is other.
    func text() -> [UInt8] {
        guard isChanged else { return Array(bytes[..<matter.bodyStart]) }
        var text: [UInt8] = []
        for member in kept {
            text += bytes[member.lines ?? 0..<0]
            if text.last != 0x0A { text.append(0x0A) }
        }
        var rest = members
        if !topics.isEmpty { rest.append(.init(key: "topics", value: .texts(topics.unique))) }
        if !aliases.isEmpty { rest.append(.init(key: "aliases", value: .texts(aliases.unique))) }
        if !extra.isEmpty { rest.append(.init(key: "extra", value: .object(extra))) }
        text += YAMLText.text(rest).utf8
        return text.isEmpty ? [] : Array("---\n".utf8) + text + "---\n".utf8
    }
}

extension [String] {
    /// Each of these once, in their order.
    var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
