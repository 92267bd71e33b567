import Text

/// Bounds how deep lists and quotes nest: libcmark looks at every open block on every line.
///
/// The depth of a line is at most the number of markers at its beginning and half the columns of its indentation.
/// The marker that would begin a level too deep is masked, so that it and what follows it are text.
enum NestingLimit {
    /// The levels that a document may have.
    static let levels = 256

    /// The markers that are too deep, one on each line at most.
    static func markers(in bytes: ByteView, _ lines: LineStarts) -> [Int] {
        guard bytes.count > levels else { return [] }
        return (0..<lines.lineCount).compactMap { number in
            let line = lines.range(ofLine: number)
            return line.count > levels ? marker(bytes, line) : nil
        }
    }

    private static func marker(_ bytes: ByteView, _ line: Range<Int>) -> Int? {
        var offset = line.lowerBound
        var halves = 0
        while offset < line.upperBound {
            let byte = bytes[offset]
            if byte.isBlank {
                halves += byte == .tab ? 4 : 1
                offset += 1
                continue
            }
            guard let end = markerEnd(bytes, offset, line.upperBound) else { return nil }
            if halves / 2 >= levels { return offset }
            // The blank behind a marker belongs to it.
            halves += end < line.upperBound && bytes[end].isBlank && byte != .greater ? 1 : 2
            if byte == .greater, end < line.upperBound, bytes[end].isBlank { halves -= 1 }
            offset = end
        }
        return nil
    }

    /// The end of the marker that begins at an offset.
    private static func markerEnd(_ bytes: ByteView, _ start: Int, _ lineEnd: Int) -> Int? {
        if bytes[start] == .greater { return start + 1 }
        var place = start
        while place < lineEnd, bytes[place].isDigit { place += 1 }
        guard place < lineEnd else { return nil }
        let isMarker =
            place > start ? bytes[place].isNumberEnd : bytes[place].isBulletMarker || bytes[place] == .colon
        return isMarker && (place + 1 == lineEnd || bytes[place + 1].isBlank) ? place + 1 : nil
    }
}

/// Bounds how many images are open at once: with each link that closes, libcmark goes through all of them.
enum ImageLimit {
    private static let open = 1000

    /// The `!` of the images that are one too many; without them their brackets are those of links.
    static func marks(in bytes: ByteView) -> [Int] {
        // Nearly no text has so many images at all, and to count them is to jump from one `!` to the next.
        guard hasMoreImages(than: open, bytes) else { return [] }
        var places: [Int] = []
        var stack: [Bool] = []
        var images = 0
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case .backslash: offset += 1
            case .leftBracket:
                let isImage = offset > 0 && bytes[offset - 1] == .bang
                let isTooMany = isImage && images >= open
                if isTooMany { places.append(offset - 1) }
                stack.append(isImage && !isTooMany)
                if isImage, !isTooMany { images += 1 }
            case .rightBracket: if stack.popLast() == true { images -= 1 }
            case .lineFeed where offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed:
                stack.removeAll(keepingCapacity: true)
                images = 0
            default: break
            }
            offset += 1
        }
        return places
    }

    private static func hasMoreImages(than limit: Int, _ bytes: ByteView) -> Bool {
        var count = 0
        var place = bytes.firstPlace(of: .bang)
        while place + 1 < bytes.count {
            if bytes[place + 1] == .leftBracket { count += 1 }
            if count > limit { return true }
            place = bytes.firstPlace(of: .bang, from: place + 1)
        }
        return false
    }
}
