/// A link's address cut at its `#`, and where its halves are written.
struct LinkParts {
    /// What stands in front of `#`.
    let destination: String
    /// What follows `#`.
    let fragment: String?
    /// Where the destination is written.
    let range: Range<Int>
    /// Where the fragment is written.
    let fragmentRange: Range<Int>?

    /// Cuts an address as it is meant, with the bytes that the author wrote for it.
    init(_ address: some Collection<UInt8>, written: ArraySlice<UInt8>, hasBackslashes: Bool) {
        let address = Array(address)
        guard let hash = address.firstIndex(of: .hash) else {
            destination = String(decoding: address, as: UTF8.self)
            fragment = nil
            range = written.startIndex..<written.endIndex
            fragmentRange = nil
            return
        }
        destination = String(decoding: address[..<hash], as: UTF8.self)
        fragment = String(decoding: address[(hash + 1)...], as: UTF8.self)
        let (mark, end) = Self.mark(hash, of: address, in: written, hasBackslashes)
        range = written.startIndex..<mark
        fragmentRange = end..<written.endIndex
    }

    /// Where the byte at an offset of an address is written: as itself, behind a backslash or as a reference.
    private static func mark(
        _ offset: Int, of address: [UInt8], in written: ArraySlice<UInt8>, _ hasBackslashes: Bool
    ) -> (start: Int, end: Int) {
        let places = written.withUnsafeBufferPointer { written in
            address.withUnsafeBufferPointer { address -> (Int, Int)? in
                var cursor = InlineCursor(written)
                var consumed = 0
                while consumed < address.count {
                    let start = cursor.offset
                    guard cursor.takeUnit(of: address, &consumed, backslashEscapes: hasBackslashes) != nil
                    else { return nil }
                    if consumed > offset { return (start, cursor.offset) }
                }
                return nil
            }
        }
        guard let (start, end) = places else { return (written.endIndex, written.endIndex) }
        return (written.startIndex + start, written.startIndex + end)
    }
}
