public import Diagnostics
import Text

/// Attributes as they are written into an info string.
extension InfoString {
    /// An attribute with its value in quotes where it needs them; `nil` for a value that no quotes can hold.
    public static func attribute(_ name: String, _ value: String) -> String? {
        if !value.isEmpty, value.utf8.allSatisfy(\.isPlainInValue) { return "\(name)=\(value)" }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "`") }) else { return nil }
        guard let quote = ["\"", "'"].first(where: { !value.contains($0) }), !value.contains("\\") else {
            return nil
        }
        return "\(name)=\(quote)\(value)\(quote)"
    }

    /// An edit that writes attributes behind those that are there, in the form that the others have; `nil` where a form
    /// of another generator has no place for them.
    public func edit(adding attributes: [String]) -> Diagnostic.TextEdit? {
        guard let (offset, separator) = nextAttribute else { return nil }
        let text = attributes.map { separator + $0 }.joined()
        return Diagnostic.TextEdit(range: offset..<offset, replacement: text)
    }
}

extension UInt8 {
    /// Whether it means itself in a value without quotes, in all forms of an info string.
    fileprivate var isPlainInValue: Bool {
        isLetter || isDigit || "/_-.~#$:@".utf8.contains(self)
    }
}
