import Testing

@testable import Cursor

/// In whole documents the path at each key is that of the document.
@Suite struct WholeDocumentTests {
    /// Every key with its path, in the order of the text, as the reader finds them at their last characters.
    private func keys(_ text: String, _ language: CursorLanguage) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        var ends: Set<Int> = []
        for offset in 0...bytes.count {
            for place in CursorReading(bytes, in: language, at: offset).places
            where place.expected == .key && !place.token.range.isEmpty
                && ends.insert(place.token.range.upperBound).inserted
            {
                let word = String(decoding: bytes[place.token.range], as: UTF8.self)
                let key = word.filter { $0 != "\"" && $0 != "'" }
                let path = place.path.isEmpty ? "" : CursorPlace.pointer(place.path)
                found.append(path + "/" + key)
            }
        }
        return found
    }

    @Test func json() {
        let expected = [
            "/name", "/private", "/scripts", "/scripts/build", "/scripts/test:unit", "/files", "/exports",
            "/exports/.", "/exports/./import", "/exports/./types", "/contributors", "/contributors/0/name",
            "/contributors/0/url", "/contributors/1/name", "/engines", "/engines/node",
        ]
        #expect(keys(Documents.json, .json) == expected)
        // The same on one line, and with all lines at the left.
        let flat = Documents.json.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(keys(flat.joined(separator: " "), .json) == expected)
        #expect(keys(flat.joined(separator: "\n"), .json) == expected)
    }

    @Test func json5() {
        #expect(
            keys(Documents.json5, .json5) == [
                "/extends", "/compilerOptions", "/compilerOptions/target", "/compilerOptions/lib",
                "/compilerOptions/paths", "/compilerOptions/paths/@/*", "/include", "/limits", "/limits/max",
                "/limits/note",
            ])
    }

    @Test func yaml() {
        #expect(
            keys(Documents.yaml, .yaml) == [
                "/name", "/on", "/on/push", "/on/push/branches", "/on/schedule", "/on/schedule/0/cron",
                "/env",
                "/env/RUST_LOG", "/jobs", "/jobs/build", "/jobs/build/runs-on", "/jobs/build/strategy",
                "/jobs/build/strategy/matrix", "/jobs/build/strategy/matrix/os",
                "/jobs/build/strategy/matrix/include", "/jobs/build/strategy/matrix/include/0/os",
                "/jobs/build/strategy/matrix/include/0/flags", "/jobs/build/steps",
                "/jobs/build/steps/0/uses", "/jobs/build/steps/1/name", "/jobs/build/steps/1/run",
                "/jobs/build/steps/2/uses", "/jobs/build/steps/2/with", "/jobs/build/steps/2/with/path",
                "/jobs/build/steps/2/with/key", "/jobs/deploy", "/jobs/deploy/needs", "/jobs/deploy/<<",
                "/jobs/deploy/note",
            ])
    }

    @Test func toml() {
        #expect(
            keys(Documents.toml, .toml) == [
                "/title", "/package", "/package/name", "/package/authors", "/package/metadata",
                "/package/metadata/docs", "/package/metadata/docs/all", "/dependencies",
                "/dependencies/serde", "/dependencies/serde/version", "/dependencies/serde/features",
                "/dependencies/regex", "/dependencies/regex/version", "/bin", "/bin/0/name",
                "/bin", "/bin/1/name", "/bin/1/path", "/bin", "/bin/1/env", "/bin/1/env/A", "/tool",
                "/tool/my.tool", "/tool/my.tool/on",
            ])
    }
}

/// Documents as people write them.
enum Documents {
    static let json = """
        {
          "name": "waymark-example",
          "private": true,
          "scripts": {
            "build": "node build.js --out \\"dist\\"",
            "test:unit": "node --test"
          },
          "files": ["dist", "README.md"],
          "exports": {
            ".": { "import": "./dist/index.js", "types": "./dist/index.d.ts" }
          },
          "contributors": [
            { "name": "A {brace}", "url": "https://example.org/[a]" },
            { "name": "B" }
          ],
          "engines": { "node": ">=20" }
        }

        """

    static let json5 = """
        // What the compiler reads.
        {
          extends: './base.json',
          compilerOptions: {
            "target": "ES2022", // the newest
            'lib': ['DOM', "ES2022",],
            paths: {
              "@/*": ["./src/*"], /* all { of them */
            },
          },
          include: ['src'],
          limits: { max: Infinity, note: 'two \\
        lines' },
        }

        """

    static let yaml = """
        # What runs where.
        name: "Build: all"
        on:
          push:
            branches: [main, 'release/**']
          schedule:
          - cron: '0 4 * * 1'
        env: &env
          RUST_LOG: info
        jobs:
          build:
            runs-on: ${{ matrix.os }}
            strategy:
              matrix:
                os: [ubuntu-24.04,
                     macos-15]
                include:
                  - os: ubuntu-24.04
                    flags: >-
                      --release: yes
                      --static

            steps:
              - uses: actions/checkout@v4
              - name: Test
                run: |
                  make test
                  echo "done: $?"
              - uses: actions/cache@v4
                with:
                  path: ~/.cargo
                  key: cargo-${{ hashFiles('Cargo.lock') }}
          deploy:
            needs: [build]
            <<: *env
            note: a plain text
              that goes on

        """

    static let toml = """
        # What is built.
        title = "example"

        [package]
        name = "example"
        authors = [
          "A <a@example.org>", # the first
          "B",
        ]
        metadata.docs.all = true

        [dependencies]
        serde = { version = "1", features = ["derive"] }
        regex.version = '1'

        [[bin]]
        name = "one"

        [[bin]]
        name = "two"
        path = \"\"\"
        src/[two].rs\"\"\"

        [bin.env]
        A = "1"

        [tool."my.tool"]
        on = true

        """
}
