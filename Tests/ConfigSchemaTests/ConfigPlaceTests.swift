import Testing

@testable import ConfigSchema

/// What stands where the mark `¦` is.
@Suite struct ConfigPlaceTests {
    private func describe(_ marked: String, _ language: ConfigLanguage) -> String {
        let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
        let document = ConfigDocument(parts.joined(), as: language)
        let place = document.node(at: parts[0].utf8.count)
        return place.map { "\($0.role) \($0.pointer)" } ?? "nothing"
    }

    @Test(arguments: [
        ("¦{\"a\": 1}", "container "), ("{¦\"a\": 1}", "key /a"), ("{\"a¦\": 1}", "key /a"),
        ("{\"a\"¦: 1}", "key /a"),
        ("{\"a\":¦ 1}", "container "), ("{\"a\": ¦1}", "value /a"), ("{\"a\": 1¦}", "value /a"),
        ("{\"a\": 1 ¦}", "container "), ("{\"a\": 1}¦", "nothing"), (" ¦ {\"a\": 1}", "nothing"),
        ("{\"a\": {\"b~/\": [1, ¦22]}}", "value /a/b~0~1/1"), ("{\"a\": {\"b\": [1,¦ 2]}}", "container /a/b"),
        ("{\"a\": {\"b\": [1, 2]¦}}", "container /a"), ("{\"a\": [¦]}", "container /a"),
        ("{\"a\": ¦}", "value /a"),
        ("{\"a\": 1,¦\n", "container "), ("{\"a\": {\"b\": 1,\n¦", "container /a"), ("{\"a\": ¦", "value /a"),
        ("{\"a\": 1, \"a\": ¦2}", "value /a"), ("", "nothing"),
    ])
    func json(_ text: String, _ expected: String) {
        #expect(describe(text, .json) == expected)
    }

    @Test(arguments: [
        ("// ¦x\n{a: 1}", "nothing"), ("{// ¦x\na: 1}", "container "), ("{¦a: 'b'}", "key /a"),
        ("{a: 'b', c: [+1, .¦5]}", "value /c/1"), ("{a: [1, ¦],}", "container /a"),
    ])
    func json5(_ text: String, _ expected: String) {
        #expect(describe(text, .json5) == expected)
    }

    @Test(arguments: [
        ("¦a:\n  b: 1\n", "key /a"), ("a¦:\n  b: 1\n", "key /a"), ("a:\n  b¦: 1\n", "key /a/b"),
        ("a:\n  b: ¦1\n", "value /a/b"), ("a:\n  b: 1¦\n", "value /a/b"),
        ("a:\n  b: 1\n¦\n  c: 2\n", "container /a"),
        ("a:\n  b: 1\n  ¦\n", "container /a"), ("a:\n  b: 1\n¦\n", "container "),
        ("a:\n  b: 1\n ¦\n", "container "),
        ("a:\n  b: 1 # c¦\n", "container /a"), ("a:¦\n", "value /a"), ("a: ¦\n", "value /a"),
        ("a:\n  ¦\n", "value /a"),
        ("a:\n¦\n", "container "), ("a:\n\n  ¦\nb: 1\n", "value /a"), ("# ¦x\na: 1\n", "nothing"),
        ("a:\n- x\n- ¦\n", "value /a/1"), ("a:\n- ¦x\n", "value /a/0"), ("a:\n- x\n¦\n", "container /a"),
        ("a:\n- b: 1\n  ¦\n", "container /a/0"), ("a:\n- b: 1\n  c¦: 2\n", "key /a/0/c"),
        ("a: [1, ¦2]\n", "value /a/1"), ("a: [1,¦ 2]\n", "container /a"), ("a: {b: 1,¦}\n", "container /a"),
        ("a: [1]\n     ¦\n", "container "), ("a: |\n  b¦\n  c\n", "value /a"),
        ("a: 1\n---\nb: ¦2\n", "value /b"),
        ("a: &x {b: 1}\nc: *¦x\n", "value /c"), ("a: &x {b: ¦1}\nc: *x\n", "value /a/b"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n  d: ¦2\n", "value /c/d"),
        ("a: &x {b: ¦1}\nc:\n  <<: *x\n", "value /a/b"),
        ("a: &x {b: 1}\nc:\n  <¦<: *x\n", "key /c/<<"), ("", "nothing"),
    ])
    func yaml(_ text: String, _ expected: String) {
        #expect(describe(text, .yaml) == expected)
    }

    @Test(arguments: [
        ("", "container "), ("¦x = 1\n", "key /x"), ("x = ¦1\n", "value /x"), ("x = 1\n¦", "container "),
        ("x ¦= 1\n", "container "),
        ("[a.¦b]\nx = 1\n", "key /a/b"), ("[¦a.b]\nx = 1\n", "key /a"), ("¦[a.b]\nx = 1\n", "container /a/b"),
        ("[a]\nx = 1\n¦\n[b]\ny = 2\n", "container /a"), ("[a]\nx = 1\n[b]\n¦", "container /b"),
        ("[a]\nx = [1]\n¦", "container /a"), ("[[a]]\nx = 1\n\n[[a]]\n¦\n", "container /a/1"),
        ("[[a]]\nx = 1\n¦\n[[a]]\n", "container /a/0"), ("[a.b]\nx = 1\n[a]\ny = ¦2\n", "value /a/y"),
        ("[a]\nb.c = ¦2\n", "value /a/b/c"), ("[a]\nb.¦c = 2\n", "key /a/b/c"),
        ("x = { y = [1, ¦2] }\n", "value /x/y/1"),
        ("x = { ¦ }\n", "container /x"), ("# ¦c\n[a]\nx = 1\n", "container "),
        ("[a]\n# ¦c\n", "container /a"),
        ("[a]\nx = ¦\n", "value /a/x"),
    ])
    func toml(_ text: String, _ expected: String) {
        #expect(describe(text, .toml) == expected)
    }

    @Test(arguments: [
        ("<dict>¦<key>a</key><string>b</string></dict>", "container "),
        ("<dict><key>a¦</key><string>b</string></dict>", "key /a"),
        ("<dict><key>a</key><string>¦b</string></dict>", "value /a"),
        ("<dict><key>a</key><array><true/> ¦<true/></array></dict>", "value /a/1"),
        ("<dict><key>a</key><array><true/> ¦ <true/></array></dict>", "container /a"),
        ("<plist>\n¦<dict></dict></plist>", "container "), ("<pl¦ist>\n<dict></dict></plist>", "nothing"),
    ])
    func propertyLists(_ text: String, _ expected: String) {
        #expect(describe(text, .plist) == expected)
    }

    @Test(arguments: [
        ("¦A=1\n", "key /A"), ("A=¦1\n", "value /A"), ("A=1¦\n", "value /A"), ("A=1\n¦", "container "),
        ("# ¦x\nA=1\n", "container "), ("A=¦\nB=2\n", "value /A"), ("A=1\nB=\"¦x y\"\n", "value /B"),
    ])
    func environment(_ text: String, _ expected: String) {
        #expect(describe(text, .env) == expected)
    }

    @Test(arguments: [
        ("[HKEY_CURRENT_USER\\¦A]\n\"b\"=\"c\"\n", "key /HKEY_CURRENT_USER\\A"),
        ("[HKEY_CURRENT_USER\\A]\n\"b\"=¦\"c\"\n", "value /HKEY_CURRENT_USER\\A/b"),
        ("¦[HKEY_CURRENT_USER\\A]\n\"b\"=\"c\"\n", "container /HKEY_CURRENT_USER\\A"),
    ])
    func registryFiles(_ text: String, _ expected: String) {
        #expect(describe("Windows Registry Editor Version 5.00\n\n" + text, .reg) == expected)
    }

    @Test(arguments: [-1, 3, Int.max, Int.min])
    func offsetsOutsideOfTheText(offset: Int) {
        #expect(ConfigDocument("{}", as: .json).node(at: offset)?.pointer == nil)
    }
}
