import ConfigSchema
import Text

/// Writes the shortcodes that are known in our form.
struct Shortcodes {
    private let lines: TextLines
    private let page: PageDraft
    private var edits: [Edit] = []
    private var notes: [(outcome: ImportNote.Outcome, construct: Construct, words: String, offset: Int)] = []

    static func convert(_ page: inout PageDraft) {
        var pass = Shortcodes(lines: TextLines(page.text.bytes), page: page)
        pass.read()
        for note in pass.notes { page.note(note.outcome, note.construct, note.words, at: note.offset) }
        page.text.apply(pass.edits)
    }

    private init(lines: TextLines, page: PageDraft) { (self.lines, self.page) = (lines, page) }

    private mutating func read() {
        let found = ShortcodeScan(lines, kind: page.kind).shortcodes
        var (index, closed): (Int, Set<Int>) = (0, [])
        while index < found.count {
            let code = found[index]
            if code.isInBlock {
                note(code, .left, "a code block is not touched")
                index += 1
                continue
            }
            let close = closing(of: index, in: found)
            if let close { closed.insert(close) }
            switch code.form {
            case .escaped: unescape(code)
            case .close where closed.contains(index): break
            case .close: note(code, .left, "it closes nothing")
            case .alone: if !single(code) { leave(code) }
            case .open:
                if let close, pair(code, found[close]) {
                    if isVerbatim(code.name) { index = close }
                } else if close == nil, single(code) {
                } else if close != nil || !single(code) {
                    leave(code)
                }
            }
            index += 1
        }
    }

    /// Shortcodes whose text is code, so that nothing in it is one.
    private func isVerbatim(_ name: String) -> Bool { ["highlight", "code-toggle"].contains(name) }

    /// The shortcode that closes one; `nil` where it stands alone.
    private func closing(of index: Int, in found: [Shortcode]) -> Int? {
        guard found[index].form == .open else { return nil }
        var depth = 0
        for next in (index + 1)..<max(index + 1, found.count) {
            let other = found[next]
            let isSame = page.kind == .zola || other.name == found[index].name
            if other.form == .open, isSame { depth += 1 }
            if other.form == .close, isSame {
                if depth == 0 { return next }
                depth -= 1
            }
        }
        return nil
    }

    private mutating func leave(_ code: Shortcode) {
        note(code, .left, "the shortcode `\(code.name)` is the site's own or has no counterpart")
    }

    private mutating func note(_ code: Shortcode, _ outcome: ImportNote.Outcome, _ words: String) {
        notes.append((outcome, .shortcode, "`\(code.name)`: \(words)", code.range.lowerBound))
    }

    private mutating func put(_ code: Shortcode, _ text: String) -> Bool {
        edits.append(Edit(code.range, text))
        note(code, .changed, "it is `\(text)`")
        return true
    }

    /// In Hugo a shortcode with comment marks is shown without them.
    private mutating func unescape(_ code: Shortcode) {
        let text = lines.text(code.range).replacing("/*", with: "").replacing("*/", with: "")
        _ = put(code, lines.codeRanges.covers(code.range.lowerBound) ? text : "`\(text)`")
    }

    /// Those that stand alone.
    private mutating func single(_ code: Shortcode) -> Bool {
        let arguments = code.arguments
        let id = arguments.value(["id"])
        switch code.name {
        case "ref", "relref":
            guard let path = arguments.value(["path"]), let target = reference(path) else { return false }
            return put(code, target)
        case "figure", "img", "image": return figure(code)
        case "youtube": return video(code, id.map { "https://www.youtube.com/watch?v=\($0)" }, "YouTube")
        case "vimeo", "vimeo_simple": return video(code, id.map { "https://vimeo.com/\($0)" }, "Vimeo")
        case "instagram": return video(code, id.map { "https://www.instagram.com/p/\($0)/" }, "Instagram")
        case "x", "tweet", "twitter", "x_simple":
            guard let user = arguments.value(["user"]), let id = arguments.value(["id"], at: 1) else {
                return false
            }
            return video(code, "https://x.com/\(user)/status/\(id)", "X")
        case "gist":
            if let url = arguments["url"] { return video(code, url, "Gist") }
            guard let user = arguments.value(["user"]), let id = arguments.value(["id"], at: 1) else {
                return false
            }
            return video(code, "https://gist.github.com/\(user)/\(id)", "Gist")
        case "include", "readfile", "snippet": return include(code)
        case "new-in", "deprecated-in":
            guard let version = id else { return false }
            return put(code, "**\(code.name == "new-in" ? "New" : "Deprecated") in \(version)**")
        default: return false
        }
    }

    private func reference(_ path: String) -> String? {
        if path.hasPrefix("#") { return path }
        let target = LinkTarget(site: page.site, page: page.page)
        let cut = path.firstIndex(of: "#") ?? path.endIndex
        guard let destination = target.path(String(path[..<cut])) else {
            // A name alone is looked up in the whole site.
            return page.site.page(named: Path.stem(String(path[..<cut]))).map {
                "/" + $0.place + path[cut...]
            }
        }
        return destination + path[cut...]
    }

    private mutating func figure(_ code: Shortcode) -> Bool {
        let arguments = code.arguments
        guard let source = arguments.value(["src", "path", "url"]) else { return false }
        let caption = arguments["caption", "title"] ?? ""
        let alternative = arguments["alt"] ?? caption
        let title = caption.isEmpty ? "" : " \"\(caption.replacing("\"", with: "&quot;"))\""
        let address = source.contains(" ") ? "<\(source)>" : source
        let picture = "![\(alternative)](\(address)\(title))"
        return put(code, arguments["link"].map { "[\(picture)](\($0))" } ?? picture)
    }

    private mutating func video(_ code: Shortcode, _ url: String?, _ name: String) -> Bool {
        guard let url else { return false }
        return put(code, "[\(code.arguments["title"] ?? name)](\(url))")
    }

    private mutating func include(_ code: Shortcode) -> Bool {
        guard let path = code.arguments.value(["file", "path"]) else { return false }
        let folders =
            path.hasPrefix("/") ? page.site.roots : [Path.folder(page.page.source)] + page.site.roots
        for folder in folders {
            let bare = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
            guard
                let file = Path.normalized(
                    Path.joined(bare, path.hasPrefix("/") ? String(path.dropFirst()) : path)),
                let place = page.site.place(of: file),
                place.split(separator: "/").contains(where: { $0.hasPrefix("_") })
            else { continue }
            return put(code, ":::include{file=/\(place)}")
        }
        return false
    }

    /// Those with a text between them; tells whether they are known.
    private mutating func pair(_ code: Shortcode, _ close: Shortcode) -> Bool {
        let arguments = code.arguments
        switch code.name {
        case "highlight": return highlight(code, close)
        case "code-toggle": return toggle(code, close)
        case "details", "expand", "collapse":
            return wrap(
                code, close,
                ":::details" + ContainerTitle.bracketed(arguments.value(["summary", "title"]) ?? "Details"))
        case "tabs", "tabpane": return wrap(code, close, ":::tabs")
        case "tab":
            return wrap(
                code, close,
                ":::tab" + ContainerTitle.bracketed(arguments.value(["name", "header", "title"]) ?? "Tab"))
        case "steps": return wrap(code, close, ":::steps")
        case "notice", "alert", "callout", "hint", "admonition":
            let type = arguments.value(["type", "color", "context"]) ?? "note"
            let title = arguments.value(["title"], at: 1)
            return wrap(code, close, ":::\(ContainerTitle.callout(type))" + ContainerTitle.bracketed(title))
        case "new-in", "deprecated-in":
            guard let version = arguments.value(["version"]) else { return false }
            let isNew = code.name == "new-in"
            return wrap(
                code, close, isNew ? ":::note[New in \(version)]" : ":::warning[Deprecated in \(version)]")
        case "note", "tip", "warning", "caution", "info", "danger", "important":
            return wrap(code, close, ":::\(code.name)" + ContainerTitle.bracketed(arguments.value(["title"])))
        default:
            return false
        }
    }

    private mutating func wrap(_ code: Shortcode, _ close: Shortcode, _ opening: String) -> Bool {
        edits.append(Edit(code.range, lined(code.range, opening)))
        edits.append(Edit(close.range, lined(close.range, ":::")))
        note(code, .changed, "it is `\(opening)`")
        return true
    }

    /// A text on a line of its own.
    private func lined(_ range: Range<Int>, _ text: String) -> String {
        let bytes = lines.bytes
        let before = bytes[..<range.lowerBound].reversed().prefix { $0 != .lineFeed }
        let behind = bytes[range.upperBound...].prefix { $0 != .lineFeed }
        return (before.allSatisfy(\.isWhitespace) ? "" : "\n") + text
            + (behind.allSatisfy(\.isWhitespace) ? "" : "\n")
    }

    private mutating func highlight(_ code: Shortcode, _ close: Shortcode) -> Bool {
        let language = code.arguments.positional.first ?? "text"
        let listed = code.arguments.positional.dropFirst().flatMap { $0.split(separator: ",") }.map {
            option in
            let parts = option.split(separator: "=", maxSplits: 1).map { $0.trimmedBlanks }
            return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "true")
        }
        let named = code.arguments.named.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let info = CodeInfo(language: language, options: listed + named, kind: .hugo)
        return fence(code, close, info.written())
    }

    /// A configuration that is shown in three languages is shown in the one that it is written in.
    private mutating func toggle(_ code: Shortcode, _ close: Shortcode) -> Bool {
        let inner = Array(lines.bytes[code.range.upperBound..<close.range.lowerBound])
        let isFrontMatter = code.arguments["fm"] == "true"
        let languages: [ConfigLanguage] = [.json, .toml, .yaml]
        let language = languages.first { ConfigDocument(parsing: inner, as: $0).isWellFormed } ?? .yaml
        let title = code.arguments["file"].map { " " + ("title=\($0).\(language.rawValue)") } ?? ""
        return fence(code, close, language.rawValue + (isFrontMatter ? "" : title))
    }

    private mutating func fence(_ code: Shortcode, _ close: Shortcode, _ info: String) -> Bool {
        let inner = lines.text(code.range.upperBound..<close.range.lowerBound)
        var ticks = 3
        while inner.contains(String(repeating: "`", count: ticks)) { ticks += 1 }
        let fence = String(repeating: "`", count: ticks)
        edits.append(Edit(code.range, lined(code.range, fence + info)))
        edits.append(Edit(close.range, lined(close.range, fence)))
        note(code, .changed, "it is a block of code, `\(info)`")
        return true
    }
}
