/// A compiled language as pointers, for the scanner's inner loop; valid within `withTables`.
struct ScanTables {
    let classOf: UnsafeBufferPointer<UInt8>
    let next: UnsafeBufferPointer<UInt16>
    let accepts: UnsafeBufferPointer<UInt16>
    let ruleLists: UnsafeBufferPointer<UInt16>
    let rules: UnsafeBufferPointer<CompiledLanguage.Rule>
    let starts: UnsafeBufferPointer<UInt16>
    let shift: Int

    /// The state of the table after a byte; 0 where nothing matches any more.
    @inline(__always)
    func next(_ state: Int, _ byte: UInt8) -> Int {
        Int(next[state &<< shift | Int(classOf[Int(byte)])])
    }

    /// Where the table begins in a state of rules.
    @inline(__always)
    func start(_ state: Int, atLineStart: Bool) -> Int {
        Int(starts[state * 2 + (atLineStart ? 1 : 0)])
    }
}

extension CompiledLanguage {
    func withTables(_ body: (ScanTables) -> Void) {
        table.classOf.withUnsafeBufferPointer { classOf in
            table.next.withUnsafeBufferPointer { next in
                table.accepts.withUnsafeBufferPointer { accepts in
                    table.rules.withUnsafeBufferPointer { ruleLists in
                        rules.withUnsafeBufferPointer { rules in
                            starts.withUnsafeBufferPointer { starts in
                                body(
                                    ScanTables(
                                        classOf: classOf, next: next, accepts: accepts,
                                        ruleLists: ruleLists, rules: rules, starts: starts,
                                        shift: table.shift))
                            }
                        }
                    }
                }
            }
        }
    }
}
