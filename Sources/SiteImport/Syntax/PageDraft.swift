import Text

/// A page on its way from one dialect to the other.
struct PageDraft {
    /// Its text, without front matter.
    var text: TrackedText
    /// Where it comes from and where it goes.
    let page: PagePlan
    /// The site that it belongs to.
    let site: SitePlan
    /// What was done so far.
    var notes: [ImportNote] = []
    /// Texts that the page includes, by their place in the content folder.
    var parts: [String: Part] = [:]
    /// Members that the text gives to the front matter.
    var members: [Value.Member] = []
    /// What the site has to switch on for what the page holds.
    var needs: Set<String> = []

    /// A text that pages include, and the file of the source that it is from.
    struct Part {
        let bytes: [UInt8]
        let source: String
    }

    var kind: SiteKind { site.kind }

    /// Notes what happened to the construct at a byte of the text as it is now.
    mutating func note(_ outcome: ImportNote.Outcome, _ construct: Construct, _ words: String, at offset: Int)
    {
        notes.append(ImportNote(outcome, construct, words, at: text.origin(offset)))
    }
}
