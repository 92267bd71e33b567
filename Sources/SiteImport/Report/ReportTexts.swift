import Text

extension ImportReport {
    /// The report for people, in Markdown.
    public var markdown: [UInt8] {
        let total = total
        var text = """
            # What the import did

            The site was read as `\(kind.rawValue)`: \(pages.count.counted("page")). Of its constructs \(total.changed) \
            are written in our form, \(total.removed) are taken out, and \(total.left) stand as they were.

            | Construct | Changed | Taken out | Left |
            |---|---:|---:|---:|

            """
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            text += "| \(name) | \(count.changed) | \(count.removed) | \(count.left) |\n"
        }
        let taken = addresses.filter { $0.way == .taken }
        text +=
            "\nOld addresses that lead to their pages: \(addresses.count - taken.count) of \(addresses.count).\n"
        for address in taken {
            text += "- `\(address.old)` is another page's address here; it led to `\(address.new)`\n"
        }
        if !settings.isEmpty {
            text += "\n## Settings without a counterpart\n\n"
            for name in settings { text += "- \(name.hasPrefix("the ") ? name : "`\(name)`")\n" }
        }
        for outcome in [ImportNote.Outcome.left, .removed, .changed] { text += section(outcome) }
        return Array(text.utf8)
    }

    private func section(_ outcome: ImportNote.Outcome) -> String {
        let title =
            switch outcome {
            case .left: "Left as it was"
            case .removed: "Taken out"
            case .changed: "Changed"
            }
        var text = ""
        for page in pages {
            let entries = page.notes.filter { $0.note.outcome == outcome }
            guard !entries.isEmpty else { continue }
            text += "\n### \(page.source)\n\n"
            for entry in entries {
                let words = entry.note.words.split(separator: "\n").joined(separator: " ")
                text += "- `\(page.source):\(entry.line):\(entry.column)` \(entry.note.construct): \(words)\n"
            }
        }
        return text.isEmpty ? "" : "\n## \(title)\n" + text
    }

    /// The report for programs.
    public var json: [UInt8] {
        var json = CompactJSON()
        json.open("{")
        json.member("kind", text: kind.rawValue)
        json.key("counts")
        json.open("{")
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            json.key(name)
            json.open("{")
            json.member("changed", raw: "\(count.changed)")
            json.member("removed", raw: "\(count.removed)")
            json.member("left", raw: "\(count.left)")
            json.close("}")
        }
        json.close("}")
        json.key("settings")
        json.open("[")
        for name in settings { json.element(text: name) }
        json.close("]")
        writeAddresses(&json)
        writePages(&json)
        json.close("}")
        return json.bytes + [.lineFeed]
    }

    private func writeAddresses(_ json: inout CompactJSON) {
        json.key("addresses")
        json.open("[")
        for address in addresses {
            json.open("{")
            json.member("old", text: address.old)
            json.member("new", text: address.new)
            json.member("way", text: address.way.rawValue)
            json.close("}")
        }
        json.close("]")
    }

    private func writePages(_ json: inout CompactJSON) {
        json.key("pages")
        json.open("[")
        for page in pages {
            json.open("{")
            json.member("source", text: page.source)
            json.member("path", text: page.path)
            json.key("notes")
            json.open("[")
            for entry in page.notes {
                json.open("{")
                json.member("outcome", text: entry.note.outcome.rawValue)
                json.member("construct", text: entry.note.construct)
                json.member("message", text: entry.note.words)
                json.member("line", raw: "\(entry.line)")
                json.member("column", raw: "\(entry.column)")
                json.close("}")
            }
            json.close("]")
            json.close("}")
        }
        json.close("]")
    }
}
