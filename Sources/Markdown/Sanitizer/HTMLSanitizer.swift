import Text

/// Writes raw HTML without what could do harm: each tag that is kept is written anew from its name and attributes,
/// and every element is closed where the block ends that it was opened in.
struct HTMLSanitizer {
    /// An element that raw HTML has opened.
    private struct OpenElement: Hashable {
        let name: String
        /// The node whose children the tag stands among.
        let scope: Int32
    }

    /// Something that was left out.
    struct Omission {
        let message: String
        /// In the bytes that were read.
        let range: Range<Int>
        /// The address that may do harm, which is all that was left out.
        var address: String?
    }

    /// Whether the page has its heading of level 1 elsewhere, so that those here become level 2.
    private let isTitled: Bool
    private var open: [OpenElement] = []
    /// How many of each are open, so that an end tag without a start tag costs no search.
    private var counts: [OpenElement: Int] = [:]

    /// Older ids that wait for an element which has a place for them.
    private(set) var waiting: [String] = []

    init(isTitled: Bool = false) { self.isTitled = isTitled }

    /// Whether an element is open.
    var hasOpenElements: Bool { !open.isEmpty }

    /// Writes raw HTML that stands among the children of a node, with what changes in it on its way to the page.
    mutating func write(
        _ html: ArraySlice<UInt8>, in scope: Int32, to output: inout HTMLBuffer,
        rewriting: RawHTMLRewriting? = nil, omitted: (Omission) -> Void = { _ in }
    ) {
        var hidden: String?
        for token in HTMLTokenizer(html) {
            switch token {
            case .text(let range):
                if hidden == nil { Self.writeText(html[range], to: &output) }
            case .other: break
            case .startTag(let written, let attributes, let range):
                guard hidden == nil else { continue }
                let name = shown(written)
                guard HTMLPolicy.keeps(element: name) else {
                    omitted(Omission(message: "the element `\(name)` is left out", range: range))
                    if HTMLPolicy.hidesContent(of: name) { hidden = name }
                    continue
                }
                let additions = rewriting?.additions(toTagAt: range.lowerBound, in: html)
                writeTag(name, attributes, html, adding: additions, to: &output, rewriting, omitted)
                if !HTMLPolicy.isVoid(name) { push(OpenElement(name: name, scope: scope)) }
            case .endTag(let written, _):
                let name = shown(written)
                if hidden == name {
                    hidden = nil
                } else if hidden == nil {
                    close(name, in: scope, to: &output)
                }
            }
        }
    }

    private func shown(_ name: String) -> String { isTitled && name == "h1" ? "h2" : name }

    /// Closes what was opened among the children of a node.
    mutating func closeAll(in scope: Int32, to output: inout HTMLBuffer) {
        while let last = open.last, last.scope == scope { pop(last, to: &output) }
    }

    private mutating func close(_ name: String, in scope: Int32, to output: inout HTMLBuffer) {
        let element = OpenElement(name: name, scope: scope)
        guard counts[element, default: 0] > 0 else { return }
        while let last = open.last {
            pop(last, to: &output)
            if last == element { return }
        }
    }

    private mutating func push(_ element: OpenElement) {
        open.append(element)
        counts[element, default: 0] += 1
    }

    private mutating func pop(_ last: OpenElement, to output: inout HTMLBuffer) {
        open.removeLast()
        counts[last, default: 1] -= 1
        Self.writeEndTag(last.name, to: &output)
    }

    private mutating func writeTag(
        _ name: String, _ attributes: [HTMLToken.Attribute], _ html: ArraySlice<UInt8>,
        adding additions: String?, to output: inout HTMLBuffer, _ rewriting: RawHTMLRewriting?,
        _ omitted: (Omission) -> Void
    ) {
        let former = rewriting?.formerIDs(of: attributes, on: name, html) ?? []
        let place = FormerIDPlace(name)
        if place == .before { output.writeEmptyElements(ids: former) } else { waiting += former }
        output.append(.less)
        output.write(name)
        if let additions { output.write(additions) }
        let isBroken = rewriting?.leadsNowhere(attributes, of: name, html) ?? false
        if isBroken { output.write(" class=\"broken-link\"") }
        var seen: Set<String> = isBroken ? ["class", "href"] : []
        for attribute in attributes {
            guard attributes.count == 1 && !isBroken || seen.insert(attribute.name).inserted else { continue }
            guard Self.keeps(attribute, of: name, html) else {
                omitted(Self.omission(of: attribute, from: name, html))
                continue
            }
            output.append(.space)
            output.write(attribute.name)
            output.write("=\"")
            if let value = attribute.value, let rewriting {
                rewriting.write(attribute, value, of: name, html, to: &output)
            } else if let value = attribute.value {
                Self.writeText(html[value], to: &output)
            }
            output.write("\"")
        }
        output.append(.greater)
        if place == .within { writeWaiting(to: &output) }
    }

    /// Writes the older ids that found no element with a place for them.
    mutating func writeWaiting(to output: inout HTMLBuffer) {
        guard !waiting.isEmpty else { return }
        output.writeEmptyElements(ids: waiting)
        waiting = []
    }

    /// Whether an attribute of an element is kept with its value.
    static func keeps(_ attribute: HTMLToken.Attribute, of name: String, _ html: ArraySlice<UInt8>)
        -> Bool
    {
        guard HTMLPolicy.keeps(attribute: attribute.name, of: name) else { return false }
        guard HTMLPolicy.isAddress(attribute.name), let value = attribute.value else { return true }
        return AddressCheck.isHarmless(html[value], attribute: attribute.name, isImage: name == "img")
    }

    private static func omission(
        of attribute: HTMLToken.Attribute, from name: String, _ html: ArraySlice<UInt8>
    ) -> Omission {
        let message = "`\(attribute.name)` is left out of `\(name)`"
        guard HTMLPolicy.keeps(attribute: attribute.name, of: name), let value = attribute.value else {
            return Omission(message: message, range: attribute.nameRange)
        }
        let address = String(decoding: CharacterReferences.decoded(html[value]), as: UTF8.self)
        return Omission(message: message, range: value, address: address)
    }

    private static func writeEndTag(_ name: String, to output: inout HTMLBuffer) {
        output.write("</")
        output.write(name)
        output.write(">")
    }

    /// Writes text in which character references stay as they are.
    static func writeText(_ text: ArraySlice<UInt8>, to output: inout HTMLBuffer) {
        var start = text.startIndex
        for offset in text.indices where text[offset] == .ampersand {
            output.writeEscaped(text[start..<offset])
            output.append(.ampersand)
            start = offset + 1
        }
        output.writeEscaped(text[start...])
    }
}
