/// Tells addresses that can run a script or read a file from those that cannot.
public enum SafeURL {
    /// Whether an address has a scheme that is not let through: `javascript:`, `vbscript:`, `file:`, and `data:`
    /// except for bitmaps in an image. White space and control characters, which browsers pass over, do not hide
    /// the scheme.
    public static func isUnsafe(_ address: some StringProtocol, isImage: Bool) -> Bool {
        isUnsafe(Array(address.utf8), isImage: isImage)
    }

    static func isUnsafe(_ address: some Collection<UInt8>, isImage: Bool) -> Bool {
        guard let first = address.first(where: { $0 > .space && $0 != 0x7F }),
            firstLetters.contains(first.lowercased)
        else { return false }
        var start: [UInt8] = []
        for byte in address {
            if byte > .space, byte != 0x7F { start.append(byte.lowercased) }
            if start.count == 32 { break }
        }
        if unsafeSchemes.contains(where: { start.starts(with: $0) }) { return true }
        guard start.starts(with: dataScheme) else { return false }
        return !(isImage && bitmaps.contains { start.starts(with: $0) })
    }

    /// What the schemes begin with.
    private static let firstLetters = ByteSet("dfjv")
    private static let unsafeSchemes = ["javascript:", "vbscript:", "file:"].map { Array($0.utf8) }
    private static let dataScheme = Array("data:".utf8)
    private static let bitmaps = ["png", "gif", "jpeg", "webp", "avif"].map { Array("data:image/\($0)".utf8) }
}
