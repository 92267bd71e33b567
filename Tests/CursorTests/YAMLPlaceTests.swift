import Testing

@testable import Cursor

/// What is expected at the cursor in YAML, whole and half-written.
@Suite struct YAMLPlaceTests {
    @Test(arguments: [
        // Nothing written yet.
        ("‸", "V /"), ("\n‸\n", "V /"), ("# x\n‸", "V /"), ("na‸", "V / «na»"), ("‸\na: 1", "K /"),
        ("---\n‸", "V /"),
        // Keys.
        ("a‸: 1", "K / «a» : ="), ("‸a: 1", "K / «a» : ="), ("a: 1\n‸", "K /"), ("a: 1\nb‸", "K / «b»"),
        ("a: 1\nb‸\nc: 2", "K / «b»"), ("a: 1\n‸\nc: 2\n", "K /"), ("a:\n  b: 1\n  ‸", "K /a"),
        ("a:\n  b: 1\n‸", "K /"), ("a:\n  b: 1\n  c‸", "K /a «c»"), ("a:\n  b: 1\nc‸", "K / «c»"),
        ("a:\n  b‸: 1", "K /a «b» : ="), ("a:\n  b: 1\n\n  ‸\n\nc: 2", "K /a"), ("a:\n  ‸\n  b: 1", "K /a"),
        ("a:\n  na‸\n  b: 1", "K /a «na»"), ("a:\n  b:\n    c: 1\n  ‸", "K /a"),
        ("a:\n  b:\n    c: 1\n    ‸", "K /a/b"),
        ("a:\n  b:\n    c: 1\n ‸", "K /a"), ("a:\n    b: 1\n  c‸", "K /a «c»"), ("a: 1\n  ‸", "K /"),
        ("a b‸: 1", "K / «a b» : ="), ("a :‸", "V /a _"), ("a‸:", "K / «a» :"),
        ("a‸:\n  b: 1", "K / «a» : ="),
        ("a‸:\n- b", "K / «a» : ="), ("\"a‸\": 1", "K / «\"a\"» : ="), ("'a‸': 1", "K / «'a'» : ="),
        ("a: 1\n\"b‸", "K / «\"b»"), ("a: 1\n'b‸'", "K / «'b'»"), ("\"a: b‸\": 1", "K / «\"a: b\"» : ="),
        ("a:b‸: 1", "K / «a:b» : ="), ("a: 1\nb ‸", "K / «b »"), ("? a‸\n: 1", "K / «a» : ="),
        ("? a\n: ‸", "V /a"), ("? \"a b\"\n: ‸", "V /a b"), (":a: ‸", "V /:a"),
        // Values.
        ("a: ‸", "V /a"), ("a:‸", "V /a _"), ("a: ‸\nb: 1", "V /a"), ("a: x‸", "V /a «x»"),
        ("a: x y‸", "V /a «x y»"),
        ("a: x ‸", "V /a «x »"), ("a: x‸  # y", "V /a «x»"), ("a: x‸  ", "V /a «x»"), ("a: ‸x", "V /a «x»"),
        ("a:  ‸ x", "V /a ="), ("a: \"x‸\"", "V /a «\"x\"»"),
        ("a: 'x‸'", "V /a «'x'»"), ("a: \"x‸", "V /a «\"x»"), ("a: 'it''s‸'", "V /a «'it''s'»"),
        ("a: \"x\" ‸", "–"),
        ("a: true‸\nb: 1", "V /a «true»"), ("a:\n  ‸", "V /a"), ("a:\n  ‸\nb: 1", "V /a"),
        ("a:\n  na‸", "V /a «na»"),
        ("a:\n  na‸\nb: 1", "V /a «na»"), ("a:\n  \"x‸\"", "V /a «\"x\"»"), ("a: ‸\n  b: 1", "V /a ="),
        ("a: ‸\n- b", "V /a ="), ("a:\n\n  ‸\n", "V /a"), ("a:\n‸", "K /"), ("a:\n‸\nb: 1", "K /"),
        ("a:\n  b:\n  ‸", "K /a"), ("a:\n  b:\n    ‸", "V /a/b"), ("a: x\n  y‸", "V /a «x\n  y»"),
        ("a: x‸\n  y\nb: 1", "V /a «x\n  y»"), ("a: *b‸", "V /a «*b»"), ("a: -‸", "V /a «-»"),
        ("a: http://x‸", "V /a «http://x»"),
        ("a: x#y‸", "V /a «x#y»"), ("a: 1\n\n\n‸", "K /"),
    ])
    func mappings(text: String, expected: String) {
        Marked(text).expect(expected, in: .yaml)
    }

    @Test(arguments: [
        ("- ‸", "I /0"), ("-‸", "I /0 _"), ("- a‸", "I /0 «a»"), ("- a\n‸", "I /1 -"), ("- a\n- ‸", "I /1"),
        ("- a\n-‸", "I /1 _"), ("- a\n- ‸\n- b", "I /1"), ("- \"a‸\"", "I /0 «\"a\"»"),
        ("- \"a‸", "I /0 «\"a»"),
        ("- ‸\n- b", "I /0"), ("- ‸a", "I /0 «a»"), ("-  ‸ a", "I /0 ="), ("-\n  ‸", "I /0"),
        ("-\n  a‸", "I /0 «a»"),
        ("a:\n  - ‸", "I /a/0"), ("a:\n  - b\n  - ‸", "I /a/1"), ("a:\n  - b\n  ‸", "I /a/1 -"),
        ("a:\n  - b\n‸", "K /"), ("a:\n- b\n‸", "K / | I /a/1 -"), ("a:\n- b\nc‸", "K / «c»"),
        ("a:\n- ‸", "I /a/0"),
        ("a:\n- b\n- ‸\nc: 1", "I /a/1"), ("a:\n  ‸\n  - b", "I /a/0 -"), ("a:\n‸\n- b", "I /a/0 -"),
        ("- a: 1\n  ‸", "K /0"), ("- a: 1\n  b‸", "K /0 «b»"), ("- a‸: 1", "K /0 «a» : ="),
        ("- a: ‸", "V /0/a"),
        ("- a:‸", "V /0/a _"), ("- a: 1\n‸", "I /1 -"), ("- a: 1\n- ‸", "I /1"), ("- a: 1\n- b‸", "I /1 «b»"),
        ("- na‸\n  b: 1", "K /0 «na»"), ("- ‸\n  b: 1", "I /0 ="), ("- a:\n    ‸", "V /0/a"),
        ("- a:\n  ‸", "K /0"),
        ("- - ‸", "I /0/0"), ("- - a\n  - ‸", "I /0/1"), ("- - a\n  ‸", "I /0/1 -"), ("- - a: ‸", "V /0/0/a"),
        ("a:\n  - b: 1\n    c:\n      - ‸", "I /a/0/c/0"), ("a:\n  - b: 1\n    ‸\n  - c: 2", "K /a/0"),
        ("a:\n  - b: 1\n  ‸\n  - c: 2", "I /a/1 -"), ("a:\n  - b: 1\n  - c‸: 2", "K /a/1 «c» : ="),
        ("a:\n  -\n    b: 1\n    ‸", "K /a/0"), ("a:\n  - x\n  b‸", "K / «b»"),
        ("a:\n    - x\n  b‸", "K / «b»"),
        ("- a\n  ‸", "I /1 -"), ("- a\n  b‸", "I /0 «a\n  b»"), ("-a‸", "V / «-a»"), ("a:\n  -‸", "I /a/0 _"),
        ("a:\n  - |\n    x\n  - ‸", "I /a/1"), ("a:\n  - b: |\n      x\n    ‸", "K /a/0"),
        ("- 'a': ‸", "V /0/a"),
        ("a:\n  - b\n\n\n  ‸\n", "I /a/1 -"), ("a: [x]\nb:\n  - ‸", "I /b/0"), ("- a\n# x\n- ‸", "I /1"),
        ("a:\n  - x: 1\n    y: 2\n    z:‸", "V /a/0/z _"), ("a:\n  - x:\n    - ‸", "I /a/0/x/0"),
        ("a:\n  - x:\n    - 1\n    ‸", "K /a/0 | I /a/0/x/1 -"), ("- &x a‸", "I /0 «a»"),
        ("- !t\n  a: ‸", "V /0/a"),
    ])
    func sequences(text: String, expected: String) {
        Marked(text).expect(expected, in: .yaml)
    }

    @Test(arguments: [
        ("a: {‸}", "K /a"), ("a: {‸", "K /a"), ("a: {b‸}", "K /a «b»"), ("a: {b: ‸}", "V /a/b"),
        ("a: {b:‸}", "V /a/b _"),
        ("a: {b: 1, ‸}", "K /a"), ("a: {b: 1 ‸}", "K /a comma(1)"), ("a: {b: 1, c‸: 2}", "K /a «c» : ="),
        ("a: {b‸, c: 1}", "K /a «b»"), ("a: [‸]", "I /a/0"), ("a: [‸", "I /a/0"), ("a: [x, ‸]", "I /a/1"),
        ("a: [x,‸]", "I /a/1 _"), ("a: [x‸]", "I /a/0 «x»"), ("a: [x, y‸, z]", "I /a/1 «y»"),
        ("a: [\"x‸\"]", "I /a/0 «\"x\"»"),
        ("a: [\"x‸]", "I /a/0 «\"x»"), ("a: ['x‸', y]", "I /a/0 «'x'»"), ("a: [x y‸]", "I /a/0 «x y»"),
        ("a: [\n  x,\n  ‸\n]", "I /a/1"), ("a: [\n  x,\n  ‸\nb: 1", "I /a/1"),
        ("a: {\n  b: 1,\n  ‸\n}\nc: 1", "K /a"),
        ("a: {\n  b: 1,\nc: ‸", "V /c"), ("a: [x\nb: ‸", "V /b"), ("a: {b: {c: ‸}}", "V /a/b/c"),
        ("a: [{b: 1}, {‸}]", "K /a/1"), ("- {a: ‸}", "V /0/a"), ("- [a, ‸]", "I /0/1"), ("[‸]", "I /0"),
        ("{‸}", "K /"),
        ("{a: 1, ‸", "K /"), ("a: ‸[x]", "V /a ="), ("a: [x] ‸", "–"), ("a: [x]\n‸", "K /"),
        ("a: {b: 1}\nc: ‸", "V /c"),
        ("a: [b: ‸]", "V /a/0/b"), ("a: [b: 1, ‸]", "I /a/1"), ("a: {\"b\":‸}", "V /a/b _"),
        ("a: {\"b\":1, ‸}", "K /a"),
        ("a: {b: http://x‸}", "V /a/b «http://x»"), ("a: [x, # ‸\n  y]", "–"), ("a: [x, # z\n  ‸]", "I /a/1"),
        ("a: {b, ‸}", "K /a"), ("a: [&x b‸]", "I /a/0 «b»"), ("a: [&x‸ b]", "–"), ("a: [‸&x b]", "I /a/0 +,"),
        ("a: [x‸  , y]", "I /a/0 «x»"), ("a: [!t b, ‸]", "I /a/1"),
        ("{a: 1}\n---\n{‸}", "K /"), ("a: [x, ‸ y]", "I /a/1 +,"),
        ("a: [[1, 2], [‸]]", "I /a/1/0"),
        ("a: {? b: ‸}", "V /a/b"), ("a: {? b‸}", "K /a «b»"), ("a: {?b: ‸}", "V /a/?b"),
    ])
    func flow(text: String, expected: String) {
        Marked(text).expect(expected, in: .yaml)
    }

    @Test(arguments: [
        ("a: |‸", "V /a «|»"), ("a: >-‸\n  x", "V /a «>-»"), ("a: |\n  x‸", "–"), ("a: |\n  ‸", "–"),
        ("a: |\n  x\n  ‸", "–"),
        ("a: |\n  x\n‸", "K /"), ("a: |\n  x: ‸\nb: 1", "–"), ("a: |\n  x\nb: ‸", "V /b"),
        ("a: |\n  x\n\n  y‸\nb: 1", "–"),
        ("a: |\n  x\n  # ‸\nb: 1", "–"), ("a:\n  b: |\n    x\n  ‸", "K /a"), ("- |\n  x\n- ‸", "I /1"),
        ("a: # ‸", "–"), ("# ‸", "–"), ("a: 1 # ‸", "–"), ("a: # x\n  ‸", "V /a"),
        ("a: # x\n  b: ‸", "V /a/b"),
        ("a:\n  # x\n  ‸\n  b: 1", "K /a"), ("‸# x\na: 1", "K /"), ("a: 1\n‸# x", "K /"),
        ("a: \"#\" # ‸", "–"),
        ("a: &x ‸", "–"), ("a: &x\n  b: ‸", "V /a/b"), ("a: !t ‸x", "V /a «x»"), ("&x a: ‸", "V /a"),
        ("a: &x b‸", "V /a «b»"),
        ("<<: *x‸", "V /<< «*x»"), ("a: 1\n<<: *x\n‸", "K /"), ("a: 1\n---\n‸", "V /"),
        ("a: 1\n---\nb: ‸", "V /b"),
        ("a: 1\n---\n‸\nb: 1", "K /"), ("---‸", "–"), ("a: 1\n...\n‸", "V /"), ("%YAML 1.2‸\n---\na: 1", "–"),
        ("--- {a: ‸}", "V /a"), ("--- # x\na: ‸", "V /a"), ("---\na:\n  ‸", "V /a"),
        ("a:\r\n  b: 1\r\n  ‸\r\n", "K /a"),
        ("a: x‸\r\nb: 1\r\n", "V /a «x»"), ("a:\n\tb: ‸", "V /a/b"), ("\u{FEFF}a: ‸", "V /a"),
        ("a: \"x\n  y‸\"\nb: 1", "V /a «\"x\n  y\"»"),
        ("a: \"x\n  y\"\nb: ‸", "V /b"), ("a: 'x\n\n  y'\nb: ‸", "V /b"), ("a: \"x\nb: ‸", "V /b"),
        ("a: \"x\n  b: ‸", "V /b"),
        ("a: x\n  y\nb: ‸", "V /b"), ("a: x\n\n  y\nb: ‸", "V /b"), ("a: x\n  # y\nb: ‸", "V /b"),
        ("a: @x‸", "V /a «@x»"),
        ("a:\n  b: c: d‸", "V /a/b «c: d»"), (": ‸", "V / «: »"), ("‸ a: 1", "–"), (" ‸ a: 1", "–"),
        ("a: ~‸", "V /a «~»"), ("a: ?‸", "V /a «?»"),
        ("on:\n  push:\n    branches:\n      - main\n    ‸\n  pull_request:\n", "K /on/push"),
        ("on:\n  push:\n    branches:\n      - main\n  pu‸\njobs:\n", "K /on «pu»"),
        (
            "jobs:\n  a:\n    steps:\n      - uses: x\n        with:\n          ‸\n      - run: y\n",
            "V /jobs/a/steps/0/with"
        ),
        ("jobs:\n  a:\n    steps:\n      - uses: x\n        wi‸\n      - run: y\n", "K /jobs/a/steps/0 «wi»"),
        (
            "services:\n  web:\n    image: x\n    ports:\n      - \"80:80\"\n    env‸\n  db:\n    image: y\n",
            "K /services/web «env»"
        ),
    ])
    func scalarsCommentsAndDocuments(text: String, expected: String) {
        Marked(text).expect(expected, in: .yaml)
    }
}
