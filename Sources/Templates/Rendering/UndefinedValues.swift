import Diagnostics

/// What is said of a value that is used although it does not exist.
extension Renderer {
    func undefinedValue(at instruction: Int) -> Problem {
        func name(_ number: Int32) -> String { program.tables.names[Int(number)].string }
        let help = "write `|default(…)`, or ask `is defined` first"
        func problem(_ message: String) -> Problem { Problem(.unknownTemplateName, message, help: help) }
        switch program.tables.code[instruction] {
        case .outputName(let name):
            return problem("`\(program.tables.names[Int(name)].string)` is not defined")
        case .outputMember(let owner, let member), .memberOfName(let owner, let member):
            if value(of: owner).isUndefined { return problem("`\(name(owner))` is not defined") }
            return problem("`\(name(owner))` has no value `\(name(member))`")
        case .member(let member): return problem("`\(name(member))` is asked of what is not defined")
        case .output, .beginLoop, .beginSelection, .jumpIfFalse: return problem("this is not defined")
        case .filter(let number), .filterWithArguments(let number, _):
            return problem("`\(Filter.all[Int(number)].name)` is given what is not defined")
        case .test(let number, _):
            return problem("`\(ValueTest.all[Int(number)].name)` is asked of what is not defined")
        default: return problem(Problem.undefinedValue.message)
        }
    }
}
