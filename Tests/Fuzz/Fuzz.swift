// libFuzzer's harness: hands its input to one part of the program and stops where that breaks a promise.

@testable import ConfigSchema
import Diagnostics
import Foundation
import Markdown

/// What is fuzzed. The variable `FUZZ_TARGET` names one.
enum Target: String, CaseIterable {
    case json, jsonc, json5, yaml, toml, plist, reg, env, pattern, schema, markdown

    /// The one that is asked for.
    static let chosen: Target = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("FUZZ_TARGET must be one of \(Target.allCases.map(\.rawValue))")
        }
        return target
    }()

    /// Reads an input.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .json, .jsonc, .json5, .yaml, .toml, .plist, .reg, .env:
            guard let language = ConfigLanguage(rawValue: rawValue) else {
                fatalError("no language \(rawValue)")
            }
            Reading.config(bytes, language)
        case .pattern: Reading.pattern(bytes)
        case .schema: Reading.schema(bytes)
        case .markdown: Reading.markdown(bytes)
        }
    }
}

/// libFuzzer's entry (LLVM's `FuzzerInterface.h`); returns 0, as all inputs are welcome.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Target.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
