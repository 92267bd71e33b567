import Text

/// Tells addresses that may stand on a page from those whose scheme can run a script, read a file, or start a program
/// that nobody asked for: one table for links in Markdown and in raw HTML.
public enum SafeURL {
    /// Whether an address has a scheme that is not let through: all but the harmless ones, and `data:` except for
    /// bitmaps in an image. White space and control characters, which browsers pass over, do not hide the scheme.
    ///
    /// What is a slip and no scheme of any program passes: a path of one machine, a host with its port, `htps:`.
    public static func isUnsafe(_ address: some StringProtocol, isImage: Bool) -> Bool {
        isUnsafe(Array(address.utf8), isImage: isImage)
    }

    /// Whether an address runs a script or reads a file for certain, whatever it was meant as: `javascript:`,
    /// `vbscript:`, `file:` and `data:`.
    public static func runsScript(_ address: some StringProtocol) -> Bool {
        runsScript(Array(address.utf8))
    }

    static func isUnsafe(_ address: some Collection<UInt8>, isImage: Bool) -> Bool {
        guard let colon = address.firstIndex(of: .colon), !isHarmless(address, isImage: isImage) else {
            return false
        }
        return runsScript(address)
            || !SchemeSlip.isOne(scheme(address), before: address[address.index(after: colon)...].first)
    }

    /// Whether an address has no scheme, or one of the table.
    static func isHarmless(_ address: some Collection<UInt8>, isImage: Bool) -> Bool {
        let scheme = scheme(address)
        if scheme.isEmpty || hasTwoColons(address) { return !runsScript(address) }
        if scheme == "data" {
            let start = start(of: address)
            return isImage && bitmaps.contains { start.starts(with: $0) }
        }
        return schemes.contains(scheme)
    }

    /// Whether the first colon is one of two, as in the names of programs: `std::vec`.
    private static func hasTwoColons(_ address: some Collection<UInt8>) -> Bool {
        address.drop { $0 != .colon }.prefix(2).elementsEqual("::".utf8)
    }

    static func runsScript(_ address: some Collection<UInt8>) -> Bool {
        guard let first = address.first(where: { $0 > .space && $0 != 0x7F }),
            firstLetters.contains(first.lowercased)
        else { return false }
        let start = start(of: address)
        return scripts.contains { start.starts(with: $0) }
    }

    /// The scheme as browsers read it (URL, section 4.4): behind blanks and control characters, with tabs and line
    /// breaks taken out; empty where there is none.
    private static func scheme(_ address: some Collection<UInt8>) -> String {
        var scheme: [UInt8] = []
        for byte in address.drop(while: { $0 <= .space }) where byte != .tab && !byte.isLineEnd {
            if byte == .colon { return String(decoding: scheme, as: UTF8.self) }
            let isPart = byte.isLetter || (!scheme.isEmpty && (byte.isDigit || "+-.".utf8.contains(byte)))
            guard isPart, scheme.count < longestScheme else { return "" }
            scheme.append(byte.lowercased)
        }
        return ""
    }

    private static let longestScheme = 64

    /// How an address begins, without white space and control characters.
    private static func start(of address: some Collection<UInt8>) -> [UInt8] {
        Array(address.lazy.filter { $0 > .space && $0 != 0x7F }.prefix(32).map(\.lowercased))
    }

    /// The schemes that pass: those that HTML lets pages register (section 8.3.1.2) with what they are near to, and
    /// those by which programs open a note, a chat or an editor.
    private static let schemes: Set<String> = [
        "http", "https", "mailto", "tel", "sms", "smsto", "mms", "geo", "xmpp", "irc", "ircs", "im",
        "matrix", "sip", "sips", "ftp", "ftps", "sftp", "ssh", "git", "news", "nntp", "webcal", "magnet",
        "bitcoin", "openpgp4fpr", "urn", "doi", "obsidian", "zotero", "notion", "vscode", "vscode-insiders",
        "vscodium", "cursor", "windsurf", "zed", "jetbrains", "jetbrains-gateway", "vscode-remote",
        "claude", "claude-cli", "goose", "lmstudio", "kiro", "warp", "raycast", "cherrystudio", "ccswitch",
        "docker-desktop", "github-windows", "x-github-client", "sourcetree", "ollama", "jan", "things",
        "logseq", "bear", "drafts", "omnifocus", "evernote", "linear", "figma", "spotify", "discord",
        "signal", "sgnl", "slack", "msteams", "zoommtg", "zoomus", "tg", "whatsapp", "facetime",
        "facetime-audio", "skype", "steam", "itms-apps", "itms-appss", "market", "maps", "shortcuts",
        "x-apple.systempreferences", "ms-settings", "webcals", "git+https", "git+ssh", "svn", "svn+ssh",
        "bitwarden", "otpauth", "ipfs", "ipns", "ethereum", "lightning", "gemini", "gopher", "info", "oid",
        "tag", "acct", "cid", "mid", "ws", "wss", "rtsp", "rtmp", "vnc", "rdp", "ldap", "ldaps", "nfs",
        "smb",
    ]

    private static let firstLetters = ByteSet("dfjv")
    private static let scripts = ["javascript:", "vbscript:", "file:", "data:"].map { Array($0.utf8) }
    private static let bitmaps = ["png", "gif", "jpeg", "webp", "avif"].map { Array("data:image/\($0)".utf8) }
}

/// What stands before a colon like a scheme and is none.
public enum SchemeSlip {
    static func isOne(_ scheme: String, before first: UInt8?) -> Bool {
        isDrive(scheme) || isHost(scheme, before: first) || meant(by: scheme) != nil
    }

    /// Whether it is the letter of a drive.
    public static func isDrive(_ scheme: String) -> Bool { scheme.utf8.count == 1 }

    /// Whether it is the name of a host, with a port behind the colon.
    public static func isHost(_ scheme: String, before first: UInt8?) -> Bool {
        (scheme == "localhost" || scheme.contains(".")) && first?.isDigit == true
    }

    /// The scheme that a misspelt one is one slip away from.
    public static func meant(by scheme: String) -> String? {
        guard !["ftp", "ftps", "sftp", "httpx"].contains(scheme) else { return nil }
        return ["https", "http", "mailto"].first { Spelling.isSlip(scheme, of: $0) }
    }
}
