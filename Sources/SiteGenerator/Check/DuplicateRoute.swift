import Diagnostics

extension Rule {
    /// No two files want the same place in the finished site.
    static let duplicateRoute = Rule(
        .duplicateRoute,
        explanation: """
            Two files would be published at the same URL, so one of them would be lost.

            A page's URL is its path in lower case with `-` for spaces: `Getting Started.md` and `getting-started.md` in
            one folder collide, and so do `guides.md` and `guides/index.md`, and a redirect or an old URL in `aliases`
            with a page that exists.

            To mend it, rename one of them, or give one another `slug` in its front matter.
            """,
        scope: .site { site in
            site.collisions.map(Diagnostic.duplicatePage) + site.outputCollisions
        })
}

extension Site {
    /// Files, old URLs and redirects that stand where something else does.
    fileprivate var outputCollisions: [Diagnostic] {
        var owners: [String: String] = [:]
        for page in pages { owners[page.route.outputPath] = page.file?.path ?? "the list “\(page.title)”" }
        var findings: [Diagnostic] = []
        for file in files {
            if let owner = owners[file.place] {
                findings.append(.duplicate(file.place, owner: owner, Location(path: file.path)))
            } else {
                owners[file.place] = file.path
            }
        }
        for redirect in redirects {
            if let owner = owners[redirect.outputPath] {
                findings.append(.duplicate(redirect.from, owner: owner, redirect.location))
            } else {
                owners[redirect.outputPath] = "the redirect from \(redirect.from)"
            }
        }
        return findings
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func duplicatePage(_ collision: PageTable.Collision) -> Diagnostic {
        Diagnostic(
            .duplicateRoute, .error,
            "the page has the URL `/\(collision.route.path)\(collision.route.path.isEmpty ? "" : "/")`, which "
                + "\(collision.winner.path) has already",
            at: Location(path: collision.loser.path),
            help: "rename one of the two files, or give one of them another `slug`")
    }

    fileprivate static func duplicate(_ path: String, owner: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .duplicateRoute, .error, "`\(path)` stands where \(owner) is published", at: location,
            help: "rename or remove one of the two")
    }
}
