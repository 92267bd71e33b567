import Highlighting
import Text

extension LanguageSet {
    /// The program's languages with those of a site, whose definitions lie in its folder `_languages`.
    init(builtIn: [String: SourceText], site: SourceTree) {
        let own = site.files.compactMap { file -> SourceText? in
            guard file.place.hasPrefix("_languages/"), pathExtension(of: file.place) == "lang",
                case .text(let bytes) = file.content
            else { return nil }
            return SourceText(path: file.path, bytes: bytes)
        }
        self.init(builtIn.sorted { $0.key < $1.key }.map(\.value), adding: own)
    }
}
