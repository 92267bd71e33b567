import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// What a code block shows of a file, and the way back to the file.
@Suite struct CodeLinesTests {
    @Test(arguments: [
        ("// #region a\n  x\n    y\n\n  z\n// #endregion a\n", "x\n  y\n\nz\n"),
        ("<!-- #region a -->\r\n\tx\r\n<!-- #endregion -->\r\n", "x\n"),
        ("# [START a]\nx # [START c] y\n  # [START b]\ny\n# [END b]\n# [END a]\nz", "x # [START c] y\ny\n"),
        ("/* #region a */\n#region b\n#endregion\nx\n/* #endregion */", "x\n"),
        ("-- #region ab\nno\n-- #endregion\n; #region a\nyes\n; #endregion", "yes\n"),
        ("#region a\n#endregion a", ""), ("#region a\n\tx\n  y\n#endregion", "\tx\n  y\n"),
    ])
    func aRegionHasItsLines(file: String, expected: String) throws {
        let lines = try CodeLines.region("a", in: Array(file.utf8)).get()
        #expect(String(decoding: lines.text, as: UTF8.self) == expected)
        let bytes = Array(file.utf8)
        for (offset, byte) in lines.text.enumerated() where byte > 0x20 {
            #expect(bytes[lines.map.offset(offset)] == byte)
        }
    }

    @Test(arguments: [
        ("", CodeLines.Problem.noRegion(among: [])), ("#region b\n#endregion", .noRegion(among: ["b"])),
        ("#region a\nx", .unclosed(0..<9)), ("region a\nx", .noRegion(among: [])),
    ])
    func someFilesHaveNoSuchRegion(file: String, problem: CodeLines.Problem) {
        #expect(throws: problem) { try CodeLines.region("a", in: Array(file.utf8)).get() }
    }

    @Test func aWholeFileIsShownAsItIs() {
        let lines = CodeLines(all: Array("\u{FEFF}  a\r\n#region x\r\nb".utf8))
        #expect(lines.text == Array("  a\n#region x\nb\n".utf8))
        #expect(lines.map.offset(0) == 3)
    }
}
