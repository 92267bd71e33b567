/// Members, items and slices of values.
extension TemplateValue {
    /// `value.name`: an object's member. What does not exist is undefined, also in what is undefined itself.
    func member(_ name: Program.Name) -> TemplateValue {
        switch self {
        case .object(let object): return object.value(name) ?? .undefined
        case .tuple(let items):
            // A group of `groupby` is a tuple of its key and its items, whose names are these.
            if items.count == 2, name.bytes == Self.grouper { return items[0] }
            if items.count == 2, name.bytes == Self.list { return items[1] }
            return .undefined
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .list, .reference:
            return .undefined
        }
    }

    private static let grouper = Array("grouper".utf8)
    private static let list = Array("list".utf8)

    /// `value[key]`: a member by its name, or an item or character by its number; negative numbers count from the end.
    func item(_ key: TemplateValue) -> TemplateValue {
        switch self {
        case .object(let object):
            switch key {
            case .text(let name), .html(let name): return object.value(name) ?? .undefined
            case .integer, .double, .boolean: return object.value(key.printed) ?? .undefined
            case .undefined, .none, .list, .tuple, .object, .reference: return .undefined
            }
        case .list(let items), .tuple(let items):
            if let name = key.bytes { return member(Program.Name(name)) }
            guard let index = Self.index(key, count: items.count) else { return .undefined }
            return items[index]
        case .text(let bytes), .html(let bytes):
            let starts = Characters.starts(bytes)
            guard let index = Self.index(key, count: starts.count - 1) else { return .undefined }
            return text(Array(bytes[starts[index]..<starts[index + 1]]))
        case .undefined, .none, .boolean, .integer, .double, .reference: return .undefined
        }
    }

    private static func index(_ key: TemplateValue, count: Int) -> Int? {
        guard let number = key.wholeNumber else { return nil }
        let index = number < 0 ? number &+ count : number
        return index >= 0 && index < count ? index : nil
    }

    /// `value[start:stop:step]` of a list or a text, with the bounds moved into it.
    func slice(
        _ start: TemplateValue, _ stop: TemplateValue, _ step: TemplateValue, _ budget: inout Budget
    ) -> TemplateValue {
        for bound in [start, stop, step] where bound.wholeNumber == nil {
            if case .none = bound { continue }
            return budget.fail(.notAnIndex(bound))
        }
        let step = step.wholeNumber ?? 1
        guard step != 0 else { return budget.fail(.zeroStep) }
        switch self {
        case .undefined: return .undefined
        case .list(let items), .tuple(let items):
            let indices = Self.indices(start.wholeNumber, stop.wholeNumber, step, count: items.count)
            budget.charge(indices.count)
            return sequence(indices.map { items[$0] })
        case .text(let bytes), .html(let bytes):
            let starts = Characters.starts(bytes)
            let indices = Self.indices(start.wholeNumber, stop.wholeNumber, step, count: starts.count - 1)
            return text(indices.flatMap { bytes[starts[$0]..<starts[$0 + 1]] })
        case .none, .boolean, .integer, .double, .object, .reference: return budget.fail(.cannotSlice(self))
        }
    }

    private static func indices(_ start: Int?, _ stop: Int?, _ step: Int, count: Int) -> [Int] {
        func clamped(_ bound: Int?, _ fallback: Int, low: Int, high: Int) -> Int {
            guard let bound else { return fallback }
            return min(max(bound < 0 ? bound &+ count : bound, low), high)
        }
        if step > 0 {
            let first = clamped(start, 0, low: 0, high: count)
            let end = clamped(stop, count, low: 0, high: count)
            return first < end ? Array(Swift.stride(from: first, to: end, by: min(step, count + 1))) : []
        }
        let first = clamped(start, count - 1, low: -1, high: count - 1)
        let end = clamped(stop, -1, low: -1, high: count - 1)
        return first > end ? Array(Swift.stride(from: first, to: end, by: max(step, -count - 1))) : []
    }
}
