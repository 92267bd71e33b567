import Text

/// The lines by which syntax of other generators is told.
extension ForeignSyntax {
    /// What a line is with which a paragraph begins; `nil` for a line of text.
    ///
    /// - Parameters:
    ///   - isWhole: whether it is all of the paragraph.
    ///   - isOutermost: whether it stands in no list, quote or container.
    static func ofLine(_ line: ArraySlice<UInt8>, isWhole: Bool, isOutermost: Bool) -> ForeignSyntax? {
        let text = String(decoding: line, as: UTF8.self)
        switch line.first {
        case .bang, UInt8(ascii: "?"):
            if isIncludeLine(text) { return .inclusion }
            if text.hasPrefix("!> ") || text.hasPrefix("?> ") { return .docsify }
            return isAdmonition(text) ? .admonition : nil
        case .hash: return text.hasPrefix("#+") && isOrg(text) ? .org : nil
        case UInt8(ascii: "/"): return isBlock(text) ? .block : nil
        case UInt8(ascii: "v"): return isMacro(text) ? .asciiDoc : nil
        case .equals: return ["=== \"", "===+ \"", "===! \""].contains(where: text.hasPrefix) ? .tab : nil
        case .hyphen, .semicolon:
            if ["-[ ] ", "-[x] ", "-[X] "].contains(where: text.hasPrefix) { return .taskWord }
            return text.contains("--8<--") && (text.count > 6 || !isWhole) ? .snippet : nil
        case .backslash where isWhole && isLaTeX(text): return .laTeX
        case .backslash, UInt8(ascii: "$"):
            if isWhole, text.lowercased() == "${toc}" { return .contents }
            return isIncludeLine(text) ? .inclusion : nil
        case UInt8(ascii: "i"), UInt8(ascii: "e"):
            let isModule = isModuleLine(text) || isOutermost && isOutermostModuleLine(text)
            return isModule ? .module : isMacro(text) ? .asciiDoc : nil
        case .leftBrace:
            let name = text.lowercased().filter { $0 != " " }
            return isWhole && (name == "{{toc}}" || name.hasPrefix("{{toc:") && name.hasSuffix("}}"))
                ? .contents : nil
        case .colon: return text.hasPrefix(": ") && text.count > 2 ? .definition : nil
        case .less:
            if text.hasPrefix("<<["), isWhole, text.hasSuffix(")"), text.contains("](") {
                return .markedInclude
            }
            if isWhole, text.hasPrefix("<<< "), !text.dropFirst(4).contains(" "), text.contains(".") {
                return .codeInclude
            }
            if isOpenComponent(text) { return .component }
            return ["<<< @/", "<<< ./", "<<< ../", "<<<@/"].contains(where: text.hasPrefix)
                ? .codeInclude : nil
        case UInt8(ascii: "@"):
            if text.hasPrefix("@tab ") || text.hasPrefix("@tab:active ") { return .tab }
            if ["@include(", "@include:", "@include \"", "@[code"].contains(where: text.hasPrefix) {
                return .include
            }
            return isIncludeLine(text) ? .inclusion : nil
        case .dot:
            if isWhole, isTarget(text) { return .target }
            guard isDirective(text) else { return nil }
            return [".. include::", ".. literalinclude::"].contains(where: text.hasPrefix)
                ? .inclusion : .directive
        case .star: return isAbbreviation(text) ? .abbreviation : nil
        case .leftBracket:
            if let callout = calloutMark(text) { return callout }
            if isWhole, text.hasPrefix("[source,"), text.hasSuffix("]") { return .asciiDoc }
            let names = ["[TOC]", "[toc]", "[[toc]]", "[[TOC]]", "[[_TOC_]]", "[[_toc_]]"]
            return isWhole && names.contains(text) ? .contents : nil
        default: return nil
        }
    }

    /// `= Title`
    static func isTitle(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "= ".utf8), let first = line.dropFirst(2).first else { return false }
        return first.isLetter || first >= 0x80
    }

    /// `@import "part.md"`, `@@include(part.md)`, `!include part.md`, `\input{part}`: a word for taking a file in, and
    /// what names a file.
    private static func isIncludeLine(_ line: String) -> Bool {
        let words = [
            "@import \"", "@import '", "@import(", "@@include", "!!!include", "!include ", "!include(",
            "!INCLUDE ", "$include ", "\\include{", "\\input{",
        ]
        guard let word = words.first(where: line.hasPrefix) else { return false }
        let name = line.dropFirst(word.count)
        if word.hasPrefix("\\") { return name.hasSuffix("}") }
        // One word behind it is a name.
        return name.contains { ".\"'(/".contains($0) } || word.hasPrefix("!") && !name.contains(" ")
    }

    /// `\newpage`: a command about printed pages, as Pandoc hands it on to LaTeX.
    private static func isLaTeX(_ line: String) -> Bool {
        let commands = ["newpage", "clearpage", "cleardoublepage", "pagebreak", "tableofcontents"]
        return commands.contains { line == "\\" + $0 }
    }

    /// Whether a comment asks a program to take a file in: `<!-- include part.md -->`, `<!--#include file="a" -->`.
    static func isIncludeComment(_ content: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: content.prefix(160), as: UTF8.self).split(separator: "-->").first ?? ""
        let words = text.split { " \t:()".contains($0) }
        guard let first = words.first?.drop(while: { "#!@$".contains($0) }), first == "include" else {
            return false
        }
        return (2...3).contains(words.count) && words[1].contains { "./=\"".contains($0) }
    }

    /// Whether a word between marks of a template is one for taking a file in.
    static func isInclude(_ name: String) -> Bool {
        let names = [
            "import", "includes", "partial", "readfile", "render", "snippet", "transclude", "include",
            "embed-md",
        ]
        return names.contains(name) || name.hasPrefix("include_") || name.hasPrefix("include-")
    }

    /// `!!! note "Title"`: a type, and then nothing, more classes, or a title in quotes.
    private static func isAdmonition(_ line: String) -> Bool {
        guard let mark = ["!!!", "???+", "???"].first(where: line.hasPrefix) else { return false }
        let rest = line.dropFirst(mark.count)
        let type = rest.prefix { $0 != " " && $0 != "\"" }
        // Without a blank it may be a shout, unless it is a type.
        guard type.isEmpty || CalloutType.isKnown(type.lowercased()) else { return false }
        let words = rest.prefix { $0 != "\"" }.split(separator: " ")
        guard let type = words.first, type.utf8.allSatisfy({ $0.isLetter || $0 == .hyphen }) else {
            return false
        }
        return rest.contains("\"") ? rest.hasSuffix("\"") : words.count == 1
    }

    /// `import … from "…"`, `import "…"`, `export const …`.
    private static func isModuleLine(_ line: String) -> Bool {
        let exports = ["export const ", "export let ", "export function ", "export default function"]
        if exports.contains(where: line.hasPrefix) { return line.contains { "={(".contains($0) } }
        guard line.hasPrefix("import ") else { return false }
        let end = line.hasSuffix(";") ? line.dropLast() : line[...]
        guard let quote = end.last, quote == "\"" || quote == "'" else { return false }
        let name = end.dropLast().reversed().prefix { $0 != quote }.count
        guard name > 0, end.count >= name + 9 else { return false }
        let before = end.dropLast(name + 2)
        // Other languages have imports too, of names without a full stop.
        if before == "import " { return end.dropLast().suffix(name).contains(".") }
        return before.hasSuffix(" from ")
    }

    /// What begins a line of MDX and needs more around it to be certain: `export default x`, `import "x"`, `import {`.
    private static func isOutermostModuleLine(_ line: String) -> Bool {
        let text = line.hasSuffix(";") ? String(line.dropLast()) : line
        if line == "import {" { return true }
        let exports = ["export {", "export * from ", "export async function ", "export class "]
        if exports.contains(where: line.hasPrefix) { return line.contains { "{\"'".contains($0) } }
        for word in ["import ", "export default "] where text.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            if word == "import " {
                guard let quote = rest.first, "\"'".contains(quote) else { return false }
                return rest.count > 2 && rest.dropFirst().firstIndex(of: quote) == rest.indices.last
            }
            let isName = rest.utf8.allSatisfy { $0.isPartOfName || $0 == UInt8(ascii: "$") || $0 == .dot }
            let isCode = "({[\"'`<".contains(rest.first ?? " ") || rest.contains("=>")
            return isName || isCode || ["function", "class ", "async "].contains(where: rest.hasPrefix)
        }
        return false
    }

    /// `[!NOTE]` that is no callout: outside of a quote, or with more than a type in the brackets, or with words right behind them.
    private static func calloutMark(_ line: String) -> ForeignSyntax? {
        guard line.hasPrefix("[!"), let end = line.firstIndex(of: "]") else { return nil }
        let content = line[..<end].dropFirst(2)
        let type = content.prefix { $0 != "|" }
        guard CalloutType.isKnown(type.lowercased()) else { return nil }
        guard type.count == content.count else { return .calloutMetadata }
        var rest = line[end...].dropFirst()
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        guard let next = rest.first, next != " ", next != "\t" else { return .callout }
        return next.isWhitespace ? .calloutBlank : .calloutWord
    }

    /// `[NOTE]`, `[!NOTE ]` or `[! NOTE]` with which a quote begins: a type as callouts have it, but for its sign or for
    /// blanks.
    static func isNearCallout(_ line: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return false }
        let rest = text[end...].dropFirst()
        guard rest.isEmpty || rest.first == " " else { return false }
        let content = text[..<end].dropFirst()
        let type = content.trimmingPrefix(while: { " !".contains($0) }).split(separator: " ").first ?? ""
        guard CalloutType.isKnown(type.lowercased()), content.filter({ !" !".contains($0) }) == type else {
            return false
        }
        return content.contains("!") ? content != "!" + type : rest.isEmpty || type == type.uppercased()
    }

    /// `[ ]words`, `[x]words` or `[] words`, with which an item begins.
    static func isNearTask(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: "[] ".utf8) { return line.count > 3 }
        guard ["[ ]", "[x]", "[X]"].contains(where: { line.starts(with: $0.utf8) }) else { return false }
        return line.dropFirst(3).prefix(2).count { $0.isLetter || $0 >= 0x80 } == 2
    }

    /// `*[HTML]: Hypertext Markup Language`
    private static func isAbbreviation(_ line: String) -> Bool {
        guard line.hasPrefix("*["), let end = line.firstIndex(of: "]") else { return false }
        let rest = line[end...].dropFirst()
        return line.distance(from: line.startIndex, to: end) > 2 && rest.hasPrefix(": ") && rest.count > 2
    }

    /// `<Tabs` on a line of its own, or `<Card icon={x}`: a tag that HTML does not have, so that it is text.
    private static func isOpenComponent(_ line: String) -> Bool {
        let name = line.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        let rest = line.dropFirst(1 + name.count)
        guard name.first?.isUppercase == true, rest.isEmpty || rest.hasPrefix(" ") else { return false }
        if rest.contains("={") { return true }
        return !rest.contains(">") && ForeignSyntaxScan.components.contains(name.lowercased())
            && (rest.isEmpty || rest.contains("="))
    }

    /// `.. _a-name:`
    private static func isTarget(_ line: String) -> Bool {
        let name = line.dropFirst(4).dropLast()
        return line.hasPrefix(".. _") && line.hasSuffix(":") && !name.isEmpty && !name.contains(" ")
    }

    /// `.. note::`
    private static func isDirective(_ line: String) -> Bool {
        guard line.hasPrefix(".. "), let mark = line.utf8.firstRange(of: "::".utf8) else { return false }
        let name = line.utf8[..<mark.lowerBound].dropFirst(3)
        let next = line.utf8[mark.upperBound...].first
        return !name.isEmpty && name.allSatisfy { $0.isLetter || $0 == .hyphen || $0 == .colon }
            && (next == nil || next == .space)
    }

    /// `#+TITLE: …`, `#+begin_src`
    private static func isOrg(_ line: String) -> Bool {
        let name = line.dropFirst(2).prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
        let rest = line.dropFirst(2 + name.count)
        return name.count > 2
            && (rest.hasPrefix(":") || ["begin_", "end_"].contains { name.lowercased().hasPrefix($0) })
    }

    /// `/// note | Title`, with more slashes around others.
    private static func isBlock(_ line: String) -> Bool {
        let slashes = line.prefix { $0 == "/" }.count
        guard slashes >= 3, line.dropFirst(slashes).first == " " else { return false }
        let rest = line.dropFirst(slashes + 1)
        let name = rest.prefix { $0.isASCII && ($0.isLowercase || $0 == "-") }
        return !name.isEmpty && (name.count == rest.count || rest.dropFirst(name.count).hasPrefix(" | "))
    }

    /// `include::path[]`
    private static func isMacro(_ line: String) -> Bool {
        let names = ["include::", "image::", "video::", "ifdef::", "ifndef::", "ifeval::", "endif::"]
        return line.hasSuffix("]") && line.contains("[") && names.contains(where: line.hasPrefix)
    }
}
