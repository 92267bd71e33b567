import Foundation
import Testing

@testable import Markdown

/// Fences are found in every dialect, with what a reader sees before them.
@Suite struct FenceScanTests {
    private func scan(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return FenceScan(bytes).blocks.map { block in
            func texts(_ ranges: [Range<Int>]) -> String {
                ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " / ")
            }
            let near = block.surroundings
            return
                "\(block.code.info.language): \(String(decoding: block.code.text, as: UTF8.self).trimmingNewline)"
                + " | \(texts(near.titles)) | \(texts(near.paragraphs)) | \(texts(near.headings))"
        }
    }

    /// The short block before each block, by its language and text.
    private func shortBlocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return FenceScan(bytes).blocks.map { block in
            block.surroundings.shortBlock.map {
                "\($0.language) \(String(decoding: bytes[$0.range], as: UTF8.self))"
            } ?? "-"
        }
    }

    @Test(arguments: [
        ("```sh\na\n```\n\n```json\n{}\n```\n", ["-", "sh ```sh\na\n```"]),
        ("```sh\na\n```\n\nThen:\n\n```json\n{}\n```\n", ["-", "sh ```sh\na\n```"]),
        ("```sh\na\n```\n\nThen.\n\nAnd:\n\n```json\n{}\n```\n", ["-", "-"]),
        ("```sh\na\n```\n\n# B\n\n```json\n{}\n```\n", ["-", "-"]),
        ("<Tab>\n```sh\na\n```\n</Tab>\n\n```json\n{}\n```\n", ["-", "-"]),
        ("```sh\n\(String(repeating: "a", count: 1024))\n```\n\n```\n```\n", ["-", "-"]),
    ])
    func aShortBlockIsNearTheNextOne(text: String, expected: [String]) {
        #expect(shortBlocks(text) == expected)
    }

    /// A line ends as CommonMark says: with a line feed, a carriage return, or both.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesEndInEveryWay(ending: String) {
        let text = "# A\n\nb\n\n```json\n{\n}\n```\n\nc\n\n```yaml\nd: 1\n```\n"
        #expect(
            scan(text.replacingOccurrences(of: "\n", with: ending)) == [
                "json: {\n} |  | b | A", "yaml: d: 1 |  | c / b | A",
            ])
    }

    /// The items of a list with bullets are one text for what stands behind the list.
    @Test(arguments: [
        ("a\n\n- b\n- c\n  d\n\n```json\n{}\n```\n", ["json: {} |  | b\n- c\n  d / a | "]),
        ("- b\n- c:\n\n```json\n{}\n```\n", ["json: {} |  | c: / b | "]),
        ("- b\n- c\n\n  ```json\n  {}\n  ```\n", ["json: {} |  | c / b | "]),
        ("- b\n\n- c\n\n```json\n{}\n```\n", ["json: {} |  | c / b | "]),
        ("1. b\n2. c\n\n```json\n{}\n```\n", ["json: {} |  | c / b | "]),
        ("- b\n- c\n\nd\n\n```json\n{}\n```\n", ["json: {} |  | d / c / b | "]),
    ])
    func aListIsOneText(text: String, expected: [String]) {
        #expect(scan(text) == expected)
    }

    @Test(arguments: [
        // A footnote's own text is indented by four, however long its label is.
        (
            "A[^note].\n\n[^note]: See:\n\n    ```json\n    {}\n    ```\n",
            ["json: {} |  | See: / A[^note]. | "]
        ),
        ("[^1]: ```json\n    {}\n    ```\n", ["json: {} |  |  | "]),
        ("[^ 1]: a\n\n    ```json\n    {}\n    ```\n", []),
        ("[1]: a\n\n    ```json\n    {}\n    ```\n", []),
        ("# A\n\n## B\n\nAdd this:\n\n```json\n{}\n```\n", ["json: {} |  | Add this: | B / A"]),
        (
            "1. Open `x.json`.\n2. Add:\n\n   ```json\n   {}\n   ```\n",
            ["json: {} |  | Add: / Open `x.json`. | "]
        ),
        (
            "=== \"Cursor\"\n\n    ```json\n    {}\n    ```\n\n=== \"Zed\"\n\n    ```yaml\n    a:\n      b\n    ```\n",
            ["json: {} | Cursor |  | ", "yaml: a:\n  b | Zed |  | "]
        ),
        (
            "<Tabs>\n  <Tab title=\"Claude Code\">\n    ```json\n    {}\n    ```\n  </Tab>\n</Tabs>\n\n```yaml\na\n```\n",
            ["json: {} | Claude Code |  | ", "yaml: a |  |  | "]
        ),
        // What is indented in an element stands in it, headings as well.
        (
            "<Tab title=\"T\">\n    ## A\n\n    ```json\n    {}\n    ```\n</Tab>\n",
            ["json: {} | T |  | A"]
        ),
        (
            "<Tab title=\"T\">\n    A\n    ---\n\n    ```json\n    {}\n    ```\n</Tab>\n",
            ["json: {} | T |  | A"]
        ),
        ("  <Tab title=\"T\">\n\n  ## A\n\n    ```json\n    {}\n    ```\n", []),
        (
            "<details>\n<summary>Set up</summary>\n\n```toml\na=1\n```\n</details>\n\nx\n\n```json\n1\n```\n",
            ["toml: a=1 | Set up |  | ", "json: 1 |  | x | "]
        ),
        (
            "# A\n<details>\n<summary>B</summary>\n\n#### C\n\n```json\n0\n```\n</details>\n\n```json\n1\n```\n",
            ["json: 0 | B |  | C / A", "json: 1 |  |  | A"]
        ),
        (
            "# A\n<details>\n<summary>B</summary>\n\n## C\n</details>\n\n```json\n1\n```\n",
            ["json: 1 |  |  | A"]
        ),
        ("<div>\n\n# A\n\n</div>\n\n```json\n1\n```\n", ["json: 1 |  |  | A"]),
        (
            "<Tab title=\"T\">\n\n### A\n\n</Tab>\n\n```json\n1\n```\n",
            ["json: 1 |  |  | "]
        ),
        (
            "<details><summary>A</summary>\n<details>\n</details>\n\n```json\n1\n```\n</details>\n\n```json\n2\n```\n",
            ["json: 1 | A |  | ", "json: 2 |  |  | "]
        ),
        (
            "<details>\n<summary>\n<b>A</b> in\n\n### B\n</summary>\n\nx\n\n```json\n1\n```\n</details>\n\n```json\n2\n```\n",
            ["json: 1 | <b>A</b> in\n\n### B\n | x | ", "json: 2 |  |  | "]
        ),
        ("<details><summary><b>A</b> B</summary>\n\n```json\n1\n```\n", ["json: 1 | <b>A</b> B |  | "]),
        // Eight lines of a summary that is never closed are read, and the ninth is text.
        (
            "<details><summary>A\n2\n3\n4\n5\n6\n7\n8\n9\nx\n\n```json\n1\n```\n",
            ["json: 1 | A\n2\n3\n4\n5\n6\n7\n8\n9 | x | "]
        ),
        ("> [!NOTE]\n> Say:\n>\n> ```json\n> {}\n> ```\n", ["json: {} |  | [!NOTE]\n> Say: | "]),
        (
            ":::note[Hint]\n```json\n{}\n```\n:::\n```json\n2\n```\n",
            ["json: {} | note[Hint] |  | ", "json: 2 |  |  | "]
        ),
        ("````md\n```json\n{}\n```\n````\n", ["md: ```json\n{}\n``` |  |  | "]),
        ("~~~json\n```\n~~~\n", ["json: ``` |  |  | "]),
        ("text\n\n    ```json\n    {}\n    ```\n", []),
        ("<!--\n```json\n{}\n```\n-->\n```json\n1\n```\n", ["json: 1 |  |  | "]),
        ("```json\n{}", ["json: {} |  |  | "]),
        ("Setext\n===\n\n- ```json\n  {}\n  ```\n", ["json: {} |  |  | Setext"]),
        ("``` json ` ```\n", []),
    ])
    func finds(text: String, blocks: [String]) {
        #expect(scan(text) == blocks)
    }

    @Test func codeStandsInTheText() {
        let text = "-\t```json\n\t{\n\t\t\"a\": 1\n\t}\n\t```\n"
        let block = FenceScan(Array(text.utf8)).blocks[0]
        #expect(String(decoding: block.code.text, as: UTF8.self) == "{\n\t\"a\": 1\n}\n")
        #expect(block.code.map.range(3..<6) == 15..<18)
    }
}

extension String {
    fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
