/// Compares numbers exactly: as integers or doubles where that decides, else by their digits.
enum NumberComparison {
    /// How one number compares to another: -1, 0 or 1. NaN is equal to nothing and counts as greater.
    static func compare(_ leftView: ArenaView, _ left: Int, _ rightView: ArenaView, _ right: Int) -> Int {
        let (first, second) = (leftView.nodes[left], rightView.nodes[right])
        if first.flags.contains(.exact), second.flags.contains(.exact) {
            let (a, b) = (Int64(bitPattern: first.payload), Int64(bitPattern: second.payload))
            return a < b ? -1 : a > b ? 1 : 0
        }
        let (a, b) = (first.double, second.double)
        if a < b { return -1 }
        if a > b || a.isNaN || b.isNaN { return 1 }
        if isSpecial(first) || isSpecial(second) { return 0 }
        return DecimalNumber(leftView.numberText(first)).compared(
            to: DecimalNumber(rightView.numberText(second)))
    }

    /// Whether a node is `Infinity` or NaN as written, not a number that is too large for `Double`.
    private static func isSpecial(_ node: Node) -> Bool {
        node.type == .fraction && !node.double.isFinite
    }

    /// Whether a number is a whole multiple of another, which is not zero.
    static func isMultiple(_ view: ArenaView, _ number: Int, of divisorView: ArenaView, _ divisor: Int)
        -> Bool
    {
        let (first, second) = (view.nodes[number], divisorView.nodes[divisor])
        if first.flags.contains(.exact), second.flags.contains(.exact) {
            let value = Int64(bitPattern: second.payload)
            return value == 1 || Int64(bitPattern: first.payload) % value == 0
        }
        if isSpecial(first) { return false }
        return DecimalNumber(view.numberText(first)).isMultiple(
            of: DecimalNumber(divisorView.numberText(second)))
    }
}
