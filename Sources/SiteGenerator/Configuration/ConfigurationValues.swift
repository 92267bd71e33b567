import ConfigSchema
import Diagnostics

/// What the configurations of sites and of repositories read alike. A value of a wrong type is as if it were not there;
/// the check by the schema reports it.
extension ConfigNode {
    /// A text, with its place.
    var locatedText: Located<String>? { string.map { Located(value: $0, range: range) } }
}

extension ConfigNode? {
    /// The keys and values of an object.
    var settings: [(key: ConfigNode, value: ConfigNode)] {
        self.map { Array($0.members) } ?? []
    }

    /// The texts of a list.
    var locatedTexts: [Located<String>] {
        self?.elements.compactMap(\.locatedText) ?? []
    }

    /// The severities of findings, as `rules` sets them.
    var ruleLevels: RuleLevels {
        var levels: RuleLevels = [:]
        for (key, value) in settings {
            guard let name = key.string.flatMap(FindingName.init) else { continue }
            levels[name] = value.string.flatMap(RuleLevel.init(rawValue:))
        }
        return levels
    }
}
