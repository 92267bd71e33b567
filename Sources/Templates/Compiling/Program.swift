import Diagnostics

/// A whole set of templates, compiled: one array of instructions, and the tables that they speak of.
///
/// Immutable and shared by all workers; a class only so that sharing costs one pointer.
final class Program: Sendable {
    /// A name with its hash, so that a member is found without hashing again.
    struct Name: Sendable, Hashable {
        let bytes: [UInt8]
        let hash: UInt32

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            hash = Self.hash(of: bytes)
        }

        var string: String { String(decoding: bytes, as: UTF8.self) }

        static func == (left: Name, right: Name) -> Bool {
            left.hash == right.hash && left.bytes == right.bytes
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }

        /// FNV-1a with 32 bits, the same in every process.
        private static func hash(of bytes: [UInt8]) -> UInt32 {
            var hash: UInt32 = 2_166_136_261
            for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            return hash
        }
    }

    /// A range of bytes in a template's file.
    struct Place: Sendable, Hashable {
        let start: UInt32
        let end: UInt32

        init(_ range: Range<Int>) {
            start = UInt32(clamping: range.lowerBound)
            end = UInt32(clamping: range.upperBound)
        }

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// What stands between the parentheses of a call.
    struct Shape: Sendable, Hashable {
        var positional = 0
        var keywords: [Int32] = []
        /// Whether a list of further arguments follows (`*list`).
        var hasList = false
        /// Whether an object of further named arguments follows (`**object`).
        var hasObject = false
    }

    /// The call of a method that changes what a name holds, or a member of what it holds.
    struct Mutation: Sendable {
        let name: Int32
        let member: Int32?
        let method: Int32
        let shape: Int32
        let isOutput: Bool
    }

    /// A loop: where its parts begin.
    struct Loop: Sendable {
        /// The first instruction after those that give the items.
        var entry: Int32 = 0
        var body: Int32 = 0
        var otherwise: Int32 = 0
        var end: Int32 = 0
        var isRecursive = false
    }

    /// A macro, or the body of a `call` block.
    struct Macro: Sendable {
        struct Parameter: Sendable {
            let name: Int32
            let hasDefault: Bool
        }

        let name: Int32
        let parameters: [Parameter]
        var entry: Int32 = 0
        var takesMore = false
        var takesMoreNamed = false
        var takesCaller = false
    }

    /// A block of one template.
    struct Block: Sendable {
        let name: Int32
        var entry: Int32 = 0
        let isScoped: Bool
        let isRequired: Bool
    }

    /// One template.
    struct Template: Sendable {
        let name: String
        let path: String
        var entry: Int32 = 0
        /// Its blocks by the number of their name.
        var blocks: [Int32: Int] = [:]
    }

    struct Tables: Sendable {
        var code: [Instruction] = []
        /// For each instruction the place that a failure is reported at.
        var places: [Place] = []
        var constants: [TemplateValue] = []
        /// The text between the tags, of all templates.
        var text: [UInt8] = []
        var names: [Name] = []
        var shapes: [Shape] = []
        var mutations: [Mutation] = []
        var loops: [Loop] = []
        var macros: [Macro] = []
        var blocks: [Block] = []
        var templates: [Template] = []
        var numbers: [String: Int] = [:]
        /// The number of the name `loop`.
        var loopName: Int32 = 0
        /// The number of the name `caller`.
        var callerName: Int32 = 0
        /// The number of the name `varargs`.
        var listName: Int32 = 0
        /// The number of the name `kwargs`.
        var objectName: Int32 = 0
    }

    let tables: Tables

    init(_ tables: Tables) {
        self.tables = tables
    }
}
