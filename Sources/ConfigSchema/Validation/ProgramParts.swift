/// The smaller arrays of a program as plain memory. Reading an array through its class counts references each
/// time: that was 10 % of the time on `claude-code-settings`. They live no longer than
/// the call. (One array more, and the closures are no longer inlined: 200 ns for each value.)
struct ProgramParts {
    let strings: UnsafeBufferPointer<StringProgram>
    let numbers: UnsafeBufferPointer<NumberProgram>
    let arrays: UnsafeBufferPointer<ArrayProgram>
    let enumerations: UnsafeBufferPointer<Enumeration>
    let conditionals: UnsafeBufferPointer<Conditional>
    let dependents: UnsafeBufferPointer<Dependent>
    let patternForms: UnsafeBufferPointer<PatternForm>
    let patternSteps: UnsafeBufferPointer<StepPattern.Step>
    let patternEntries: UnsafeBufferPointer<PatternEntry>
    let filters: UnsafeBufferPointer<BranchFilter>
    let filterSpans: UnsafeBufferPointer<Unit.Span>
    let filterHashes: UnsafeBufferPointer<UInt32>
}

extension Program.Content {
    /// Calls `body` with the memory of the smaller arrays.
    func withParts<Result>(_ body: (ProgramParts) -> Result) -> Result {
        strings.withUnsafeBufferPointer { strings in
            numbers.withUnsafeBufferPointer { numbers in
                arrays.withUnsafeBufferPointer { arrays in
                    enumerations.withUnsafeBufferPointer { enumerations in
                        conditionals.withUnsafeBufferPointer { conditionals in
                            dependents.withUnsafeBufferPointer { dependents in
                                withFilters { forms, steps, patternEntries, filters, spans, hashes in
                                    body(
                                        ProgramParts(
                                            strings: strings, numbers: numbers, arrays: arrays,
                                            enumerations: enumerations, conditionals: conditionals,
                                            dependents: dependents, patternForms: forms, patternSteps: steps,
                                            patternEntries: patternEntries, filters: filters,
                                            filterSpans: spans, filterHashes: hashes))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func withFilters<Result>(
        _ body: (
            UnsafeBufferPointer<PatternForm>, UnsafeBufferPointer<StepPattern.Step>,
            UnsafeBufferPointer<PatternEntry>,
            UnsafeBufferPointer<BranchFilter>,
            UnsafeBufferPointer<Unit.Span>, UnsafeBufferPointer<UInt32>
        ) -> Result
    ) -> Result {
        patternForms.withUnsafeBufferPointer { forms in
            patternSteps.withUnsafeBufferPointer { steps in
                patternEntries.withUnsafeBufferPointer { entries in
                    filters.withUnsafeBufferPointer { filters in
                        filterSpans.withUnsafeBufferPointer { spans in
                            filterHashes.withUnsafeBufferPointer { hashes in
                                body(forms, steps, entries, filters, spans, hashes)
                            }
                        }
                    }
                }
            }
        }
    }
}
