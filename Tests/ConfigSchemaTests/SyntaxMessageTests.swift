import ConfigSchema
import Testing

/// What people write by mistake in YAML and TOML, with what they read about it: one finding for one cause, at the line and column, that says what to write.
struct SyntaxMessageTests {
    @Test(arguments: [
        (
            "a: 'it's'\nb: 1",
            "1:8 s': `s'` stands behind the closing quote of a text (a quote inside of single quotes is written `''`)"
        ),
        (
            "a: \"x \"y\" z\"\nb: 1",
            "1:8 y\" z\": `y\" z\"` stands behind the closing quote of a text (a quote inside of double quotes is written `\\\"`)"
        ),
        (
            "a: \"x\",\nb: 1,\nc: 2",
            "1:7 ,: no comma stands between the lines of a mapping (remove it; the text has one more of them)"
        ),
        (
            "a: \"x\nb: 1",
            "1:4 \": the text in double quotes is not closed on its line (close it with `\"`, or indent the lines that it goes on in)"
        ),
        (
            "a: 'x\nb: 1",
            "1:4 ': the text in single quotes is not closed on its line (close it with `'`, or indent the lines that it goes on in)"
        ),
        (
            "a: \"x”\nb: 1",
            "1:4 \"x”: `\"x”` ends with a typographic quote, which is none in YAML (write straight quotes `\"`)"
        ),
        (
            "a: \"\\d+ \\w\"\nb: 1",
            "1:5 \\d: `\\d` is no escape of YAML (a backslash itself is written `\\\\`; in single quotes it stands as it is)"
        ),
        (
            "a: \"C:\\Users\"\nb: 1",
            "1:7 \\U: `\\U` is no escape of YAML (a backslash itself is written `\\\\`; in single quotes it stands as it is)"
        ),
        (
            "a: x: y\nb: 1",
            "1:5 :: a text without quotes goes on with `: `, as if it were a key (a text with `: ` in it stands in quotes)"
        ),
        ("a: %x\nb: 1", "1:4 %: a text without quotes cannot begin with `%` (put it in quotes)"),
        ("a: @x\nb: 1", "1:4 @: a text without quotes cannot begin with `@` (put it in quotes)"),
        ("a: `x`\nb: 1", "1:4 `: a text without quotes cannot begin with a backtick (put it in quotes)"),
        ("a: ? x\nb: 1", "1:4 ?: a text without quotes cannot begin with `?` (put it in quotes)"),
        (
            "a: *\nb: 1",
            "1:4 *: a text without quotes cannot begin with `*` (put it in quotes; `*` and a name stand for what `&` and the name mark)"
        ),
        (
            "a: & x\nb: 1",
            "1:4 &: a text without quotes cannot begin with `&` (put it in quotes; `&` and a name mark a value)"
        ),
        ("a: [@x, 1]\nb: 1", "1:5 @: a text without quotes cannot begin with `@` (put it in quotes)"),
        (
            "a: *.js\nb: 1",
            "1:4 *.js: no anchor is named `.js` (a text that begins with `*` stands in quotes)"
        ),
        (
            "a: }\nb: 1",
            "1:4 }: this `}` closes nothing (remove it; a text that begins with it stands in quotes)"
        ),
        (
            "a: [1]]\nb: 1",
            "1:7 ]: this `]` closes nothing (remove it; a text that begins with it stands in quotes)"
        ),
        ("{a: x, b: 1", "1:1 {: this `{` is not closed (close it with `}`)"),
        ("a: [x\n  y: 1\nb: 1", "1:4 [: this `[` is not closed (close it with `]`)"),
        // What is YAML, and hardly meant.
        (
            "a: “x y”\nb: 1",
            "1:4 “x y”: `“x y”` stands in typographic quotes, which are part of the text in YAML (write straight quotes `\"`)"
        ),
        (
            "a:\n- x\n - y\nb: 1",
            "3:2 -: this `-` begins no item, but goes on with the text above it (begin it in the column of the items, or put the text in quotes)"
        ),
        (
            "a: x\n  - y\nb: 1",
            "2:3 -: this `-` begins no item, but goes on with the text above it (begin it in the column of the items, or put the text in quotes)"
        ),
    ])
    func marksOfYAML(text: String, expected: String) {
        #expect(ShownProblems.of(text, .yaml) == [expected])
        let root = ConfigDocument(text, as: .yaml).root
        #expect(root?["b"]?.integer == 1)
        #expect(root?["a"] != nil || !text.contains("b: 1\n"))
    }

    @Test(arguments: [
        "a: say “x” please", "a: “x” and “y”", "a: 2 - 1", "a: x\n  -y", "a: |\n  x\n  - y",
        "a: \"x\n  - y\"", "a: it’s", "a: \"“x”\"",
    ])
    func whatIsMeantInYAML(text: String) {
        #expect(ConfigDocument(text, as: .yaml).problems.isEmpty)
    }

    /// Tabs that part words and texts are no indentation.
    @Test(arguments: ["a:\t1", "a: 1\t# c", "a:\n  x\n  \ty", "a: |\n  x\n  \ty"])
    func tabsThatAreYAML(text: String) {
        #expect(ConfigDocument(text, as: .yaml).problems.isEmpty)
    }

    // MARK: Control characters

    @Test(arguments: [
        (ConfigLanguage.yaml, "a: x\u{1}y", "1:5", "U+0001", "YAML"),
        (.yaml, "# \u{1B}[0m\na: 1", "1:3", "U+001B", "YAML"),
        (.yaml, "a: \"x\u{7}\"", "1:6", "U+0007", "YAML"), (.yaml, "a: x\u{7F}", "1:5", "U+007F", "YAML"),
        (.yaml, "a: x\u{80}", "1:5", "U+0080", "YAML"), (.yaml, "a: x\u{9F}", "1:5", "U+009F", "YAML"),
        (.yaml, "a: |\n  x\u{84}y", "2:4", "U+0084", "YAML"),
        (.yaml, "a: x\u{FFFE}", "1:5", "U+FFFE", "YAML"),
        (.yaml, "a: x\u{0}", "1:5", "U+0000", "YAML"), (.yaml, "b\u{8}: 1", "1:2", "U+0008", "YAML"),
        (.toml, "a = \"x\u{1}\"", "1:7", "U+0001", "a string"),
        (.toml, "a = 1 # \u{7F}", "1:9", "U+007F", "a comment"),
        (.plist, "<string>x\u{1}</string>", "1:10", "U+0001", "XML"),
        (.plist, "<string>x\u{FFFF}</string>", "1:10", "U+FFFF", "XML"),
        (.plist, "<!-- \u{1F} --><true/>", "1:6", "U+001F", "XML"),
        (.env, "A=x\u{1B}", "1:4", "U+001B", "an environment file"),
        (.env, "A=1 # \u{7F}", "1:7", "U+007F", "an environment file"),
        (.reg, "REGEDIT4\n[HKEY_USERS\\A]\n\"a\"=\"\u{2}\"", "3:6", "U+0002", "a registry file"),
    ])
    func controlCharacters(language: ConfigLanguage, text: String, place: String, name: String, home: String)
    {
        let found = ShownProblems.of(text, language)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(place + " ") == true)
        #expect(found.first?.contains(": a control character (\(name)) cannot stand in \(home)") == true)
    }

    @Test(arguments: [
        (ConfigLanguage.yaml, "a: x\u{85}y"), (.yaml, "a: \u{A0}x"), (.yaml, "a: \"x\u{7F}\u{90}\""),
        (.yaml, "a: 'x\u{9F}'"),
        (.yaml, "a:\t\u{FFFD}\u{10000}"), (.yaml, "a: \"\\x01\""), (.toml, "a = \"x\u{90}\ty\""),
        (.json, "\"\u{7F}\u{90}\""),
        (.plist, "<string>\u{7F}\u{90}\t</string>"), (.env, "A=\u{A0}\ty"),
    ])
    func charactersThatAreAdmitted(language: ConfigLanguage, text: String) {
        #expect(ShownProblems.of(text, language) == [])
    }

    @Test func manyControlCharactersAreOneFinding() {
        #expect(
            ShownProblems.of("a: \u{1}\nb: \u{2}\nc: \u{3}", .yaml) == [
                "1:4 \u{1}: a control character (U+0001) cannot stand in YAML (remove it; a text in double quotes can have it as an escape such as `\\x1b`; the text has 2 more of them)"
            ])
    }

    // MARK: TOML

    @Test(
        arguments: [
            (
                "a..b = 1\nzz = 2",
                "1:1 a..b: a part of this key is empty (a name stands before and behind each dot)",
                #"{"a":{"b":1},"zz":2}"#
            ),
            (
                "a. = 1\nzz = 2",
                "1:1 a.: a part of this key is empty (a name stands before and behind each dot)",
                #"{"a":1,"zz":2}"#
            ),
            (
                ".a = 1\nzz = 2",
                "1:1 .a: a part of this key is empty (a name stands before and behind each dot)",
                #"{"a":1,"zz":2}"#
            ),
            (
                "= 1\nzz = 2", "1:1 =: a key is missing before this `=` (a line is `key = value`)",
                #"{"zz":2}"#
            ),
            ("a = \nzz = 2", "1:4  : a value is missing here (write one, or remove the key)", nil),
            ("[]\nzz = 2\n[t]\nx = 1", "1:1 []: this table has no name", #"{"t":{"x":1}}"#),
            (
                "[t x]\nzz = 2",
                "1:2 t x: a name of other characters than `A-Z a-z 0-9 _ -` stands in quotes",
                #"{"t x":{"zz":2}}"#
            ),
            (
                "[t.]\nzz = 2",
                "1:2 t.: a part of this table's name is empty (a name stands before and behind each dot)",
                #"{"t":{"zz":2}}"#
            ),
            (
                "[.t]\nzz = 2",
                "1:2 .t: a part of this table's name is empty (a name stands before and behind each dot)",
                #"{"t":{"zz":2}}"#
            ),
            (
                "[[t]\nzz = 2", "1:1 [[t]: this header is not closed (close it with `]]`)",
                #"{"t":[{"zz":2}]}"#
            ),
            ("a = \u{1}\nzz = 2", "1:5 \u{1}: expected a value, found a control character (U+0001)", nil),
            (
                "a = \"x\" \"y\"\nzz = 2", "1:9 \": expected the end of the line, found `\"`",
                #"{"a":"x","zz":2}"#
            ),
        ] as [(String, String, String?)])
    func keysAndHeadersOfTOML(text: String, expected: String, value: String?) {
        #expect(ShownProblems.of(text, .toml) == [expected])
        if let value { #expect(ConfigDocument(text, as: .toml).root?.compact == value) }
    }
}
