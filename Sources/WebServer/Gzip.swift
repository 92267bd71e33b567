import CZlib

/// Compression with zlib in the format gzip (RFC 1952).
enum Gzip {
    /// A little faster than zlib's own choice, and as small to a few hundredths.
    private static let level: Int32 = 5
    /// The size of the window, as its power of two, and 16 for the format.
    private static let windowBits: Int32 = 15 + 16
    /// What zlib may use to remember, as its own choice is.
    private static let memoryLevel: Int32 = 8

    /// Bytes in fewer bytes; `nil` where memory is lacking.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let most = Int(deflateBound(&stream, uLong(bytes.count)))
        var isWhole = false
        let result = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            bytes.withUnsafeBufferPointer { source in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = uInt(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = uInt(most)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            count = Int(stream.total_out)
        }
        return isWhole ? result : nil
    }
}
