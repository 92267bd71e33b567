import Text

/// What tells that a file is still as a build wrote it: its size, and a hash of its bytes or, where it is a copy,
/// the time of its original, which a copy keeps.
enum FileMark: Hashable {
    case written(size: Int, hash: UInt64)
    case copied(size: Int, seconds: Int, nanoseconds: Int)

    init(of bytes: [UInt8]) {
        self = .written(size: bytes.count, hash: StableHash.ofWords(bytes))
    }

    init(ofCopy status: FileSystem.Status) {
        self = .copied(
            size: status.size, seconds: status.modifiedSeconds, nanoseconds: status.modifiedNanoseconds)
    }

    /// Whether a file has this mark; its bytes are read only where its size fits.
    func fits(_ status: FileSystem.Status, _ bytes: () throws(FileSystemError) -> [UInt8]?)
        throws(FileSystemError) -> Bool
    {
        switch self {
        case .copied: return self == FileMark(ofCopy: status)
        case .written(let size, _):
            guard status.size == size, let bytes = try bytes() else { return false }
            return self == FileMark(of: bytes)
        }
    }

    // MARK: As text

    /// Reads `SIZE-HASH` or `SIZE@SECONDS.NANOSECONDS`, the hash with hexadecimal digits; `nil` for any other text.
    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1)
        if parts.count == 2, let size = Int(parts[0]), let hash = UInt64(parts[1], radix: 16) {
            self = .written(size: size, hash: hash)
        } else {
            let numbers = text.split { $0 == "@" || $0 == "." }.compactMap { Int($0) }
            guard numbers.count == 3 else { return nil }
            self = .copied(size: numbers[0], seconds: numbers[1], nanoseconds: numbers[2])
        }
        guard self.text == text else { return nil }
    }

    /// The mark as a manifest has it, without blanks.
    var text: String {
        switch self {
        case .written(let size, let hash): "\(size)-\(String(hash, radix: 16))"
        case .copied(let size, let seconds, let nanoseconds): "\(size)@\(seconds).\(nanoseconds)"
        }
    }
}
