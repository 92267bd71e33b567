import Diagnostics
import Text

/// How libfyaml's errors are passed on: in its own words, which `YAMLMender` puts into ours.
extension YAMLParser {
    /// Reports why reading ended.
    mutating func report(_ error: YAMLError) {
        let offset = min(error.offset ?? self.offset(error), max(input.count - 1, 0))
        var message = error.message
        if message.hasSuffix("\n") { message.removeLast() }
        let end = input[offset] == 0x0A ? offset : offset + 1
        report(.invalidSnippet, message, offset..<end)
    }

    private func offset(_ error: YAMLError) -> Int {
        let range = LineIndex(lines).range(ofLine: max(error.line, 1))
        return min(range.lowerBound + max(error.column - 1, 0), range.upperBound)
    }
}
