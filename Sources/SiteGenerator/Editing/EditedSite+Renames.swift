import Diagnostics
import ConfigSchema
import Markdown
import Text

/// Something that has a name, and where the name is written.
package struct EditedName: Sendable {
    /// What has the name.
    package enum Kind: Sendable, Hashable {
        /// A heading, by its id.
        case heading(String)
        /// A page, by the title of its front matter.
        case title
        case topic
    }

    /// What has the name.
    package let kind: Kind
    /// The file in which it is written, or that it is the name of.
    package let path: String
    /// Where it is written, in the file that was asked about.
    package let range: Range<Int>
    /// The name.
    package let text: String
}

/// Why a name cannot be another.
package struct UnfitName: Error, Sendable {
    /// A sentence without its full stop.
    package let reason: String
}

extension EditedSite {
    // MARK: What can have another name

    /// What has its name at a byte of a file and can have another one.
    package func renamable(in path: String, at offset: Int) -> EditedName? {
        guard let page = text(at: path) else { return nil }
        if let topic = name(of: .topic, in: path, at: offset) {
            return EditedName(
                kind: .topic, path: path, range: page.content(of: topic.range), text: topic.value)
        }
        if let title = page.title, title.range.touches(offset) {
            return EditedName(
                kind: .title, path: path, range: page.content(of: title.range), text: title.value)
        }
        if let heading = page.document.headings.first(where: { $0.range.touches(offset) }),
            let range = page.textRange(of: heading)
        {
            return EditedName(kind: .heading(heading.id), path: path, range: range, text: heading.text)
        }
        guard let link = link(in: path, at: offset), let target = link.target, link.isWiki,
            let file = target.path
        else { return nil }
        if let fragment = link.fragment, fragment.touches(offset), let id = target.fragment,
            !id.hasPrefix("^")
        {
            let heading = headings(in: target).first { $0.id == id }
            return heading.map { EditedName(kind: .heading(id), path: file, range: fragment, text: $0.text) }
        }
        guard link.destination.touches(offset), let title = target.title,
            link.link.destination.trimmingSpaces.lowercased() == title.lowercased()
        else { return nil }
        return EditedName(kind: .title, path: file, range: link.destination, text: title)
    }

    /// The edits that give something another name, with all that calls it by the old one.
    package func renaming(_ name: EditedName, to new: String) throws(UnfitName) -> EditedChanges {
        let new = new.trimmingSpaces
        guard !new.isEmpty, !new.contains(where: \.isNewline) else {
            throw UnfitName(reason: "a name has at least one letter, and is on one line")
        }
        switch name.kind {
        case .topic: return renamingTopic(name.text, to: new)
        case .title: return try renamingTitle(of: name.path, to: new)
        case .heading(let id): return try renamingHeading(id, of: name.path, to: new)
        }
    }

    // MARK: Topics

    private func renamingTopic(_ old: String, to new: String) -> EditedChanges {
        var changes = EditedChanges()
        for place in places(ofTopic: old) {
            guard let range = place.range, let page = text(at: place.path) else { continue }
            let inner = page.content(of: range)
            changes.add(inner, page.escaped(new, in: range), in: place.path)
        }
        return changes
    }

    // MARK: Titles

    /// Gives a page another title; its old one becomes an alias, so that links from elsewhere still find it.
    private func renamingTitle(of path: String, to new: String) throws(UnfitName) -> EditedChanges {
        guard let page = text(at: path), let target = target(at: path), let old = target.title else {
            throw UnfitName(reason: "the page is not part of the site")
        }
        var changes = EditedChanges()
        if let title = page.title {
            changes.add(page.content(of: title.range), page.escaped(new, in: title.range), in: path)
        } else if let heading = page.document.titleHeading, let range = page.textRange(of: heading) {
            changes.add(range, new, in: path)
        } else {
            throw UnfitName(reason: "the page has no title of its own; give it one in its front matter")
        }
        renameLinks(to: target, calledBy: old, new, &changes)
        if !page.frontMatter.aliases.contains(where: { $0.value.lowercased() == old.lowercased() }),
            WikiTarget.canHold(old)
        {
            changes.add(FrontMatterEntries(page: page).adding(old, toList: "aliases"), in: path)
        }
        return changes
    }

    private func renameLinks(
        to target: EditedTarget, calledBy old: String, _ new: String, _ changes: inout EditedChanges
    ) {
        guard WikiTarget.canHold(new), !new.contains("#") else { return }
        for link in links(
            to: EditedTarget(path: target.path, title: target.title, fragment: nil, page: target.page))
        where link.isWiki && link.link.destination.trimmingSpaces.lowercased() == old.lowercased() {
            changes.add(link.destination, new, in: link.location.path)
        }
    }

    // MARK: Headings

    private func renamingHeading(_ id: String, of path: String, to new: String) throws(UnfitName)
        -> EditedChanges
    {
        guard let page = text(at: path), let target = target(at: path, fragment: id),
            let heading = page.document.headings.first(where: { $0.id == id }),
            let range = page.textRange(of: heading)
        else { throw UnfitName(reason: "the heading is part of another file") }
        var changes = EditedChanges()
        changes.add(range, new, in: path)
        let newID = page.id(of: heading, with: new, at: range)
        for link in links(to: target) {
            guard let fragment = link.fragment else { continue }
            changes.add(
                fragment, link.isWiki ? new.replacing("|", with: "") : URLPath.encoded(newID),
                in: link.location.path)
        }
        // Where the title is this heading, the page is called by it.
        if page.title == nil, page.document.titleHeading?.id == id {
            renameLinks(to: target, calledBy: heading.text, new, &changes)
        }
        if newID != id, !page.frontMatter.anchors.contains(where: { $0.id.value == id }) {
            changes.add(FrontMatterEntries(page: page).adding(id, "#" + newID, toObject: "anchors"), in: path)
        }
        return changes
    }
}

extension EditedPage {
    /// The title that the front matter gives, where it stands.
    var title: Located<String>? {
        guard let (document, map) = frontMatter.source, let node = document.root?["title"],
            let text = FrontMatter.text(node), !text.isEmpty
        else { return nil }
        return Located(value: text, range: map.range(node.range))
    }

    /// The bytes of a value of front matter without its quotes.
    func content(of range: Range<Int>) -> Range<Int> {
        guard range.count >= 2, let first = bytes[range].first, "\"'".utf8.contains(first),
            bytes[range].last == first
        else { return range }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    /// A text as it is written in the place of a value of front matter: in its quotes, or in new ones where
    /// it needs them.
    func escaped(_ text: String, in range: Range<Int>) -> String {
        let isQuoted = content(of: range) != range
        if isQuoted {
            if bytes[range.lowerBound] == UInt8(ascii: "'") { return text.replacing("'", with: "''") }
            return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        }
        let isPlain =
            text.first.map { $0.isLetter || $0.isNumber } == true
            && !text.contains { ":#,[]{}\"'`|>&*!%@\\".contains($0) }
            && ConfigDocument(text, as: .yaml).root?.kind == .string
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The text of a heading on one line, without marks, blanks and the braces with its id; `nil` for
    /// another.
    func textRange(of heading: Document.Heading) -> Range<Int>? {
        let line = FrontMatterFence.line(in: bytes, from: heading.range.lowerBound).text
        guard line.upperBound <= bytes.count else { return nil }
        var (start, end) = (max(line.lowerBound, heading.range.lowerBound), line.upperBound)
        let hashes = bytes[start..<end].prefix { $0 == UInt8(ascii: "#") }.count
        if hashes > 0 {
            start += hashes
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
            let closing = bytes[start..<end].reversed().prefix { $0 == UInt8(ascii: "#") }.count
            if closing > 0, end - closing > start, bytes[end - closing - 1] == 0x20 { end -= closing }
        }
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "}"),
            let brace = bytes[start..<end].lastIndex(of: UInt8(ascii: "{")), brace + 1 < end,
            bytes[brace + 1] == UInt8(ascii: "#")
        {
            end = brace
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        }
        return start < end ? start..<end : nil
    }

    /// The id that a heading has with another text.
    func id(of heading: Document.Heading, with text: String, at range: Range<Int>) -> String {
        var changed = document.bytes
        changed.replaceSubrange(range, with: Array(text.utf8))
        let again = Document(parsing: changed, path: path, options: document.options)
        let number = document.headings.firstIndex { $0.id == heading.id }
        guard let number, again.headings.indices.contains(number) else {
            return Document.headingID(for: text)
        }
        return again.headings[number].id
    }
}
