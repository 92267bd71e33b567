/// The names of a set of templates, each with a number.
struct NameTable: Sendable {
    private(set) var names: [Program.Name] = []
    private var numbers: [[UInt8]: Int32] = [:]

    /// The number of a name, which is given where the name is new.
    mutating func number(_ name: [UInt8]) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(names.count)
        names.append(Program.Name(name))
        numbers[name] = number
        return number
    }

    mutating func number(_ name: String) -> Int32 {
        number(Array(name.utf8))
    }

    func string(_ number: Int32) -> String {
        names[Int(number)].string
    }
}
