import Diagnostics
import Text

/// Containers: blocks between `:::name` and `:::`, inside each other and inside lists and quotes.
///
/// A line of colons alone closes the innermost open container with as many colons, or else the innermost with
/// fewer.
struct ContainerFinding {
    let id: FindingID
    let message: String
    let range: Range<Int>
    let help: String
}

extension Arena {
    /// Puts the blocks between fences into containers. Returns what is wrong with the fences.
    mutating func findContainers() -> [ContainerFinding] {
        var parents: [Int32] = []
        var seen: Set<Int32> = []
        for node in nodes where node.kind == .containerFence && seen.insert(node.parent).inserted {
            parents.append(node.parent)
        }
        var findings: [ContainerFinding] = []
        for parent in parents {
            var builder = ContainerBuilder(parent)
            for child in children(of: parent) { builder.add(child, &self) }
            builder.finish(&self)
            findings += builder.findings
        }
        return findings
    }
}

/// Builds the containers among the children of one node.
private struct ContainerBuilder {
    private struct Open {
        let fence: ContainerFence
        let node: Int32
        var children: [Int32] = []
    }

    private let parent: Int32
    private var children: [Int32] = []
    private var open: [Open] = []
    /// How many containers that nest too deep are open: they are text, and so are the lines that close them.
    private var tooDeep = 0
    private(set) var findings: [ContainerFinding] = []

    init(_ parent: Int32) {
        self.parent = parent
    }

    mutating func add(_ child: Int32, _ arena: inout Arena) {
        guard arena[child].kind == .containerFence else { return append(child) }
        let fence = ContainerFence(arena.bytes, arena[child].range)
        findings += fence.attributeFindings(arena.bytes)
        if fence.isClosing, tooDeep > 0 {
            tooDeep -= 1
            arena.makeParagraph(of: child)
            append(child)
        } else if fence.isClosing {
            close(child, fence, &arena)
        } else if fence.kind == .include {
            arena[child].kind = .include
            arena[child].payload = arena.add(fence)
            append(child)
        } else if open.count == NestingLimit.levels {
            if tooDeep == 0 { reportTooDeep(fence) }
            tooDeep += 1
            arena.makeParagraph(of: child)
            append(child)
        } else {
            if fence.kind == .unknown { reportUnknown(fence, arena) }
            open.append(Open(fence: fence, node: child))
        }
    }

    /// Closes what the text left open, and makes the containers the children of the node.
    mutating func finish(_ arena: inout Arena) {
        while let last = open.last {
            let end = last.children.last.map { arena[$0].range.upperBound } ?? last.fence.range.upperBound
            reportUnclosed(last.fence, arena)
            closeLast(end, &arena)
        }
        arena.setChildren(of: parent, to: children)
    }

    private mutating func append(_ child: Int32) {
        if open.isEmpty { children.append(child) } else { open[open.count - 1].children.append(child) }
    }

    private mutating func close(_ child: Int32, _ fence: ContainerFence, _ arena: inout Arena) {
        let index =
            open.lastIndex { $0.fence.colons == fence.colons }
            ?? open.lastIndex { $0.fence.colons < fence.colons }
        guard let index else {
            arena.makeParagraph(of: child)
            findings.append(
                ContainerFinding(
                    id: .unopenedContainer, message: "this `:::` closes nothing", range: fence.range,
                    help: "remove it, or open a container above it"))
            return append(child)
        }
        while open.count > index + 1, let last = open.last {
            reportUnclosed(last.fence, arena)
            closeLast(fence.range.lowerBound, &arena)
        }
        closeLast(fence.range.upperBound, &arena)
    }

    private mutating func closeLast(_ end: Int, _ arena: inout Arena) {
        guard let last = open.popLast() else { return }
        let title = arena[last.node].firstChild
        arena[last.node].end = Int32(truncatingIfNeeded: max(end, last.fence.range.upperBound))
        switch last.fence.kind {
        case .callout: arena.makeCallout(of: last.node, last.fence, title, last.children)
        case .tabs, .tab, .details, .steps, .include, .foreign, .unknown:
            arena[last.node].kind = .container
            arena[last.node].payload = arena.add(last.fence)
            arena.setChildren(of: last.node, to: (title == Node.none ? [] : [title]) + last.children)
        }
        append(last.node)
    }

    private mutating func reportTooDeep(_ fence: ContainerFence) {
        guard !findings.contains(where: { $0.id == .tooDeep }) else { return }
        findings.append(
            ContainerFinding(
                id: .tooDeep, message: "containers nest deeper than \(NestingLimit.levels) levels here",
                range: fence.range, help: "what is deeper is text"))
    }

    private mutating func reportUnclosed(_ fence: ContainerFence, _ arena: Arena) {
        let name = String(decoding: arena.bytes[fence.name], as: UTF8.self)
        findings.append(
            ContainerFinding(
                id: .unclosedContainer, message: "the container `\(name)` is never closed",
                range: fence.range,
                help:
                    "write `\(String(repeating: ":", count: fence.colons))` on a line of its own where it ends"
            ))
    }

    private mutating func reportUnknown(_ fence: ContainerFence, _ arena: Arena) {
        let name = String(decoding: arena.bytes[fence.name].prefix(60), as: UTF8.self)
        findings.append(
            ContainerFinding(
                id: .unknownContainer, message: "there is no container `\(name)`", range: fence.name,
                help: Spelling.nearest(to: name, in: ContainerFence.names).map { "did you mean `\($0)`?" }
                    ?? "the containers are `tabs`, `tab`, `details`, `steps`, `include`, and a callout's types, "
                    + "such as `note`"))
    }
}

extension Arena {
    /// The texts that are to be included.
    func includes() -> [Document.Include] {
        guard !containers.isEmpty else { return [] }
        return descendants().filter { self[$0].kind == .include }.map { id in
            Document.Include(
                attributes: containers[Int(self[id].payload)].attributes.attributes,
                range: self[id].range)
        }
    }

    fileprivate mutating func add(_ fence: ContainerFence) -> Int32 {
        containers.append(fence)
        return Int32(truncatingIfNeeded: containers.count - 1)
    }

    /// A fence that opens or closes nothing is text.
    fileprivate mutating func makeParagraph(of fence: Int32) {
        self[fence].kind = .paragraph
        setChildren(of: fence, to: [])
        var text = Node(.text, self[fence].range)
        text.text = TextReference(inDocument: self[fence].range)
        append(text, to: fence)
    }

    fileprivate mutating func makeCallout(
        of node: Int32, _ fence: ContainerFence, _ title: Int32, _ blocks: [Int32]
    ) {
        let name = fence.name
        let titleNode = title == Node.none ? add(Node(.calloutTitle, name)) : title
        self[titleNode].kind = .calloutTitle
        self[node].kind = .callout
        self[node].flags = CalloutFold.none.rawValue
        self[node].text = TextReference(inDocument: name)
        setChildren(of: node, to: [titleNode] + blocks)
    }
}
