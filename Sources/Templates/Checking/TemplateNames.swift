/// The names that authors of templates can write.
public enum TemplateNames {
    /// The filters, in alphabetical order.
    public static var filters: [String] { Filter.all.map(\.name).sorted() }
}

extension ContextShape {
    /// The names of the members of the value that names lead to, in alphabetical order; of a list those of its items. None where
    /// nobody knows them.
    public func members(of path: [String]) -> [String] {
        guard let first = path.first, var value = names[first] else { return [] }
        for name in path.dropFirst() {
            guard let next = kind(of: value)?[name] else { return [] }
            value = next
        }
        return kind(of: value)?.keys.sorted() ?? []
    }

    private func kind(of value: Value) -> [String: Value]? {
        switch value {
        case .object(let kind), .objectOrList(let kind): kinds[kind]
        case .list(let element): kind(of: element)
        case .any, .own, .plain: nil
        }
    }
}
