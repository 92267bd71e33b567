import Text

/// A secret in the query or the fragment of an address: a token, a key or a signature, by the name of its parameter
/// or by what its value looks like. Whoever has the address has what it opens.
enum AddressSecret {
    /// The name of the first parameter that holds a secret, as it is written; `nil` where none does.
    static func parameter(in address: String) -> String? {
        parameters(of: address).first(where: isSecret).map { String($0.name) }
    }

    /// The address with `…` in the place of each secret.
    static func hidden(in address: String) -> String {
        var shown = address
        for parameter in parameters(of: address).reversed() where isSecret(parameter) {
            shown.replaceSubrange(parameter.value.startIndex..<parameter.value.endIndex, with: "…")
        }
        return shown
    }

    private typealias Parameter = (name: Substring, value: Substring)

    private static func parameters(of address: String) -> [Parameter] {
        guard let start = address.firstIndex(where: { "?#".contains($0) }) else { return [] }
        return address[start...].split(whereSeparator: { "?#&;".contains($0) }).compactMap { part in
            guard let equals = part.firstIndex(of: "="), part.index(after: equals) < part.endIndex else {
                return nil
            }
            return (part[..<equals], part[part.index(after: equals)...])
        }
    }

    private static func isSecret(_ parameter: Parameter) -> Bool {
        let name = URLPath.decoded(String(parameter.name))
        // A `code` may also be that of a country or a status.
        return isSecretName(name) || name.lowercased() == "code" && parameter.value.utf8.count >= shortestCode
            || !SecretScanner.secrets(in: URLPath.decodedBytes(String(parameter.value))).isEmpty
    }

    /// How many bytes the `code` of a request has that is the key to a function, or one that a login gives out.
    private static let shortestCode = 16

    /// Whether a name is one of a secret, however its words are joined: `access_token`, `apiKey`, `X-Amz-Signature`.
    private static func isSecretName(_ name: String) -> Bool {
        let joined = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return endings.contains { joined.hasSuffix($0) }
            || lastWords.contains(lastWord(of: name).lowercased())
    }

    /// What ends no other word.
    private static let endings = [
        "token", "secret", "password", "passwd", "passphrase", "signature", "credential", "credentials",
        "apikey", "accesskey", "privatekey", "secretkey", "subscriptionkey", "functionkey", "accesskeyid",
        "sessionid",
    ]

    /// What also ends other words, as `monkey` and `compass`.
    private static let lastWords: Set<String> = [
        "key", "sig", "pwd", "pass", "auth", "authorization", "bearer", "jwt", "sas", "pat", "sid", "hmac",
    ]

    private static func lastWord(of name: String) -> Substring {
        let word = name.split { !$0.isLetter && !$0.isNumber }.last ?? ""
        guard word.contains(where: \.isLowercase), let capital = word.lastIndex(where: \.isUppercase) else {
            return word
        }
        return word[capital...]
    }
}
