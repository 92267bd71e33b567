import Diagnostics
import Markdown

extension Site {
    /// What is wrong with the ids of a page that the front matter says have moved, but for links that lead nowhere.
    func movedAnchorFindings(of page: Page) -> [Diagnostic] {
        guard let file = page.file else { return [] }
        let anchors = Set(moved[page.id.index].isEmpty ? [] : file.document.anchors)
        return moved[page.id.index].flatMap { moved -> [Diagnostic] in
            var findings: [Diagnostic] = []
            if anchors.contains(moved.id.value) {
                findings.append(
                    .livingAnchor(
                        moved.id.value, Location(path: file.path, range: moved.id.range),
                        file.document.range(ofAnchor: moved.id.value).map { file.located($0) }))
            }
            if case .external(let address) = moved.target, let fault = MovedAnchor.fault(of: address) {
                findings.append(
                    .unfitAnchor(address, fault, Location(path: file.path, range: moved.written.range)))
            }
            return findings
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func livingAnchor(_ id: String, _ location: Location, _ living: Location?)
        -> Diagnostic
    {
        Diagnostic(
            .duplicateAnchor, .warning, "the page still has the id `\(id)`, so nobody is sent on from it",
            at: location, help: "take the entry out of `anchors`, or give the place on the page another id",
            notes: living.map { [Note("it stands here", at: $0)] } ?? [])
    }

    fileprivate static func unfitAnchor(
        _ address: String, _ fault: Address.Fault, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .unsafeLink, .error,
            "`\(WebAddress.shown(address).shownPlainly)` is no place that an old id can lead to: \(fault.words)",
            at: location, help: "lead to an id, a page, a file, or an address that begins with `https://`"
        ).hidingText(of: address)
    }
}
