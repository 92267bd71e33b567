import ConfigSchema
import Testing

@testable import SiteGenerator

/// The keys that tell of themselves which schema a text is of.
@Suite struct TellingKeysTests {
    @Test(arguments: [
        ("one", 0), ("oneTwo", 1), ("one_two", 1), ("one-two", 1), ("oneTwoThree", 2), ("a_b", 1), ("aB", 1),
        ("aBc", 1), ("ONE_TWO", 0), ("ONE_Two", 1), ("one_TWO", 1), ("oneTWO", 1), ("_one", 0), ("-one", 0),
        ("__one", 1), ("one__two", 2), ("one2Two", 0), ("zA", 1), ("aZ", 1), ("", 0), ("one.two", 0),
    ])
    func aKeyWeighsAsManyWordsAsItHasBeyondTheFirst(key: String, weight: Int) {
        #expect(TellingKeys.weight(of: key) == weight)
    }

    private static func outline(_ text: String) -> ConfigSchema.SchemaOutline {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument(text, as: .json))
        return registry.outline(of: uri) ?? .anything
    }

    private static let keys = TellingKeys([
        outline(
            #"""
            {"properties": {"oneTwoThreeFour": {}, "redGreenBlue": {}, "northSouth": {}, "sharedByTwoSchemas": {},
              "inner": {"properties": {"sunMoonStarSky": {}, "deep": {"properties": {"cat": {"properties": {
                "dogBirdFishCow": {}, "dog": {"properties": {"tooDeepForAnyBody": {}}}}}}}}},
              "list": {"items": {"properties": {"appleBerryCherryFig": {}}}},
              "map": {"additionalProperties": {"properties": {"ironGoldZincTin": {}}}}}}
            """#),
        outline(#"{"properties": {"sharedByTwoSchemas": {}, "leftRightUpDown": {}}}"#),
    ])

    /// What a text tells: the schema, and the way from the root of its documents to the text.
    @Test(
        arguments: [
            (#"{"oneTwoThreeFour": 1}"#, "0"), (#"{"redGreenBlue": 1}"#, nil),
            (#"{"redGreenBlue": 1, "northSouth": 1}"#, "0"),
            (#"{"leftRightUpDown": 1}"#, "1"), (#"{"sharedByTwoSchemas": 1}"#, nil),
            (#"{"otherKeyOfNoSchema": 1}"#, nil),
            (#"{"oneTwoThreeFour": 1, "leftRightUpDown": 1}"#, nil),
            (#"{"oneTwoThreeFour": 1, "northSouth": 1, "leftRightUpDown": 1}"#, "0"),
            (#"{"inner": {"sunMoonStarSky": 1}}"#, "0"), (#"{"sunMoonStarSky": 1}"#, "0 inner"),
            (#"{"other": {"sunMoonStarSky": 1}}"#, nil), (#"{"dogBirdFishCow": 1}"#, "0 inner deep cat"),
            (#"{"tooDeepForAnyBody": 1}"#, nil), (#"{"list": [{"appleBerryCherryFig": 1}]}"#, "0"),
            (#"{"appleBerryCherryFig": 1}"#, "0 list *"), (#"[{"appleBerryCherryFig": 1}]"#, "0 list"),
            (#"{"ironGoldZincTin": 1}"#, "0 map *"), (#"{"mine": {"ironGoldZincTin": 1}}"#, "0 map"),
            ("{}", nil), ("1", nil),
        ] as [(String, String?)])
    func keysTellTheirPlace(text: String, expected: String?) throws {
        let place = Self.keys.place(of: try #require(ConfigDocument(text, as: .json).root))
        #expect(place.map { (["\($0.entry)"] + $0.steps).joined(separator: " ") } == expected)
    }

    /// Of an object 256 members are looked at, and of a list 16 elements.
    @Test(arguments: [(255, true), (256, false)])
    func soManyMembersAreLookedAt(count: Int, isFound: Bool) throws {
        let others = (0..<count).map { "\"k\($0)\": 1, " }.joined()
        let root = try #require(ConfigDocument("{\(others)\"oneTwoThreeFour\": 1}", as: .json).root)
        #expect((Self.keys.place(of: root) != nil) == isFound)
        let elements = String(repeating: "1, ", count: count - 240)
        let list = try #require(ConfigDocument("[\(elements){\"appleBerryCherryFig\": 1}]", as: .json).root)
        #expect((Self.keys.place(of: list) != nil) == isFound)
    }

    /// Where values stand by a path: `*` is any name or position, or a part of a name.
    @Test(arguments: [
        ("", true), ("/a", true), ("/b", false), ("/a/b", true), ("/a/*", true), ("/*/b", true),
        ("/*/c", false),
        ("/l/*", true), ("/l/*/d", true), ("/l/0", false), ("/*/*/d", true), ("/x~1y", true), ("/x~0z", true),
        ("/m*", true), ("/m*/b", true), ("/m*/c", false), ("/*n/b", true), ("/*o", false), ("/e/*", false),
    ])
    func aPathLeadsToValues(path: String, leads: Bool) throws {
        let text =
            #"{"a": {"b": 1}, "l": [1, {"d": 1}], "x/y": 1, "x~z": 1, "mn": {"b": 1}, "mx": 1, "e": []}"#
        let root = try #require(ConfigDocument(text, as: .json).root)
        #expect(SignPath(path).leads(from: root) { _ in true } == leads)
    }
}
