import Testing

@testable import Highlighting
import Text

@Suite struct LanguageSetTests {
    @Test(
        arguments: [
            ("sh", "bash"), ("zsh", "bash"), ("Shell", "bash"), ("js", "javascript"), ("jsx", "javascript"),
            ("ts", "typescript"), ("TSX", "typescript"), ("yml", "yaml"), ("py", "python"), ("rs", "rust"),
            ("h", "c"), ("c++", "cpp"), ("ps1", "powershell"), ("golang", "go"), ("mobileconfig", "xml"),
            ("plist", "xml"), ("dotenv", "ini"), ("env", "ini"), ("patch", "diff"), ("md", "markdown"),
            ("text", "text"), ("plain", "text"), ("txt", "text"),
        ])
    func aliasesAreTheirLanguage(alias: String, name: String) {
        let languages = BuiltIn.languages
        #expect(languages.number(of: alias) != nil)
        #expect(languages.number(of: alias) == languages.number(of: name))
        #expect(languages.contains(alias))
    }

    @Test func anUnknownLanguageIsNil() {
        var html = Array("before".utf8)
        #expect(!BuiltIn.languages.contains("klingon"))
        #expect(BuiltIn.languages.highlight([0x61], as: "klingon") == nil)
        #expect(!BuiltIn.languages.highlight([0x61], as: "klingon", appendingTo: &html))
        #expect(html == Array("before".utf8))
    }

    @Test func codeIsAppended() {
        var html = Array("<pre>".utf8)
        #expect(BuiltIn.languages.highlight(Array("a<b & \"c\">".utf8), as: "text", appendingTo: &html))
        #expect(html == Array("<pre>a&lt;b &amp; &quot;c&quot;&gt;".utf8))
    }

    @Test(
        arguments: [
            ("site.yaml", "yaml"), ("a/b/Dockerfile", "dockerfile"), ("tsconfig.json", "jsonc"),
            ("package.json", "json"), ("com.example.mobileconfig", "xml"), (".env", "ini"), ("noted", nil),
        ])
    func filesHaveLanguages(path: String, name: String?) {
        #expect(BuiltIn.languages.name(ofFile: path) == name)
    }

    @Test func aLaterFileReplacesAnEarlierOne() {
        let set = LanguageSet([
            SourceText(path: "a.lang", "language json\nnames geojson\nstate root\n  number \\d+\n"),
            SourceText(path: "b.lang", "language JSON\nstate root\n  tag \\d+\n"),
        ])
        #expect(set.names == ["JSON"])
        #expect(!set.contains("geojson"))
        #expect(set.highlight(Array("1".utf8), as: "json") == Array("<span class=\"t-tag\">1</span>".utf8))
    }

    @Test func neighboursShareASpanAndBlanksStandOutside() {
        let rules = "language x\nstate root\n  number \\d\n  string \"\n  string [^\"\\d]+ after \"\n"
        let set = LanguageSet([SourceText(path: "x.lang", rules)])
        let html = set.highlight(Array("1 2  \t3\n \"  a \r\n  b".utf8), as: "x").map(Pieces.init)
        #expect(html?.faults == [])
        #expect(
            String(decoding: html?.marked ?? [], as: UTF8.self)
                == "«number 1 2  \t3»\n «string \"  a »\r\n  «string b»")
    }

    @Test func theLongestMatchDecidesAndThenTheFirstRule() {
        let rules = """
            language x
            words keyword if
            state root
              words     [a-z]+
              key       [a-z]+   before :
              plain     [a-z]+
              operator  =
              tag       =+>
            """
        let set = LanguageSet([SourceText(path: "x.lang", rules)])
        let html = set.highlight(Array("if: iffy: ab = ==>".utf8), as: "x").map(Pieces.init)
        #expect(
            String(decoding: html?.marked ?? [], as: UTF8.self)
                == "«keyword if»: «key iffy»: ab «operator =» «tag ==>»")
    }

    @Test func aCharacterIsNeverSplit() {
        let set = LanguageSet([
            SourceText(path: "x.lang", "language x\nstate root\n  tag [^a-z]\n  number \\xC3")
        ])
        let html = set.highlight(Array("é→a".utf8), as: "x").map(Pieces.init)
        #expect(String(decoding: html?.marked ?? [], as: UTF8.self) == "«tag é→»a")
    }
}
