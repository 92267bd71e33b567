import Foundation

/// Random changes of a folder, as fast as they can be made.
struct RandomEdits {
    let root: String
    /// A folder beside the root.
    let outside: String
    private var state: UInt64

    init(root: String, outside: String, seed: UInt64) {
        (self.root, self.outside, state) = (root, outside, seed)
    }

    func make(_ count: Int) {
        var edits = self
        for number in 0..<count { edits.edit(number) }
    }

    private mutating func edit(_ number: Int) {
        let (path, other) = (place(depth: 1 + random(3)), place(depth: 1 + random(3)))
        switch random(12) {
        case 0...3: writeWherePossible("\(number)", to: path)
        case 4:
            writeWherePossible("\(number)", to: path + ".tmp")
            rename(path + ".tmp", path)
        case 5: rename(path, other)
        case 6, 7: mkdir(path, 0o755)
        case 8: unlink(path)
        case 9: if random(4) == 0 { try? FileManager.default.removeItem(atPath: path) }
        case 10: rename(path, outside + "/aside\(random(3))")
        default: rename(outside + "/aside\(random(3))", path)
        }
    }

    private func writeWherePossible(_ text: String, to path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { return }
        append(text, to: descriptor)
        close(descriptor)
    }

    private mutating func place(depth: Int) -> String {
        (0..<depth).reduce(root) { path, _ in path + "/" + ["a", "b", "c", "d"][random(4)] }
    }

    private mutating func random(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
