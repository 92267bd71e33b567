import ConfigSchema
import Text

/// The signs of all schemas, asked by the keys at the root of a text.
struct SignIndex: Sendable {
    let all: [SchemaSign]
    /// The signs that ask for one of several keys, by those.
    private let byKey: [[UInt8]: [Int]]
    /// The signs that ask for no key by its name.
    private let keyless: [Int]
    /// The keys that signs ask for, for words that are nearly one of them.
    private let keys: SpellingIndex

    init(_ signs: [SchemaSign]) {
        var byKey: [[UInt8]: [Int]] = [:]
        var keyless: [Int] = []
        for (number, sign) in signs.enumerated() {
            guard let keys = sign.indispensableKeys else {
                keyless.append(number)
                continue
            }
            for key in keys { byKey[Array(key.utf8), default: []].append(number) }
        }
        all = signs
        self.byKey = byKey
        self.keyless = keyless
        keys = SpellingIndex(byKey.keys.map { String(decoding: $0, as: UTF8.self) })
    }

    /// The signs that a text may show, in their order.
    func possible(for root: ConfigNode) -> [SchemaSign] {
        let named = root.members.compactMap { $0.key.utf8.flatMap { byKey[Array($0)] } }.joined()
        return Set(named).union(keyless).sorted().map { all[$0] }
    }

    /// The most keys of a text that are compared with those of signs.
    private static let mostCompared = 8

    /// The signs that a text may show but for a slip in one of its keys, in their order.
    func possibleBySlip(in root: ConfigNode) -> [SchemaSign] {
        let near = root.members.prefix(Self.mostCompared).flatMap { member -> [Int] in
            guard let key = member.key.string, byKey[Array(key.utf8)] == nil else { return [] }
            return keys.candidates(near: key).filter(key.isSlipOfKey).flatMap { byKey[Array($0.utf8)] ?? [] }
        }
        let named = root.members.compactMap { $0.key.utf8.flatMap { byKey[Array($0)] } }.joined()
        return Set(near).union(named).sorted().map { all[$0] }
    }
}
