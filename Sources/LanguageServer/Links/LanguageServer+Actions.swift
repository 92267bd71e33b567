import Diagnostics
import LanguageProtocol
import Markdown
import SiteGenerator
import Text

/// What can be done at a place.
extension LanguageServer {
    static let quickFix = "quickfix"
    private static let fixAll = "source.fixAll.waymark"
    private static let rewrite = "refactor.rewrite"

    mutating func actions(
        _ uri: DocumentURI, _ range: EditorRange, _ context: CodeActionContext
    ) -> [CodeAction] {
        guard client.codeActionLiterals, let asked = ask(uri) else { return [] }
        let wanted = asked.lines.offsets(of: range, in: unit)
        let all = projects[asked.project].findings()[asked.path] ?? []
        let found = all.filter { finding in
            let place = finding.location.range ?? 0..<0
            return place.lowerBound <= wanted.upperBound && wanted.lowerBound <= place.upperBound
        }
        var actions: [CodeAction] = []
        if context.wants(Self.quickFix) {
            actions += found.flatMap { fixes(of: $0, asked) }
            actions += newPages(found, wanted, asked)
            actions += schemasToTake(uri, wanted, asked)
        }
        if context.wants(Self.rewrite) { actions += bindings(wanted, found, asked) }
        if context.wants(Self.fixAll), all.contains(where: \.isMendable), let action = fixAll(uri, asked) {
            actions.append(action)
        }
        return actions
    }

    /// The fixes of a finding.
    private func fixes(of finding: Diagnostic, _ asked: AskedPlace) -> [CodeAction] {
        finding.fixes.enumerated().compactMap { number, fix in
            guard !fix.edits.isEmpty else { return nil }
            var changes = EditedChanges()
            for edit in fix.edits { changes.add(edit.range, edit.replacement, in: edit.path ?? asked.path) }
            return CodeAction(
                fix.title.prefix(1).uppercased() + fix.title.dropFirst(), kind: Self.quickFix,
                edit: workspaceEdit(changes, in: asked.project),
                diagnostics: [shown(finding, asked.lines, in: asked.project)],
                isPreferred: number == 0 && finding.isMendable)
        }
    }

    /// A new page for a wiki link that leads nowhere.
    private func newPages(_ found: [Diagnostic], _ wanted: Range<Int>, _ asked: AskedPlace) -> [CodeAction] {
        guard client.documentChanges, client.resourceOperations.contains("create"),
            let site = projects[asked.project].site(at: asked.path)
        else { return [] }
        return found.filter { $0.id == .brokenLink }.compactMap { finding in
            guard let start = finding.location.range?.lowerBound,
                let link = site.link(in: asked.path, at: start), link.isWiki, link.target == nil,
                let page = site.newPage(named: link.link.destination, from: asked.path)
            else { return nil }
            let uri = DocumentURI(path: projects[asked.project].root + "/" + page.path)
            let start0 = EditorPosition(line: 0, character: 0)
            let edit = WorkspaceEdit([
                .create(uri),
                .edit(
                    uri, version: nil,
                    [TextEdit(range: EditorRange(start: start0, end: start0), newText: page.text)]),
            ])
            return CodeAction(
                "Make the page \(page.path)", kind: Self.quickFix, edit: edit,
                diagnostics: [shown(finding, asked.lines, in: asked.project)])
        }
    }

    /// The attributes that name the schema of a block that was recognised, where no finding proposes them.
    private func bindings(_ wanted: Range<Int>, _ found: [Diagnostic], _ asked: AskedPlace) -> [CodeAction] {
        guard !found.contains(where: { $0.id == .recognisedSnippet && !$0.fixes.isEmpty }) else { return [] }
        return projects[asked.project].configs(in: asked.path).compactMap { config in
            guard let binding = config.binding, let block = config.block,
                block.lowerBound <= wanted.upperBound, wanted.lowerBound <= block.upperBound
            else { return nil }
            var changes = EditedChanges()
            changes.add(binding.edit.range, binding.edit.replacement, in: asked.path)
            return CodeAction(
                "Write `\(binding.words)` on the fence", kind: Self.rewrite,
                edit: workspaceEdit(changes, in: asked.project))
        }
    }

    /// All fixes of a file that hold together, as `check --fix` applies them.
    private func fixAll(_ uri: DocumentURI, _ asked: AskedPlace) -> CodeAction? {
        guard let bytes = projects[asked.project].mended(asked.path), bytes != asked.bytes else { return nil }
        let (old, new) = (asked.bytes, bytes)
        let start = zip(old, new).prefix { $0 == $1 }.count
        let limit = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(limit).count
        // No edit begins or ends within a character.
        let first = old[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let last = old[(old.count - end)...].firstIndex(of: 0x0A) ?? old.count
        let text = String(decoding: new[first..<(new.count - (old.count - last))], as: UTF8.self)
        let edit = TextEdit(range: asked.range(first..<last, in: unit), newText: text)
        return CodeAction(
            "Apply all fixes that hold", kind: Self.fixAll,
            edit: WorkspaceEdit([.edit(uri, version: documents[uri]?.text.version, [edit])]))
    }

    // MARK: Orders

    /// Carries out an order.
    func execute(_ name: String, _ arguments: [JSONValue]) throws(ResponseError) -> JSONValue {
        guard name == Self.explainCommand else {
            throw ResponseError(.invalidParams, "there is no order `\(name)`")
        }
        guard case .string(let id)? = arguments.first, let finding = FindingName(id),
            let explanation = Explanation.of(finding.id)
        else { throw ResponseError(.invalidParams, "`\(name)` takes the id of a finding") }
        return .string(explanation.text)
    }
}
