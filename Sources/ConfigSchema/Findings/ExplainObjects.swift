import Diagnostics
import Text

/// Objects: their members, the keys that they lack, and the keys that nobody knows.
extension Explanation {
    mutating func objectFindings(_ group: Group, _ node: Int) -> [Finding] {
        if trials == 0 { objects.append((node, group.applied.map(\.unit))) }
        var found: [Finding] = []
        let unknown = memberFindings(group, node, &found)
        found += objectFindings(besides: unknown, group, node)
        return found
    }

    /// What is wrong with an object as a whole, with what is wrong with its keys. No nested value is looked at from here,
    /// so that what this needs of the stack is not needed at every depth.
    private mutating func objectFindings(
        besides unknown: [Finding], _ group: Group, _ node: Int
    ) -> [Finding] {
        var unknown = unknown
        var missing = view.nodes[node].flags.contains(.partial) ? [] : missingProperties(group, node)
        explainMissing(&missing, &unknown, group)
        markRivals(&unknown)
        if trials > 0 || options.unknownKeys == .off { unknown.removeAll(where: \.isAdvice) }
        return joined(missing, group) + unknown + valueFindings(of: unknown, group) + counts(group, node)
    }

    private mutating func memberFindings(_ group: Group, _ node: Int, _ found: inout [Finding]) -> [Finding] {
        var unknown: [Finding] = []
        var declared: DeclaredNames?
        let unevaluated = unevaluatedSets(group, node, target: \.properties)
        let settled = Set(group.found.map(\.node)).union(group.settled)
        let levels = levelFindings(group, node)
        found += levels.findings
        var next = node + 1
        var position = -1
        while next < Int(view.nodes[node].next) {
            let key = next
            next = Int(view.nodes[key + 1].next)
            position += 1
            // Whatever else is said of a key on another level has the same cause.
            if levels.keys.contains(key) { continue }
            if view.nodes[key].flags.contains(.shadowed) {
                if trials == 0, hasOverridden, !view.nodes[key].flags.contains(.merged) {
                    found += overriddenFindings(key, group)
                }
                continue
            }
            let member = member(key, position, group, unevaluated)
            if isComment(key, member) {
                hasPassedOver = true
                continue
            }
            let isUnknown = noteUnknown(key, in: node, member, group, &declared, &unknown, &found)
            if settled.contains(key + 1) { continue }
            if !isUnknown { found += nameFindings(key, in: node, group, &declared) }
            // One schema may list what another one refuses, and the value of a name that others may choose counts.
            if !isUnknown || member.isDeclared || member.isForeign {
                found += findingsBelow(key, in: node, member)
            }
        }
        return unknown
    }

    /// Whether a member is a comment to be passed over with its value.
    private func isComment(_ key: Int, _ member: Member) -> Bool {
        options.allowsComments && !member.isDeclared && Self.isSwitchedOff(storage.arena.string(key))
    }

    /// What is wrong with the value of a key that is known. Nested values are looked at from here, each in a few frames.
    private mutating func findingsBelow(_ key: Int, in node: Int, _ member: Member) -> [Finding] {
        let below = findings(member.seeds, key + 1)
        return misplaced(key, in: node, member, below).map { [$0] } ?? below
    }

    /// Notes what is wrong with a key that nobody knows; whether it is one.
    private mutating func noteUnknown(
        _ key: Int, in node: Int, _ member: Member, _ group: Group, _ declared: inout DeclaredNames?,
        _ unknown: inout [Finding], _ found: inout [Finding]
    ) -> Bool {
        guard let finding = unknownKey(key, node, member, group, &declared) else {
            unknown += nearMiss(key, member, group)
            return false
        }
        // A name that is refused is an error, also where a key that nobody lists is none.
        let refused = finding.isAdvice ? nameFindings(key, in: node, group, &declared) : []
        unknown += refused.isEmpty ? [finding] : refused.filter(\.isUnknownKey)
        found += refused.filter { !$0.isUnknownKey }
        return true
    }

    /// What is wrong with a value that a later one of the same key overrides: whoever removes the later key gets it.
    private mutating func overriddenFindings(_ key: Int, _ group: Group) -> [Finding] {
        let member = member(key, -1, group, [])
        return findings(member.seeds, key + 1).map { finding in
            var finding = finding
            finding.isOverridden = true
            return finding
        }
    }

    /// What the units of an object say of one member.
    struct Member {
        /// The units that apply to its value.
        var seeds: [Applied] = []
        /// Whether any unit speaks of its key.
        var isKnown = false
        /// Whether a unit says that any other key may stand there too, so that only a near miss is worth a word.
        var isWelcome = false
        /// Whether a unit lets it be for its name alone, as one that others may choose.
        var isForeign = false
        /// Whether any unit lists its key, so that it is no name that people choose.
        var isDeclared = false
        /// The unit that forbids keys that it does not know, and its keyword.
        var closedBy: (unit: Int, keyword: String)?
    }

    private mutating func member(
        _ key: Int, _ position: Int, _ group: Group, _ unevaluated: [(applied: Applied, set: EvaluatedSet)]
    ) -> Member {
        var member = Member()
        for applied in group.applied {
            let unit = evaluation.units[applied.unit]
            guard unit.object >= 0 else { continue }
            let program = content.objects[Int(unit.object)]
            let inner = entering(applied)
            let before = member.seeds.count
            addDeclared(key, program, inner, &member)
            guard member.seeds.count == before, program.additional >= 0 else { continue }
            if isNever(program.additional) {
                member.closedBy = (applied.unit, "additionalProperties")
            } else {
                member.seeds.append(branch(program.additional, inner))
                if isAlways(program.additional) { member.isWelcome = true } else { member.isKnown = true }
            }
        }
        for (applied, set) in unevaluated where !set.contains(position) {
            let target = content.unevaluated[Int(evaluation.units[applied.unit].unevaluated)].properties
            if !isNever(target) {
                member.seeds.append(branch(target, entering(applied)))
            } else if member.closedBy == nil {
                member.closedBy = (applied.unit, "unevaluatedProperties")
            }
            if isAlways(target) { member.isWelcome = true } else if !isNever(target) { member.isKnown = true }
        }
        return member
    }

    private mutating func addDeclared(
        _ key: Int, _ program: ObjectProgram, _ inner: Applied, _ member: inout Member
    ) {
        let entry = evaluation.entry(key, program)
        if entry >= 0, content.entries[entry].isDeclared {
            var seed = branch(content.entries[entry].unit, inner)
            seed.isCertain = true
            member.seeds.append(seed)
            member.isKnown = true
            member.isDeclared = true
        }
        for position in program.patterns.range {
            let pattern = content.patternEntries[position]
            if evaluation.matches(Int(pattern.pattern), view.text(view.nodes[key])) {
                member.seeds.append(branch(pattern.unit, inner))
                if content.patterns[Int(pattern.pattern)].isExclusion {
                    member.isForeign = true
                } else {
                    member.isKnown = true
                }
            }
        }
    }

    /// Whether a unit admits nothing, as `false` does.
    func isNever(_ unit: Int32) -> Bool { evaluation.units[Int(unit)].types.isEmpty }

    /// Whether a unit admits anything without a word, as `true` and `{}` do.
    func isAlways(_ unit: Int32) -> Bool {
        let unit = evaluation.units[Int(unit)]
        return unit.types == .all && unit.general.count == 0 && unit.object < 0 && unit.array < 0
            && unit.string < 0 && unit.number < 0 && unit.unevaluated < 0
    }

    // MARK: Keys

    private mutating func unknownKey(
        _ key: Int, _ node: Int, _ member: Member, _ group: Group, _ known: inout DeclaredNames?
    ) -> Finding? {
        guard let finding = strangeKey(key, node, member, group, &known) else { return nil }
        guard isOpen(key) || options.mayNameSchema && isOwnSchema(key, node) else { return finding }
        hasPassedOver = true
        return nil
    }

    private mutating func strangeKey(
        _ key: Int, _ node: Int, _ member: Member, _ group: Group, _ known: inout DeclaredNames?
    ) -> Finding? {
        let name = storage.arena.string(key)
        // What is left out may be what would make a schema's branch know the key.
        let isLeftOpen = member.isKnown && view.nodes[node].flags.contains(.partial)
        if let closed = member.closedBy, !isLeftOpen || closed.keyword != "unevaluatedProperties" {
            let declared = declaredNames(group, besides: node, made: &known)
            // What was switched off by a mark before its name is not to be switched on.
            let meant = Self.isSwitchedOff(name) ? (suggestions: [], taken: nil) : declared.meant(by: name)
            var finding = Finding(
                kind: .unknownProperty(name: name, suggestions: meant.suggestions, isClosed: true),
                node: key, unit: closed.unit, keyword: closed.keyword)
            if let taken = meant.taken { finding.told.append(.taken(taken)) }
            return finding
        }
        guard !member.isKnown, name != "$schema", !Self.isSwitchedOff(name), !group.isUndecided else {
            return nil
        }
        let declared = declaredNames(group, besides: node, made: &known)
        guard !declared.isEmpty || listsProperties(group), let unit = group.applied.first?.unit else {
            return nil
        }
        var (suggestions, taken) = declared.meant(by: name)
        if member.isForeign {
            suggestions.removeAll { !Spelling.isSlipInWords(name, of: $0) }
            taken = taken.flatMap { Spelling.isSlipInWords(name, of: $0) ? $0 : nil }
        }
        if member.isWelcome || member.isForeign, suggestions.isEmpty, taken == nil {
            if trials == 0, member.isWelcome { guests.append(Guest(key: key, owner: node, unit: unit)) }
            return nil
        }
        var finding = unlistedKey(key, name, suggestions, by: unit, keyword: "properties")
        if let taken { finding.told.append(.taken(taken)) }
        return finding
    }

    /// Whether a key is a comment, or was made none of the program's by a mark before its name.
    static func isSwitchedOff(_ name: String) -> Bool {
        CommentKey.isOne(name) || name.hasPrefix("#")
    }

    /// Whether a key names the schema of the whole document.
    private func isOwnSchema(_ key: Int, _ node: Int) -> Bool {
        storage.roots.contains(node) && view.text(view.nodes[key]).elementsEqual("$schema".utf8)
    }

    private func listsProperties(_ group: Group) -> Bool {
        group.applied.contains { applied in
            let object = evaluation.units[applied.unit].object
            return object >= 0
                && content.objects[Int(object)].entries.range.contains { content.entries[$0].isDeclared }
        }
    }

    func entryName(_ entry: Int) -> String {
        let entry = content.entries[entry]
        return String(
            decoding: content.names[Int(entry.nameOffset)..<Int(entry.nameOffset + entry.nameLength)],
            as: UTF8.self)
    }

    private mutating func nameFindings(
        _ key: Int, in node: Int, _ group: Group, _ known: inout DeclaredNames?
    ) -> [Finding] {
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0, content.objects[Int(object)].names >= 0 else { continue }
            let names = branch(content.objects[Int(object)].names, entering(applied))
            guard !holds(names, key) else { continue }
            var found = findings([names], key)
            let name = storage.arena.string(key)
            let declared = declaredNames(group, besides: node, made: &known).meant(by: name).suggestions
            for index in found.indices {
                if case .notInEnumeration(_, _, let suggestions) = found[index].kind {
                    found[index].kind = .unknownProperty(
                        name: name, suggestions: suggestions, isClosed: true)
                } else if !declared.isEmpty {
                    found[index].kind = .unknownProperty(name: name, suggestions: declared, isClosed: true)
                }
            }
            return found
        }
        return []
    }

    private func counts(_ group: Group, _ node: Int) -> [Finding] {
        let count = view.nodes[node].count
        for applied in group.applied {
            let object = evaluation.units[applied.unit].object
            guard object >= 0 else { continue }
            let program = content.objects[Int(object)]
            let isMinimum = count < program.minimum
            guard isMinimum || count > program.maximum else { continue }
            if isMinimum, view.nodes[node].flags.contains(.partial) { continue }
            return [
                Finding(
                    kind: .wrongCount(
                        of: .members, found: count, limit: isMinimum ? program.minimum : program.maximum,
                        isMinimum: isMinimum),
                    node: node, mark: .owner, unit: applied.unit,
                    keyword: isMinimum ? "minProperties" : "maxProperties")
            ]
        }
        return []
    }
}
