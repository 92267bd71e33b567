import Highlighting
import Text

extension LanguageSet {
    /// The program's languages with those of a site, whose definitions lie in its folder `_languages`.
    init(_ resources: ProgramResources, site: SourceTree) {
        let own = site.files.compactMap { file -> SourceText? in
            guard file.place.hasPrefix("_languages/"), pathExtension(of: file.place) == "lang",
                case .text(let bytes) = file.content
            else { return nil }
            return SourceText(path: file.path, bytes: bytes)
        }
        self = own.isEmpty ? resources.languageSet : LanguageSet(resources.languages, adding: own)
    }

    /// The languages of files, in the order of their names.
    init(_ files: [String: SourceText], adding own: [SourceText] = []) {
        self.init(files.sorted { $0.key < $1.key }.map(\.value), adding: own)
    }
}
