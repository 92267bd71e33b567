import Diagnostics
import Markdown
import Text

/// All that the rest of a site sees of a page's text, but for where its links lead, what its blocks show, and what pages that
/// embed it show.
///
/// Where it is the same before and after an edit, all other pages are as they were: no address, title, place in a list,
/// target of a link or card is another.
struct PageInterface: Hashable {
    /// What lists, addresses and names of pages are made of.
    let identity: Identity
    /// What links can lead to on the page.
    let targets: Targets
    /// What lists show of the page besides its name.
    let card: Card

    init(_ file: ParsedPage) {
        identity = Identity(file)
        targets = Targets(file.document)
        card = Card(file.document)
    }

    /// What lists, addresses and names of pages are made of.
    struct Identity: Hashable {
        /// The file up to the end of its front matter, which has the kind, dates, weight, aliases and topics.
        private let beginning: [UInt8]
        private let path: String
        /// What stands for a title that the front matter does not give.
        private let rawTitle: String?
        private let titleHeading: String?

        init(_ file: ParsedPage) {
            let document = file.document
            beginning = Array(file.source.bytes[..<file.frontMatterEnd])
            path = file.path
            rawTitle = document.rawTitle?.text
            titleHeading = document.titleHeading?.text
        }
    }

    /// What lists show of a page besides its name: the time that it takes to read.
    struct Card: Hashable {
        private let minutes: Int

        init(_ document: Document) {
            minutes = PageCard.minutes(document.wordCount)
        }
    }

    /// What links can lead to on a page.
    struct Targets: Hashable {
        private let levels: [Int]
        private let texts: [String]
        /// The ids of headings, blocks and elements of HTML, in the order of the text.
        private let anchors: [String]
        private let linkedAnchors: [String]

        init(_ document: Document) {
            levels = document.headings.map(\.level)
            texts = document.headings.map(\.text)
            anchors = document.anchors
            linkedAnchors = document.linkedAnchors
        }
    }
}
