import Markdown
import Text

/// Addresses that authors write outside of Markdown: in the configuration, in front matter and in schemas.
enum Address {
    /// Why an address is not published.
    enum Fault: Sendable, Hashable {
        case script, host, backslash, blank, scheme, unencrypted, noPath, noPlace, placeholder
        case unclear(WebAddress.Fault)

        /// What is wrong, as a sentence.
        var words: String {
            switch self {
            case .script: "its scheme can run a script or read files"
            case .host: "`//` names another host without saying how it is spoken to"
            case .backslash: "browsers turn a backslash into `/`, which can name another host"
            case .blank: "it has a blank or a control character in it"
            case .scheme: "its scheme is neither `https` nor `http`"
            case .unencrypted: "it is not `https`, and readers follow it without having seen it"
            case .noPath: "it names no path, and an old address has no page that it could be a part of"
            case .noPlace: "it begins neither with `https:` nor with `/`"
            case .placeholder: "`{path}` is the only thing in braces that is put in"
            case .unclear(let fault): fault.description
            }
        }
    }

    /// What is wrong with the target of a redirect, which a reader follows without having seen it.
    static func fault(ofRedirectTarget target: String) -> Fault? {
        if let fault = fault(ofCharacters: target) { return fault }
        if target.hasPrefix("?") || target.hasPrefix("#") { return .noPath }
        guard LinkResolver.hasScheme(target) else { return nil }
        return fault(ofWebAddress: target) ?? (target.lowercased().hasPrefix("https:") ? nil : .unencrypted)
    }

    /// What is wrong with the place where pages are edited, in which `{path}` stands for a page's own.
    static func fault(ofEditURL url: String) -> Fault? {
        let example = url.replacing("{path}", with: "page.md")
        if let fault = fault(ofCharacters: example) { return fault }
        if example.contains(where: { "{}".contains($0) }) { return .placeholder }
        if example.hasPrefix("/") { return nil }
        return LinkResolver.hasScheme(example) ? fault(ofWebAddress: example) : .noPlace
    }

    /// Whether an address in a list of pages means another site: it has a scheme, or names a host.
    static func leadsElsewhere(_ address: String) -> Bool {
        LinkResolver.hasScheme(address) || address.hasPrefix("//") || SafeURL.runsScript(address)
    }

    /// What is wrong with an address that the theme shows beside the site's own: another site's, or a
    /// mailbox.
    static func fault(ofLink address: String) -> Fault? {
        if let fault = fault(ofCharacters: address) { return fault }
        guard LinkResolver.hasScheme(address) else { return .noPlace }
        if address.lowercased().hasPrefix("mailto:") { return address.contains("@") ? nil : .noPlace }
        return fault(ofWebAddress: address)
    }

    /// What is wrong with the address of a source, which readers see.
    static func fault(ofSource address: String) -> Fault? {
        if SafeURL.runsScript(address) { return .script }
        guard WebAddress.isWeb(address) else { return .scheme }
        return fault(ofWebAddress: address)
    }

    /// What is wrong with an address of another site, which whoever reads the page reads: it must hold no secret.
    static func fault(ofWebAddress address: String) -> Fault? {
        do {
            _ = try WebAddress(source: address)
            return nil
        } catch {
            switch error {
            case .scheme: return .scheme
            // Browsers know how to write a host's name in another script.
            case .host where !address.utf8.allSatisfy({ $0 < 0x80 }) && !address.hasNoHost:
                return AddressSecret.parameter(in: address).map { .unclear(.secret(parameter: $0)) }
            case .host, .port, .credentials, .character, .secret: return .unclear(error)
            }
        }
    }

    private static func fault(ofCharacters address: String) -> Fault? {
        if SafeURL.runsScript(address) { return .script }
        if address.unicodeScalars.contains(where: {
            $0.value <= 0x20 || $0.properties.generalCategory == .control
        }) {
            return .blank
        }
        if address.contains("\\") { return .backslash }
        return address.hasPrefix("//") ? .host : nil
    }
}

extension String {
    /// Whether nothing stands between the `//` of an address and its path.
    var hasNoHost: Bool {
        guard let colon = firstIndex(of: ":"), self[colon...].hasPrefix("://") else { return true }
        let rest = self[colon...].dropFirst(3)
        return rest.first.map { "/?#:".contains($0) } ?? true
    }
}
