"""Finds the places of a Swift source that a mutant can change: one operator or one constant each."""

import re
from dataclasses import dataclass

# What an operator becomes, and how its generated twin is declared: precedence group and shape.
OPERATORS = {
    "<": (["<=", ">="], "ComparisonPrecedence", "Comparable"),
    "<=": (["<", ">"], "ComparisonPrecedence", "Comparable"),
    ">": ([">=", "<="], "ComparisonPrecedence", "Comparable"),
    ">=": ([">", "<"], "ComparisonPrecedence", "Comparable"),
    "==": (["!="], "ComparisonPrecedence", "Equatable"),
    "!=": (["=="], "ComparisonPrecedence", "Equatable"),
    "+": (["-"], "AdditionPrecedence", "AdditiveArithmetic"),
    "-": (["+"], "AdditionPrecedence", "AdditiveArithmetic"),
    "*": (["+"], "MultiplicationPrecedence", "Numeric"),
    "&&": (["||"], "LogicalConjunctionPrecedence", "Bool"),
    "||": (["&&"], "LogicalDisjunctionPrecedence", "Bool"),
    "??": (["right side"], "NilCoalescingPrecedence", "Optional"),
    "+=": (["-="], "AssignmentPrecedence", "Assignment"),
    "-=": (["+="], "AssignmentPrecedence", "Assignment"),
}

# Comments and texts, which are passed over; then what may be a place.
TOKEN = re.compile(
    r"""
    (?P<skip> //[^\n]* | /\*.*?\*/ | @\w+(?:\([^)\n]*\))? | \#\w+ | \#?/(?![\s/*=])[^\n]*?/\# )
  | (?P<long> \#*\"{3}.*?\"{3}\#* )
  | (?P<text> \#\"[^\n]*?\"\# | \"(?:\\\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)|\\.|[^\"\\\n])*\" )
  | (?P<name> [A-Za-z_`$][A-Za-z_0-9`]* )
  | (?P<number> 0x[0-9A-Fa-f_]+ | [0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][-+]?[0-9]+)? )
  | (?P<operator> [-+*/%<>=!&|^~?.]+ )
  | (?P<other> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
# A line that begins so declares something; its operators and constants mean no value that runs.
DECLARATION = re.compile(r"\s*(?:(?:public|package|private|fileprivate|indirect|infix|prefix)\s+)*"
                         r"(?:case\b(?!.*:\s)|import\b|operator\b|precedencegroup\b|extension\b|protocol\b|#)")


@dataclass
class Place:
    """A place in a file, what stands there and what stands there instead."""

    file: str
    start: int
    end: int
    line: int
    kind: str
    before: str
    after: str
    text: str  # the whole line

    def __str__(self):
        return f"{self.file}:{self.line}  {self.before}  →  {self.after}   | {self.text}"


def places(file, source, random):
    """The places of a file, in the order of the text."""
    found, tokens = [], [match for match in TOKEN.finditer(source) if match.lastgroup != "skip"]
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    number = 0
    for index, token in enumerate(tokens):
        while starts[number + 1] <= token.start():
            number += 1
        before = tokens[index - 1].group() if index else ""
        after = tokens[index + 1].group() if index + 1 < len(tokens) else ""
        change = changed(token, before, after, source, random)
        if change and not DECLARATION.match(lines[number]):
            found.append(Place(file, token.start(), token.end(), number + 1, change[0], token.group(), change[1],
                               lines[number].strip()))
    return found


def changed(token, before, after, source, random):
    """The kind of a place and what stands there instead, or nothing where there is no place."""
    text, kind = token.group(), token.lastgroup
    if kind == "operator":
        around = source[token.start() - 1:token.start()], source[token.end():token.end() + 1]
        if text == "!" and not around[0].isalnum() and around[0] not in ")]" and re.match(r"[A-Za-z_(]", around[1]):
            return "not", "nothing"
        if text in OPERATORS and around[0].isspace() and around[1].isspace() and before not in ("func", "(", ",") \
                and not (text in "+-" and (before[-1:] in "\"]" or after[:1] in "\"[")):
            return text, random.choice(OPERATORS[text][0])
    if kind == "name" and text in ("true", "false"):
        return "constant", "false" if text == "true" else "true"
    if kind == "number" and before != "." and "." not in text and "e" not in text.replace("0x", "x"):
        return "constant", other_number(text, random)
    # One text of a list, or one that a value is compared with.
    if kind == "text" and "\\(" not in text and len(text) > 2 and before in ("[", ",", "==", "!=", "return"):
        if before in ("==", "!=") or (after in (",", "]") and re.fullmatch(r'"[^ "\\]+"', text)):
            return "constant", '""'
    return None


def other_number(text, random):
    value = int(text.replace("_", ""), 16 if text.startswith("0x") else 10)
    step = 1 if value == 0 else random.choice([-1, 1])
    if value in (127, 255, 32767, 65535, 2147483647, 0x10FFFF):
        step = -1
    return str(value + step)


def replaced(place, number):
    """The Swift text in place of a place: what it says depends on which mutant is on."""
    if place.kind == "constant":
        return f"mutated({number}, {place.before}, {place.after})"
    return sign(place.kind if place.kind != "not" else "!", number)


def sign(text, number):
    """An operator with a number: Braille characters may stand in the name of one."""
    digits = ""
    while number:
        number, digit = divmod(number, 16)
        digits = chr(0x2801 + digit) + digits
    return {"??": "^", "&&": "&", "||": "|"}.get(text, text) + digits


def declarations(numbered):
    """What a room needs for its places: the operators, and which mutant is on."""
    lines = ["#if canImport(Glibc)", "import Glibc", "#else", "import Darwin", "#endif", "",
             "private let chosen = getenv(\"WAYMARK_MUTANT\").map { Int(atoi($0)) } ?? 0", "",
             "@inline(never) func isOn(_ mutant: Int) -> Bool { chosen == mutant }",
             "func mutated<Value>(_ mutant: Int, _ written: Value, _ other: Value) -> Value "
             "{ isOn(mutant) ? other : written }"]
    for number, place in numbered:
        lines += declaration(place, number)
    return "\n".join(lines) + "\n"


def declaration(place, number):
    if place.kind == "constant":
        return []
    if place.kind == "not":
        name = sign("!", number)
        return [f"prefix operator {name}",
                f"prefix func {name}(value: Bool) -> Bool {{ isOn({number}) ? value : !value }}"]
    _, group, shape = OPERATORS[place.kind]
    name, old, new = sign(place.kind, number), place.kind, place.after
    head = [f"infix operator {name}: {group}"]
    value = f"{{ isOn({number}) ? a {new} b : a {old} b }}"
    if shape == "Bool":
        late = "@autoclosure () throws -> Bool"
        return head + [f"func {name}(a: Bool, b: {late}) rethrows -> Bool "
                       f"{{ isOn({number}) ? try a {new} b() : try a {old} b() }}"]
    if shape == "Optional":
        return head + [f"func {name}<T>(a: T?, b: @autoclosure () throws -> {result}) rethrows -> {result} "
                       f"{{ if !isOn({number}), let a {{ return a }}; return try b() }}" for result in ("T", "T?")]
    if shape == "Assignment":
        return head + [f"func {name}<T: AdditiveArithmetic>(a: inout T, b: T) "
                       f"{{ if isOn({number}) {{ a {new} b }} else {{ a {old} b }} }}"]
    result = "T" if shape in ("AdditiveArithmetic", "Numeric") else "Bool"
    head.append(f"func {name}<T: {shape}>(a: T, b: T) -> {result} {value}")
    if shape == "Equatable":
        head.append(f"func {name}<T>(a: T?, b: _OptionalNilComparisonType) -> Bool {value}")
    return head
