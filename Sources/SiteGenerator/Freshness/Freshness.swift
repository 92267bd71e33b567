import Diagnostics
import Text

/// How fresh one page is: when it was last reviewed, until when that holds, and what was published since.
struct Freshness: Sendable, Equatable {
    /// A page that says something about this one and is newer than its last review.
    struct NewerSource: Sendable, Equatable {
        let page: Page.ID
        let date: CalendarDay
        /// Where its front matter names this page.
        let range: Range<Int>
    }

    let page: Page.ID
    /// When somebody last looked at all of it; `nil` where it gives no date at all.
    let reviewed: CalendarDay?
    /// How long that holds, where a page or its section says so.
    let period: ReviewPeriod?
    /// The last day on which it holds.
    let due: CalendarDay?
    /// What was published about it since.
    let newerSources: [NewerSource]
    /// Whether today is past the date, or there never was a review.
    let isDue: Bool
    /// Whether the original has changed since the page was translated; `nil` where nobody knows what that was.
    let isBehind: Bool?

    /// What the page's state is, the worst first.
    var state: Report.Freshness.State {
        if !newerSources.isEmpty { return .predatesSource }
        return isDue ? .reviewDue : .fresh
    }
}

extension Freshness {
    /// The freshness of every page that is to be reviewed, or that another page speaks of, by page.
    static func all(_ site: Site) -> [Freshness] {
        let today = site.options.date.flatMap(CalendarDay.init)
        let speakers = site.pagesSpeakingOfOthers()
        return site.pages.compactMap { page in
            guard page.file != nil, !page.isFallback else { return nil }
            let period = site.reviewPeriod(of: page)
            let sources = speakers[page.id] ?? []
            let matter = page.frontMatter
            let isTracked = site.translated(page) != nil && matter.translatedFrom != nil
            guard period != nil || matter.reviewed != nil || !sources.isEmpty || isTracked else { return nil }
            let reviewed = page.lastReview
            let due = reviewed.flatMap { period?.end(from: $0) }
            let isPast = today.map { today in due.map { $0 < today } ?? true } ?? false
            return Freshness(
                page: page.id, reviewed: reviewed, period: period, due: due,
                newerSources: sources.filter { source in reviewed.map { $0 < source.date } ?? true },
                isDue: period != nil && isPast, isBehind: isTracked ? site.isBehind(page) : nil)
        }
    }
}

extension Page {
    /// The day of the last review: what the page says, else the day of its last change or of its publication.
    fileprivate var lastReview: CalendarDay? {
        let matter = frontMatter
        return matter.reviewed?.day ?? [matter.updated, matter.date].compactMap { $0?.day }.max()
    }
}

extension Site {
    /// The page's own period, or that of its section; a folder's page has only its own.
    fileprivate func reviewPeriod(of page: Page) -> ReviewPeriod? {
        if let own = page.frontMatter.reviewEvery { return own }
        return page.isFolderPage ? nil : configuration.section(for: page.folder).reviewEvery
    }

    /// For each page the dated pages whose `applies_to` names it.
    fileprivate func pagesSpeakingOfOthers() -> [Page.ID: [Freshness.NewerSource]] {
        var speakers: [Page.ID: [Freshness.NewerSource]] = [:]
        for page in pages {
            guard let date = page.frontMatter.date?.day else { continue }
            for name in page.frontMatter.appliesTo {
                let found = index.pages(named: name.value, from: parent(of: page.file?.place ?? "")).pages
                guard let target = found.first, found.count == 1, target != page.id else { continue }
                speakers[target, default: []].append(
                    Freshness.NewerSource(page: page.id, date: date, range: name.range))
            }
        }
        return speakers
    }
}

extension Site {
    /// The freshness of pages as lists show it: the most urgent first, then those that are due first, then by title.
    var freshnessList: [Freshness] {
        let order = Report.Freshness.State.allCases
        return freshness.sorted { left, right in
            let ranks = [left, right].map { order.firstIndex(of: $0.state) ?? order.count }
            if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
            let ends = [left, right].map { $0.due?.description ?? $0.reviewed?.description ?? "" }
            if ends[0] != ends[1] { return ends[0] < ends[1] }
            return (self[left.page].title, left.page.index) < (self[right.page].title, right.page.index)
        }
    }
}

extension Freshness {
    /// The entry for programs.
    func entry(in site: Site) -> Report.Freshness {
        Report.Freshness(
            path: site[page].file?.path ?? "", title: site[page].title, state: state,
            reviewed: reviewed?.description, due: due?.description,
            newerSources: newerSources.compactMap { site[$0.page].file?.path })
    }
}
