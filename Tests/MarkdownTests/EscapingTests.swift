import Testing

@testable import Markdown
import Text

/// What Markdown's own loop writes is what the table of HTML says, for every character that there is.
struct EscapingTests {
    private func written(_ text: [UInt8]) -> [UInt8] {
        var buffer = HTMLBuffer()
        buffer.writeEscaped(text[...])
        return buffer.bytes
    }

    /// The same by the table, byte by byte.
    private func expected(_ text: [UInt8]) -> [UInt8] {
        var expected: [UInt8] = []
        for byte in HTMLText.withoutForbidden(text) {
            if let entity = HTMLText.entity(of: byte) {
                expected += String(describing: entity).utf8
            } else {
                expected.append(byte)
            }
        }
        return expected
    }

    /// A run of all characters of a plane, in which each stands at every place in a block of the loop.
    @Test(arguments: 0...16)
    func everyCharacter(plane: Int) {
        let scalars = (plane << 16..<(plane + 1) << 16).compactMap { Unicode.Scalar(UInt32($0)) }
        let text = scalars.flatMap { Array(String($0).utf8) }
        #expect(HTMLText.withoutForbidden(written(text)) == expected(text))
    }

    @Test func everyByteAtEveryPlace() {
        for byte in UInt8(0)...0x7F where byte != 0x0C {
            for before in 0..<20 {
                let text = [UInt8](repeating: 0x61, count: before) + [byte, 0x62]
                #expect(written(text) == expected(text), "\(byte) at \(before)")
            }
        }
    }
}
