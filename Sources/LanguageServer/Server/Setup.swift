import LanguageProtocol
package import SiteGenerator

/// What a server is started with.
package struct Setup: Sendable {
    /// The program's version.
    package let version: String
    /// What the program brings along.
    package let resources: ProgramResources
    /// How sites and repositories are checked.
    package let options: SiteOptions

    /// Makes a setup.
    package init(version: String, resources: ProgramResources, options: SiteOptions) {
        self.version = version
        self.resources = resources
        self.options = options
    }
}

/// What a user has set for the server.
struct Settings: Sendable, Hashable {
    /// Whether lines with a block's fence have a hint that says its schema.
    var inlayHints = true
    /// The address before a finding's id at which its explanation stands; without it no finding leads there.
    var explanations: String?

    /// What is set where nobody says so, and what a client sends of it.
    init(_ json: JSONValue? = nil) { take(json) }

    /// Takes what a client sends: the settings themselves, or an object that has them as `waymark`.
    mutating func take(_ json: JSONValue?) {
        guard let json else { return }
        let own = json["waymark"] ?? json
        if case .boolean(let value) = own["inlayHints"] { inlayHints = value }
        if case .string(let address) = own["explanations"] { explanations = address.isEmpty ? nil : address }
    }
}
