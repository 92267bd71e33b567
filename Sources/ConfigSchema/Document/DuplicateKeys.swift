import Diagnostics

/// Finds equal keys in an object, by their hashes first.
struct DuplicateKeys {
    /// An earlier key and a later one that repeats it, as indices.
    struct Pair {
        let earlier: Int
        let later: Int
    }

    let view: ArenaView

    /// Every key of an object that a later one repeats, with the next such one.
    ///
    /// Up to eight keys are compared each with each; more are sorted by hash, so that the time stays
    /// in proportion to n log n whatever the keys are.
    func pairs(in object: Int) -> [Pair] {
        let count = view.nodes[object].count
        guard count > 1 else { return [] }
        return count <= 8 ? pairsAmongFew(object) : pairsAmongMany(object)
    }

    private func pairsAmongFew(_ object: Int) -> [Pair] {
        var pairs: [Pair] = []
        let end = Int(view.nodes[object].next)
        var earlier = object + 1
        while earlier < end {
            var later = Int(view.nodes[earlier + 1].next)
            let following = later
            while later < end, !isSame(earlier, later) { later = Int(view.nodes[later + 1].next) }
            if later < end { pairs.append(Pair(earlier: earlier, later: later)) }
            earlier = following
        }
        return pairs
    }

    private func pairsAmongMany(_ object: Int) -> [Pair] {
        var keys: [UInt64] = []
        keys.reserveCapacity(view.nodes[object].count)
        var key = object + 1
        let end = Int(view.nodes[object].next)
        while key < end {
            keys.append(UInt64(view.nodes[key].hash) << 32 | UInt64(key))
            key = Int(view.nodes[key + 1].next)
        }
        keys.sort()
        var pairs: [Pair] = []
        for (position, entry) in keys.enumerated() {
            let rivals = keys[(position + 1)...].prefix(32).prefix { $0 >> 32 == entry >> 32 }
            let earlier = Int(UInt32(truncatingIfNeeded: entry))
            for rival in rivals {
                let later = Int(UInt32(truncatingIfNeeded: rival))
                guard isSame(earlier, later) else { continue }
                pairs.append(Pair(earlier: earlier, later: later))
                break
            }
        }
        return pairs
    }

    @inline(__always)
    private func isSame(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (view.nodes[left], view.nodes[right])
        guard left.hash == right.hash, left.textLength == right.textLength else { return false }
        return view.text(left).elementsEqual(view.text(right))
    }

    /// What is said of keys that repeat earlier ones: of members that show alternatives, each behind a comment, once.
    func problems(of pairs: [Pair]) -> [ConfigProblem] {
        let next = Dictionary(uniqueKeysWithValues: pairs.map { ($0.earlier, $0) })
        var told: Set<Int> = []
        return pairs.sorted { $0.later < $1.later }.compactMap { pair in
            guard told.insert(pair.later).inserted else { return nil }
            var last = pair
            var count = 2
            while isAlternative(last), let following = next[last.later], isAlternative(following) {
                told.insert(following.later)
                last = following
                count += 1
            }
            return problem(pair, count: isAlternative(pair) ? count : nil)
        }
    }

    /// - Parameter count: how many alternatives there are, where the members are such.
    private func problem(_ pair: Pair, count: Int?) -> ConfigProblem {
        let key = String(decoding: view.text(view.nodes[pair.later]), as: UTF8.self)
        let times = count.map {
            "\($0 == 2 ? "twice" : "\($0) times") in this object, as if to show alternatives"
        }
        return ConfigProblem(
            .duplicateKey, .error,
            "the key `\(key)` appears \(times ?? "more than once in this object")",
            at: view.nodes[pair.later].range,
            help: count == nil
                ? "only the last one counts; remove or rename the others"
                : "only the last one counts; keep one, or show each in a block of its own",
            earlier: view.nodes[pair.earlier].range)
    }

    /// Whether nothing but a comment stands between a member and the one that repeats its key.
    private func isAlternative(_ pair: Pair) -> Bool {
        let (start, end) = (Int(view.nodes[pair.earlier + 1].end), Int(view.nodes[pair.later].start))
        guard Int(view.nodes[pair.earlier + 1].next) == pair.later, start < end, end <= view.bytes.count
        else {
            return false
        }
        return view.bytes[start..<end].contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
    }
}
