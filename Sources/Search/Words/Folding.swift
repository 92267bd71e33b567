/// Letters as a search compares them: in lower case and without diacritics.
///
/// Folded are the letters of the Latin (U+00C0 to U+024F, U+1E00 to U+1EFF), Greek (U+0370 to U+03FF) and
/// Cyrillic script (U+0400 to U+04FF); combining marks of the block U+0300 to U+036F are dropped behind any
/// letter. Other scripts stay as they are. The client folds the same letters through the browser's own
/// tables.
enum Folding {
    /// A letter, and behind it those that are folded to it.
    static let table = [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dðďđḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ", "gĝğġģǧǵḡ", "hĥħȟḣḥḧḩḫẖ", "iìíîïĩīĭįıǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľłḷḹḻḽ", "mḿṁṃ",
        "nñńņňŋǹṅṇṉṋ", "oòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣṥṧṩ",
        "tţťŧțṫṭṯṱẗ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ",
        "αά", "εέ", "ηή", "ιΐίϊ", "οό", "σς", "υΰϋύ", "ωώ", "аӑӓ", "гѓ", "еѐёӗ", "жӂӝ", "зӟ", "ийѝӣӥ", "кќ",
        "оӧ", "уўӯӱӳ", "чӵ", "ыӹ", "эӭ", "ії", "ѵѷ", "әӛ", "өӫ",
    ]

    /// Letters that are folded to two.
    static let pairs: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe"]

    private static let letters: [UInt32: Unicode.Scalar] = {
        var letters: [UInt32: Unicode.Scalar] = [:]
        for group in table {
            guard let base = group.unicodeScalars.first else { continue }
            for scalar in group.unicodeScalars.dropFirst() { letters[scalar.value] = base }
        }
        return letters
    }()

    /// Appends a letter that is not ASCII as it is compared, in UTF-8.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if (0x300...0x36F).contains(lower.value) { continue }
            if let pair = pairs[lower] {
                bytes.append(contentsOf: pair.utf8)
            } else {
                bytes.append(contentsOf: String(letters[lower.value] ?? lower).utf8)
            }
        }
    }
}
