import Text

/// The texts before the blocks of a page, of which several blocks share many. What stands in one is looked for once.
final class NearbyTexts: Sendable {
    /// The page that they are ranges of.
    let text: [UInt8]
    /// The most names of one text that are looked at, those nearest to the block.
    private static let mostNames = 64

    private let files = Remembered<Range<Int>, [String]>()
    private let products = Remembered<ProductsAsked, [Int]>()

    private struct ProductsAsked: Hashable {
        let range: Range<Int>
        let isLabel: Bool
    }

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// The names of files in one of them, the last one first, but for those that are only compared with.
    func fileNames(in range: Range<Int>) -> [String] {
        files.value(range) {
            NamesInText(text, in: range).names.suffix(Self.mostNames).reversed().filter {
                !Comparison.ends(at: $0.range.lowerBound, in: text, from: range.lowerBound)
            }.map(\.name)
        }
    }

    /// The numbers of the products that one of them names.
    ///
    /// - Parameters:
    ///   - isLabel: whether it is read as a title or a heading.
    ///   - find: what finds them.
    func products(in range: Range<Int>, isLabel: Bool, _ find: (ArraySlice<UInt8>) -> [Int]) -> [Int] {
        products.value(ProductsAsked(range: range, isLabel: isLabel)) { find(text[range]) }
    }
}
