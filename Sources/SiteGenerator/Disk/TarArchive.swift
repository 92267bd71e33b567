import Text

/// The files of an archive in the form of `tar` (POSIX.1-1988, ustar), of which only plain files with names of at most
/// 100 bytes are read.
package struct TarArchive: Sendable {
    private let bytes: [UInt8]
    /// Where each file's content stands in the archive, by the file's path.
    private let files: [String: Range<Int>]

    /// Reads the table of an archive; `nil` for what is none, or does not end where it should.
    package init?(_ bytes: [UInt8]) {
        var files: [String: Range<Int>] = [:]
        var offset = 0
        while offset + Self.block <= bytes.count, bytes[offset] != 0 {
            let header = bytes[offset..<offset + Self.block]
            guard header[(offset + 257)...].starts(with: "ustar".utf8),
                let size = Int(Self.text(header[offset + 124..<offset + 136]), radix: 8), size >= 0
            else { return nil }
            let start = offset + Self.block
            guard start + size <= bytes.count else { return nil }
            if header[offset + 156] == UInt8(ascii: "0") {
                files[Self.text(header[offset..<offset + 100])] = start..<start + size
            }
            offset = start + (size + Self.block - 1) / Self.block * Self.block
        }
        guard !files.isEmpty else { return nil }
        self.bytes = bytes
        self.files = files
    }

    private static let block = 512

    /// A field of a header, up to what ends it.
    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
    }

    /// A file's content.
    func bytes(of path: String) -> [UInt8]? { files[path].map { Array(bytes[$0]) } }

    /// The files that lie in a folder itself, by their names.
    func texts(in folder: String) -> [String: SourceText] {
        var texts: [String: SourceText] = [:]
        for (path, range) in files where outerFolder(of: path) == folder {
            texts[fileName(of: path)] = SourceText(path: path, bytes: Array(bytes[range]))
        }
        return texts
    }
}
