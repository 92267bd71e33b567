import Markdown

/// Addresses that authors write outside of Markdown: in the configuration, in front matter and in schemas.
enum Address {
    /// Why an address is not published.
    enum Fault: Sendable, Hashable {
        case script, host, backslash, blank, scheme
        case unclear(WebAddress.Fault)

        /// What is wrong, as a sentence.
        var words: String {
            switch self {
            case .script: "its scheme can run a script or read files"
            case .host: "`//` names another host without saying how it is spoken to"
            case .backslash: "browsers turn a backslash into `/`, which can name another host"
            case .blank: "it has a blank or a control character in it"
            case .scheme: "its scheme is neither `https` nor `http`"
            case .unclear(let fault): fault.description
            }
        }
    }

    /// Whether an address has a scheme that links in Markdown must not have either.
    static func isUnsafe(_ address: String) -> Bool {
        SafeURL.isUnsafe(address, isImage: false)
    }

    /// What is wrong with the target of a redirect, which a reader follows without having seen it.
    static func fault(ofRedirectTarget target: String) -> Fault? {
        if isUnsafe(target) { return .script }
        if target.unicodeScalars.contains(where: {
            $0.value <= 0x20 || $0.properties.generalCategory == .control
        }) {
            return .blank
        }
        if target.contains("\\") { return .backslash }
        if target.hasPrefix("//") { return .host }
        guard LinkResolver.hasScheme(target) else { return nil }
        do {
            _ = try WebAddress(target)
            return nil
        } catch {
            switch error {
            case .scheme: return .scheme
            // Browsers know how to write a name in another script.
            case .host where !target.utf8.allSatisfy({ $0 < 0x80 }): return nil
            case .host, .port, .credentials, .character: return .unclear(error)
            }
        }
    }
}
