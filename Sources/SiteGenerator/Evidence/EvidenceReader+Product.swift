import ConfigSchema

/// What the name of a product says together with that of a file.
extension EvidenceReader {
    /// A file name that several products use, and the name of one of them.
    func productEvidence(of block: BlockToBind) -> Evidence? {
        guard let root = block.root, root.kind == .object, root.members.allSatisfy(\.key.isPlainName) else {
            return nil
        }
        let language = block.snippet.language
        for name in block.snippet.fileNames + block.namesBefore {
            guard case .several(let possible) = meaning(ofFile: name) else { continue }
            let written = possible.filter { recogniser.isWritten($0, in: language) }
            guard let product = products.schema(for: block, among: written) else { continue }
            return Evidence(
                .product, "`\(name)` and the name \(product.name) before it",
                SchemaReference(product.entry))
        }
        return nil
    }
}

extension ConfigNode {
    /// Whether a key is one word of letters and digits, as `editor.fontSize` and `my server` are not.
    fileprivate var isPlainName: Bool {
        utf8?.allSatisfy {
            $0.isOfName || $0 == UInt8(ascii: "$")
        }
            ?? false
    }
}
