import Foundation

/// The attacks that Markdown and raw HTML are tried with; the script that opens them in a browser reads them too.
enum Attacks {
    /// The texts of `attacks.txt`, one from each line that is no comment, with control characters in the places of
    /// their pictures.
    static let all: [String] = {
        let file = URL(filePath: #filePath).appending(path: "../../attacks.txt").standardizedFileURL
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("//") }.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.map(control)))
        }
    }()

    private static func control(_ picture: Unicode.Scalar) -> Unicode.Scalar {
        switch picture.value {
        case 0x2400..<0x2420: Unicode.Scalar(UInt8(picture.value - 0x2400))
        case 0x2421: "\u{7F}"
        default: picture
        }
    }

    /// The schemes that the harmless addresses among the attacks have; an address without one has an empty one.
    static let schemes: Set<String> = ["", "http", "https", "mailto"]

    /// What stands in front of an address's first colon, unless a path, a query or a fragment begins before it.
    static func scheme(of address: String) -> String {
        let start = address.prefix { !":/?#".contains($0) }
        return address.dropFirst(start.count).hasPrefix(":") ? String(start) : ""
    }

    /// The addresses in an attribute's value: of a list of pictures each, without its size.
    static func addresses(_ value: String, _ attribute: String) -> [String] {
        guard attribute == "srcset" else { return [value.lowercased()] }
        return value.lowercased().split(separator: ",").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
    }

    /// What the renderer writes beside the elements that raw HTML keeps.
    static let ownElements: Set<String> = ["input", "aside", "section", "figure", "button", "audio", "video"]

    /// What the renderer writes beside the attributes that raw HTML keeps.
    static let ownAttributes: Set<String> = [
        "data-line", "loading",
        "class", "data-group", "data-language", "tabindex", "disabled", "checked", "type", "start", "rel",
    ]
}
