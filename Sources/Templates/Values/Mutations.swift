/// The methods that change the list or the object that they are called on.
enum Mutations {
    private static let ofLists: Set<String> = [
        "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort",
    ]
    private static let ofObjects: Set<String> = ["clear", "pop", "popitem", "setdefault", "update"]

    /// Their names.
    static let names = ofLists.union(ofObjects)

    /// Whether a name is such a method of a value. A member of that name comes first.
    static func isMethod(_ name: Program.Name, of value: TemplateValue) -> Bool {
        switch value {
        case .list: ofLists.contains(name.string)
        case .object(let object): object.value(name) == nil && ofObjects.contains(name.string)
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .tuple, .reference: false
        }
    }

    /// Changes a value, and gives what the method returns.
    static func apply(
        _ name: String, to value: inout TemplateValue, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        switch value {
        case .list(var items):
            let result = apply(name, to: &items, arguments, &budget)
            value = .list(items)
            return result
        case .object(var object):
            let result = apply(name, to: &object, arguments, &budget)
            value = .object(object)
            return result
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .tuple, .reference:
            return .undefined
        }
    }

    private static func apply(
        _ name: String, to items: inout [TemplateValue], _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        let given = arguments.positional
        func needs(_ count: ClosedRange<Int>) -> Bool {
            if count.contains(given.count) { return true }
            _ = budget.fail(.arguments("`\(name)` does not take \(given.count) arguments"))
            return false
        }
        budget.charge(items.count >> 4)
        switch name {
        case "append":
            if needs(1...1) { items.append(given[0]) }
        case "extend":
            guard needs(1...1), let more = Filter.items(given[0], &budget) else { break }
            items += more
        case "insert":
            guard needs(2...2), let place = given[0].wholeNumber else { break }
            items.insert(given[1], at: place < 0 ? max(0, items.count &+ place) : min(place, items.count))
        case "pop":
            guard needs(0...1) else { break }
            let place = given.first?.wholeNumber ?? -1
            let index = place < 0 ? items.count &+ place : place
            guard items.indices.contains(index) else {
                return budget.fail(.type("the list has no item \(place) to take"))
            }
            return items.remove(at: index)
        case "remove":
            guard needs(1...1) else { break }
            guard let index = items.firstIndex(where: { $0.equals(given[0]) }) else {
                return budget.fail(.type("the list does not have this item"))
            }
            items.remove(at: index)
        case "reverse": items.reverse()
        case "sort":
            let isReversed = arguments.named("reverse")?.isTrue ?? false
            items = Filter.order(
                items.map { Filter.Keyed(keys: [$0], item: $0) }, isReversed: isReversed, &budget
            ).map(\.item)
        default: items = []
        }
        return .none
    }

    private static func apply(
        _ name: String, to object: inout TemplateObject, _ arguments: CallArguments, _ budget: inout Budget
    ) -> TemplateValue {
        let given = arguments.positional
        budget.charge(object.count >> 4)
        switch name {
        case "update":
            for argument in given {
                guard case .object(let other) = argument else { return budget.fail(.needsObject(argument)) }
                for member in other.members { object.set(member.name, member.value) }
            }
            for (name, value) in arguments.named { object.set(name, value) }
        case "setdefault":
            guard let key = given.first?.printed else {
                return budget.fail(.arguments("`setdefault` needs a name"))
            }
            if let value = object.value(key) { return value }
            let value = given.count > 1 ? given[1] : .none
            object.set(key, value)
            return value
        case "pop":
            guard let key = given.first?.printed else { return budget.fail(.arguments("`pop` needs a name")) }
            if let value = object.remove(key) { return value }
            guard given.count > 1 else {
                let name = String(decoding: key, as: UTF8.self)
                return budget.fail(.type("the object has no `\(name)` to take"))
            }
            return given[1]
        case "popitem":
            guard let last = object.members.last, let value = object.remove(last.name) else {
                return budget.fail(.type("the object has nothing to take"))
            }
            return .tuple([.text(last.name), value])
        default: object = TemplateObject()
        }
        return .none
    }
}
