import Alto
import Foundation

extension LanguageTag {
    /// In English: "English (United States)".
    var title: String { Locale(identifier: "en").localizedString(forIdentifier: text) ?? text }
}
