import Text

/// Task lists: items that begin with `[ ]` or `[x]` (GFM 0.29, section 5.3).
extension Arena {
    /// Marks the items that are tasks and takes the marker out of their text.
    mutating func findTasks() {
        for id in nodes.indices where nodes[id].kind == .item {
            let paragraph = nodes[id].firstChild
            guard paragraph != Node.none, self[paragraph].kind == .paragraph else { continue }
            let text = self[paragraph].firstChild
            guard text != Node.none, self[text].kind == .text, let state = taskState(of: self[text]) else {
                continue
            }
            self[Int32(truncatingIfNeeded: id)].flags = state.rawValue
            self[text].start += 4
            self[text].text = self[text].text[4..<Int(self[text].text.count)]
        }
    }

    private func taskState(of text: Node) -> TaskState? {
        let marker = bytes(of: text.text).prefix(4)
        // The marker is written as it is: a backslash or entity would be longer in the document.
        guard marker.count == 4, marker.elementsEqual(bytes[text.range].prefix(4)) else { return nil }
        let first = marker.startIndex
        guard marker[first] == .leftBracket, marker[first + 2] == .rightBracket, marker[first + 3].isBlank
        else {
            return nil
        }
        switch marker[first + 1] {
        case .space: return .open
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return .done
        default: return nil
        }
    }
}
