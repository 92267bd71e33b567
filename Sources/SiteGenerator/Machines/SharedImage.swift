import ConfigSchema
import Diagnostics
import Markdown
import Text

/// The picture that other sites show beside a link to a page: the page's own, or the site's.
struct SharedImage: Sendable {
    /// Its whole address.
    let url: String
    let size: PictureSize?
}

extension Site {
    /// The picture of a page; nothing where none is named, or nothing says where the site will be.
    func image(of page: Page) -> SharedImage? {
        if let own = page.frontMatter.image, let image = image(own, from: parent(of: page.file?.place ?? ""))
        {
            return image
        }
        return configuration.image.flatMap { image($0, from: "") }
    }

    private func image(_ written: Located<String>, from folder: String) -> SharedImage? {
        if WebAddress.isWeb(written.value) {
            return Address.fault(ofSource: written.value) == nil
                ? SharedImage(url: written.value, size: nil) : nil
        }
        guard !base.origin.isEmpty, let place = place(ofImage: written.value, from: folder) else {
            return nil
        }
        return SharedImage(
            url: base.origin + base.sitePath + URLPath.encoded(place), size: pictures[PathKey(place)])
    }

    /// The file that a picture is, by its path from a folder, or from the content folder with `/` before it.
    private func place(ofImage path: String, from folder: String) -> String? {
        let whole = path.hasPrefix("/") ? path : joined(folder, path)
        return normalized(whole).flatMap { place in
            outputs.paths.contains(PathKey(place)) ? place : nil
        }
    }

    // MARK: Findings

    /// What is wrong with the site's own picture.
    var imageFindings: [Diagnostic] {
        configuration.image.flatMap { finding($0, from: "", .invalidConfiguration, configuration.path) }.map {
            [$0]
        }
            ?? []
    }

    /// What is wrong with the picture that a page names.
    func imageFinding(on page: Page) -> Diagnostic? {
        guard let image = page.frontMatter.image, let file = page.file else { return nil }
        return finding(image, from: parent(of: file.place), .brokenLink, file.path)
    }

    private func finding(
        _ image: Located<String>, from folder: String, _ id: FindingID, _ path: String
    ) -> Diagnostic? {
        let location = Location(path: path, range: image.range)
        let shown = WebAddress.shown(image.value).shownPlainly
        if LinkResolver.hasScheme(image.value) || image.value.hasPrefix("//") {
            let fault = WebAddress.isWeb(image.value) ? Address.fault(ofSource: image.value) : .scheme
            return fault.map { fault in
                Diagnostic(
                    id, .error, "the picture `\(shown)` is left out: \(fault.words)", at: location,
                    help: "name a file of the site, or an address that begins with `https:`"
                ).hidingText(of: image.value)
            }
        }
        guard !image.value.isEmpty, place(ofImage: image.value, from: folder) == nil else { return nil }
        let wanted = normalized(image.value.hasPrefix("/") ? image.value : joined(folder, image.value))
        let near = KnownNames(pictures.keys.map(\.text)).nearest(to: wanted ?? image.value)
        return Diagnostic(
            id, .error, "there is no picture `\(shown)`", at: location,
            help: near.map { "did you mean `/\($0)`?" }
                ?? "name a file by its path from the page, or from the content folder with `/` before it")
    }
}
