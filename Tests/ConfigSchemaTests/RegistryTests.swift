import ConfigSchema
import Testing

struct RegistryTests {
    static let header = "Windows Registry Editor Version 5.00\r\n\r\n"
    static let key = header + "[HKEY_LOCAL_MACHINE\\A]\n"

    @Test(arguments: [
        ("\"a\"=\"x\"\r\n\"b\"=dword:0000001F ; c", #"{"a":"x","b":31}"#),
        (#""a b"="C:\\Program \"x\"""#, #"{"a b":"C:\Program "x""}"#),
        ("@=\"x\"\n; comment\n\"gone\"=-\n", #"{"@":"x"}"#),
        ("\"a\"=hex:01,ff,\\\n  0a", #"{"a":"01ff0a"}"#),
        ("\"a\"=hex(2):68,00,69,00,00,00", #"{"a":"hi"}"#),
        ("\"a\"=hex(7):61,00,00,00,62,00,00,00,00,00", #"{"a":["a","b"]}"#),
        ("\"a\"=hex(b):01,01,00,00,00,00,00,00\n\"b\"=qword:ff", #"{"a":257,"b":255}"#),
        ("\"a\"=\"[\n  1,\n  2\n]\"\n\"b\"=\"\"", "{\"a\":\"[\n  1,\n  2\n]\",\"b\":\"\"}"),
    ])
    func readsValues(text: String, expected: String) {
        let document = ConfigDocument(Self.key + text, as: .reg)
        #expect(document.problems.isEmpty)
        #expect(document.valuesNode?.compact == expected)
    }

    @Test func readsKeys() {
        let text =
            Self.header
            + "[HKEY_CURRENT_USER\\A]\n\"a\"=\"1\"\n[-HKEY_CURRENT_USER\\B]\n\"x\"=\"1\"\n[HKEY_CURRENT_USER\\C]\n"
            + "[hkey_current_user\\a]\n\"b\"=\"2\"\n"
        let document = ConfigDocument(text, as: .reg)
        #expect(document.problems.isEmpty)
        #expect(
            document.root?.compact == #"{"HKEY_CURRENT_USER\A":{"a":"1","b":"2"},"HKEY_CURRENT_USER\C":{}}"#)
        #expect(document.valuesNode?.pointer == "")
    }

    @Test(
        arguments: [
            (
                "[HKEY_USERS\\A]\n\"a\"=\"1\"", "missing-header", "[HKEY_USERS\\A]",
                #"{"HKEY_USERS\A":{"a":"1"}}"#
            ),
            (header + "[HKLM\\A]", "invalid-snippet", "HKLM", #"{"HKLM\A":{}}"#),
            (header + "\"a\"=\"1\"", "invalid-snippet", "\"a\"", "{}"),
            (key + "\"a\"=\"x\n\"b\"=\"y\"", "invalid-snippet", "\"", #"{"HKEY_LOCAL_MACHINE\A":{"b":"y"}}"#),
            (
                key + "\"a\"=\"C:\\Users\"", "invalid-snippet", "\\",
                #"{"HKEY_LOCAL_MACHINE\A":{"a":"C:\Users"}}"#
            ),
            (key + "\"a\"=true", "invalid-snippet", "true", nil),
            (key + "\"a\"=dword 1", "invalid-snippet", "dword", nil),
            (key + "\"a\"=a!b", "invalid-snippet", "a!b", nil),
            (key + "\"a\"=a b", "invalid-snippet", "a", nil),
            (key + "\"a\"=word;1", "invalid-snippet", "word", nil),
            (key + "\"a\" \"x\"", "invalid-snippet", "\"", nil),
            (key + "\"a\"=dword:123456789", "invalid-snippet", "123456789", nil),
            (key + "\"a\"=\"x\" y", "invalid-snippet", "y", #"{"HKEY_LOCAL_MACHINE\A":{"a":"x"}}"#),
            (key + "\"a\"=\"x\" ü", "invalid-snippet", "ü", nil),
            (key + "\"a\"=\"x\" 語", "invalid-snippet", "語", nil),
            (key + "\"a\"=hex:01,zz", "invalid-snippet", "z", nil),
            (key + "\"a\"=\"1\"\n\"a\"=\"2\"", "duplicate-key", "\"a\"", nil),
            (key + "\"a=\\\nb\"c\"=1", "invalid-snippet", "\"a", nil),
            (header + "[HKEY_USERS\\A", "invalid-snippet", "[", #"{"HKEY_USERS\A":{}}"#),
            ("", "missing-header", "", "{}"),
        ] as [(String, String, String, String?)])
    func reportsAndGoesOn(text: String, id: String, at: String, value: String?) throws {
        let document = ConfigDocument(text, as: .reg)
        let problem = try #require(document.problems.first)
        #expect(problem.id.rawValue == id)
        #expect(document.text(problem.range) == at)
        if let value { #expect(document.root?.compact == value) }
    }
}

struct EnvironmentTests {
    @Test(arguments: [
        ("A=1\n# c\nexport B=two\n C = x y # c\nD=\n", #"{"A":"1","B":"two","C":"x y","D":""}"#),
        (
            "A=\"x\\n\\\"y\\\"\"\nB='a\\nb' # c\nC=it's#1",
            "{\"A\":\"x\n\"y\"\",\"B\":\"a\\nb\",\"C\":\"it's#1\"}"
        ),
        ("A=\"one\ntwo\"\nexport=1", "{\"A\":\"one\ntwo\",\"export\":\"1\"}"),
        ("export A=a\"b c\"'d'\\ e B=2; # f", #"{"A":"ab cd e","B":"2"}"#),
        (#"A="\$HOME \`x\` \\ \"" "#, ##"{"A":"$HOME `x` \ ""}"##), (#"A="\q\'""#, #"{"A":"\q\'"}"#),
        (#"A='\$x'"#, #"{"A":"\$x"}"#), (#"A=\$x"#, #"{"A":"\$x"}"#),
        ("A=\"\\t|\\r|\\n\"", "{\"A\":\"\t|\r|\n\"}"),
        (#"export A="\$x"'\$y'\$z"#, #"{"A":"$x\$y$z"}"#), ("A=`x` # y", #"{"A":"x"}"#),
        ("", "{}"),
    ])
    func readsValues(text: String, expected: String) {
        let document = ConfigDocument(text, as: .env)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test(arguments: [
        ("A\nB=1", "A", #"{"B":"1"}"#), ("A: 1\nB=1", ":", #"{"A":"1","B":"1"}"#),
        ("1A=1", "1A", #"{"1A":"1"}"#),
        ("A=\"x\nB=1", "\"", #"{"A":"x","B":"1"}"#), ("A='x' y\nB=1", "y", #"{"A":"x","B":"1"}"#),
        ("export A = 1", " = ", #"{"A":"1"}"#), ("A=1\nexport ", " ", #"{"A":"1"}"#),
        ("export A=hello world\nB=1", "world", #"{"A":"hello","B":"1"}"#),
        ("=1\nB=1", "=", #"{"B":"1"}"#), ("A=1\nA=2", "A", #"{"A":"1","A":"2"}"#),
    ])
    func reportsAndGoesOn(text: String, at: String, value: String) throws {
        let document = ConfigDocument(text, as: .env)
        let problem = try #require(document.problems.first)
        #expect(document.text(problem.range) == at)
        #expect(document.root?.compact == value)
    }

    @Test(arguments: [
        (".env", ConfigLanguage.env), ("a/.env.local", .env), ("x.ENV", .env), ("com.a.b.plist", .plist),
        ("x.mobileconfig", .plist), ("a.reg", .reg), ("site.toml", .toml), ("b.json", .json),
    ])
    func isKnownByItsFileName(name: String, language: ConfigLanguage) {
        #expect(ConfigLanguage(fileName: name) == language)
    }
}
