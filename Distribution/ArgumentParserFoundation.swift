// Takes the place of the argument parser's `Utilities/Foundation.swift` in the program that `make dist` makes. That is
// the one file which needs Foundation, for `--experimental-dump-help`, and it would bring 5 MB of it along.

extension Error {
  func describe() -> String { String(describing: self) }
}

enum JSONEncoder {
  // Completions, the man page and `waymark reference` have sources of their own.
  static func encode<T: Encodable>(_ value: T) -> String { "" }
}
