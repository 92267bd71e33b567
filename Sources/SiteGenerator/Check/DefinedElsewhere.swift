import Diagnostics
import Markdown

/// The links of a page by reference whose addresses another file defines: a partial for the page, or the page for a
/// partial. An address counts from the folder of the file that it is written in.
struct DefinedElsewhere {
    private let file: ParsedPage
    /// Where each address is written, by the beginning of the link.
    private let origins: [Int: Int]

    init(_ file: ParsedPage) {
        self.file = file
        origins = file.document.links.reduce(into: [:]) { origins, link in
            let start = link.range.lowerBound
            guard let origin = link.origin, file.place(at: origin) != file.place(at: start) else { return }
            origins[start] = origin
        }
    }

    /// Whether a finding is about where a link leads.
    static func isAboutLink(_ finding: Diagnostic) -> Bool {
        [.brokenLink, .brokenAnchor, .brokenExternalLink, .movedExternalLink].contains(finding.id)
    }

    /// A finding about where a link leads, with the place of its definition; others stay as they are.
    func naming(_ finding: Diagnostic) -> Diagnostic {
        guard Self.isAboutLink(finding), finding.location.path == file.path,
            let range = finding.location.range, let origin = origins[range.lowerBound]
        else { return finding }
        let address = file.document.bytes[origin...].prefix { !$0.isWhitespaceOrEnd }
        var finding = finding
        finding.notes.append(
            Diagnostic.Note(
                "its address is written here", at: Location(path: file.path, range: origin..<address.endIndex)
            ))
        finding.help = finding.help?.replacing("this file", with: file.located(origin..<origin + 1).path)
        return finding
    }
}

extension UInt8 {
    /// Whether a byte ends an address in a definition.
    fileprivate var isWhitespaceOrEnd: Bool { self <= 0x20 || self == UInt8(ascii: ">") }
}
