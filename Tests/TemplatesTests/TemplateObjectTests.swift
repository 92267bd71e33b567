import Templates
import Testing

/// Objects keep their order and find every member, however many there are.
@Suite struct TemplateObjectTests {
    @Test(arguments: [0, 1, 2, 3, 7, 8, 9, 1000]) func findsEveryMember(count: Int) {
        let object = TemplateObject((0..<count).map { ("name\($0)", .integer($0)) })
        #expect(object.count == count)
        #expect(object.names == (0..<count).map { "name\($0)" })
        for index in 0..<count {
            guard case .integer(index) = object["name\(index)"] else {
                Issue.record("member \(index) is lost")
                return
            }
        }
        guard case .undefined = object["other"] else {
            Issue.record("a member that was never set")
            return
        }
    }

    @Test func replacesInPlace() {
        var object = TemplateObject([("a", 1), ("b", 2), ("a", 3)])
        object.set("b", "x")
        object.set("c", .none)
        #expect(object.names == ["a", "b", "c"])
        let (output, _) = Fixture.render("{{ o }}", TemplateObject([("o", .object(object))]))
        #expect(output == "{&#39;a&#39;: 3, &#39;b&#39;: &#39;x&#39;, &#39;c&#39;: None}")
    }
}
