import Diagnostics
import Markdown

/// An id that a page had, and where what it named is now: an entry of `anchors` in the front matter.
struct MovedAnchor: Sendable {
    /// The old id.
    let id: Located<String>
    /// What the author wrote for the new place.
    let written: Located<String>
    /// Where that leads.
    let target: LinkTarget
    /// What stands between a page's address and the fragment, with its `?`.
    let query: String

    /// Why readers are not sent to an address of another site.
    static func fault(of address: String) -> Address.Fault? { Address.fault(ofRedirectTarget: address) }

    /// The id on its own page that stands where the old one stood; empty for the page's beginning.
    func place(on page: Page.ID) -> String? {
        guard case .page(page, let fragment) = target else { return nil }
        return fragment ?? ""
    }
}

extension Site {
    /// Adds the old ids of a page to what its text needs to become HTML.
    func addMovedAnchors(of page: Page, to plan: inout RenderPlan) {
        guard !moved[page.id.index].isEmpty else { return }
        let anchors = Set(page.file?.document.anchors ?? [])
        for moved in moved[page.id.index] where !anchors.contains(moved.id.value) {
            if let place = moved.place(on: page.id) {
                // The title is shown elsewhere, at the page's beginning.
                let isInText = anchors.contains(place) && place != page.shownTitle?.id
                plan.formerIDs[isInText ? place : "", default: []].append(moved.id.value)
            } else if let address = address(of: moved) {
                plan.movedIDs.append((moved.id.value, address))
            }
        }
    }

    /// The address that an old id's page sends readers to; nothing where there is none that is fit for that.
    private func address(of moved: MovedAnchor) -> String? {
        switch moved.target {
        case .page(let id, let fragment):
            self[id].route.url(base) + moved.query + (fragment.map { "#" + URLPath.encoded($0) } ?? "")
        case .file(let place, let suffix): base.sitePath + URLPath.encoded(place) + suffix
        case .external(let address): MovedAnchor.fault(of: address) == nil ? address : nil
        case .missingFragment, .broken: nil
        }
    }
}
