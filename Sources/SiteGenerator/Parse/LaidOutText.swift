/// A byte that a program gets from the shell.
struct ShellByte {
    let byte: UInt8
    /// Where it stands in the block.
    let offset: Int
    /// Whether something else will stand there, which the shell puts in.
    var isInserted = false
}

/// JSON that a program gets from the shell, as long as it is in the block. Inside of a string bytes follow each other
/// as the program reads them; outside of strings each is at its place, with blanks for what the shell takes away.
struct LaidOutText {
    private(set) var text: [UInt8] = []
    /// Where something stands in the text for which the shell puts in something else, in the order of the text.
    private var inserted: [Range<Int>] = []

    /// - Parameter range: where the text stands in the block.
    init(_ bytes: [ShellByte], over range: Range<Int>) {
        text.reserveCapacity(range.count)
        var (isString, isEscaped) = (false, false)
        for byte in bytes {
            if !isString {
                // The first byte behind a string stands at its place again.
                while text.count < byte.offset - range.lowerBound { text.append(0x20) }
            }
            text.append(byte.byte)
            if byte.isInserted {
                note(text.count - 1)
            } else if isEscaped {
                isEscaped = false
            } else if byte.byte == UInt8(ascii: "\"") {
                isString.toggle()
            } else {
                isEscaped = isString && byte.byte == UInt8(ascii: "\\")
            }
        }
        text += [UInt8](repeating: 0x20, count: max(0, range.count - text.count))
    }

    /// The places where something is put in, in the block.
    func inserted(in range: Range<Int>) -> [Range<Int>] {
        inserted.map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
    }

    private mutating func note(_ place: Int) {
        if let last = inserted.last, last.upperBound == place {
            inserted[inserted.count - 1] = last.lowerBound..<place + 1
        } else {
            inserted.append(place..<place + 1)
        }
    }
}
