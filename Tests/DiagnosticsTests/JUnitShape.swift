import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a JUnit report and tells whether it has the shape that its readers know: elements in their places, with the
/// attributes that they must have, and counts that are right.
final class JUnitShape: NSObject, XMLParserDelegate {
    /// The first thing that is wrong with the report.
    private(set) var problem: String?
    /// The cases: class, name and the elements in them.
    private(set) var cases: [String] = []
    private var open: [String] = []
    private var counted: [String: Int] = [:]
    private var promised: [[String: String]] = []

    private static let places: [String: (parents: [String], attributes: [String])] = [
        "testsuites": ([""], ["tests", "failures", "errors"]),
        "testsuite": (["testsuites"], ["name", "tests", "failures", "errors", "skipped"]),
        "testcase": (["testsuite"], ["name", "classname"]), "failure": (["testcase"], ["type", "message"]),
        "skipped": (["testcase"], ["message"]), "system-out": (["testcase"], []),
    ]

    init(_ xml: String) {
        super.init()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        if !parser.parse() { problem = problem ?? "not well-formed" }
        let suites = promised.dropFirst()
        for (name, element) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")] {
            let sum = suites.reduce(0) { $0 + (Int($1[name] ?? "") ?? -1) }
            if sum != counted[element, default: 0] || promised.first?[name].flatMap({ Int($0) }) != sum {
                problem = problem ?? "\(name) is not \(counted[element, default: 0])"
            }
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard let place = Self.places[name], place.parents.contains(open.last ?? "") else {
            problem = problem ?? "\(name) in \(open.last ?? "")"
            return
        }
        let missing = place.attributes.filter { attributes[$0] == nil }
        if !missing.isEmpty { problem = problem ?? "\(name) lacks \(missing)" }
        open.append(name)
        counted[name, default: 0] += 1
        if name.hasPrefix("testsuite") { promised.append(attributes) }
        if name == "testcase" { cases.append("\(attributes["classname"] ?? "") \(attributes["name"] ?? "")") }
        if open.count == 4 { cases[cases.count - 1] += " " + name }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }
}
