public import Diagnostics
import Text

extension TemplateSet {
    /// The members that templates read although no value of theirs has them, such as `page.titel`.
    ///
    /// A member that is only asked for with `is defined` or `default` is no mistake.
    /// - Parameters:
    ///   - shape: what the values of the context look like.
    ///   - paths: the files that are looked at.
    public func unknownMembers(of shape: ContextShape, in paths: Set<String>) -> [Diagnostic] {
        memberChecks(shape, in: paths).flatMap(\.findings)
    }

    /// The names of authors' own values that templates read, as in `page.extra.level`; `nil` where one uses all of
    /// them at once, or computes a name.
    public func ownNames(of shape: ContextShape, in paths: Set<String>) -> Set<String>? {
        let checks = memberChecks(shape, in: paths)
        guard checks.allSatisfy({ $0.wholeUses == 0 }) else { return nil }
        return checks.reduce(into: []) { $0.formUnion($1.ownNames) }
    }

    private func memberChecks(_ shape: ContextShape, in paths: Set<String>) -> [MemberCheck] {
        guard texts.contains(where: { paths.contains($0.source.path) }) else { return [] }
        let bindings = texts.map { Bindings(of: $0.syntax.body) }
        let unsure = unsureNames(bindings, shape)
        return texts.indices.filter { paths.contains(texts[$0].source.path) }.map { number in
            MemberCheck(
                texts[number].source, texts[number].syntax, bindings[number], names: nameTable,
                loopName: program.tables.loopName, shape: shape, unsure: unsure[number])
        }
    }

    /// For each template the names of the context that another one may bind to something else before it runs.
    private func unsureNames(_ bindings: [Bindings], _ shape: ContextShape) -> [Set<Int32>] {
        var unsure = Array(repeating: Set<Int32>(), count: bindings.count)
        let isGiven: (Int32) -> Bool = { shape.names[nameTable.string($0)] != nil }
        for (number, bindings) in bindings.enumerated() {
            let names = bindings.all.filter(isGiven)
            guard !names.isEmpty else { continue }
            for reached in templatesThatSee(number) { unsure[reached].formUnion(names) }
        }
        return unsure
    }

    /// The templates that see what a template binds: those whose blocks stand in it, its parents, and what all of
    /// these call. All of them where a name is computed.
    func templatesThatSee(_ template: Int) -> Set<Int> {
        var below = [template]
        var number = 0
        while number < below.count {
            for mention in mentions where mention.kind == .extends && !below.contains(mention.template) {
                if targets(of: mention).contains(below[number]) { below.append(mention.template) }
            }
            number += 1
        }
        return templatesCalled(from: below, besides: Set(below.dropFirst()))
    }

    /// A template and all that it extends, includes and imports, and so on. All of them where a name is computed.
    func templatesCalled(from template: Int) -> Set<Int> {
        templatesCalled(from: [template], besides: [template])
    }

    private func templatesCalled(from templates: [Int], besides known: Set<Int>) -> Set<Int> {
        var seen = known
        var open = templates
        while let number = open.popLast() {
            for mention in mentions where mention.template == number {
                if mention.names.isEmpty { return Set(texts.indices) }
                for target in targets(of: mention) where seen.insert(target).inserted { open.append(target) }
            }
        }
        return seen
    }

    private func targets(of mention: Compiler.Mention) -> [Int] {
        mention.names.compactMap { program.tables.numbers[$0] }
    }
}
