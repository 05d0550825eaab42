import Alto
import Testing

@testable import AltoSpeech

@Suite struct EspeakListingTests {
    private let listing = """
        Pty Language       Age/Gender VoiceName          File                 Other Languages
         5  es-419          --/M      Spanish_(Latin_America) roa/es-419           (es-mx 6)(es 6)
         5  chr-US-Qaaa-x-west --/M      Cherokee_          iro/chr
         5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
         5  yue             --/M      Chinese_(Cantonese,_latin_as_Jyutping) sit/yue-Latn-jyutping (zh-yue 5)(zh 8)
        nonsense
        """

    @Test func `each line is a voice`() {
        let entries = EspeakListing.entries(in: listing)
        #expect(entries.map(\.name) == ["es-419", "chr-us-qaaa-x-west", "yue", "yue-latn-jyutping"])
        #expect(
            entries.map(\.title) == [
                "Spanish (Latin America)", "Cherokee", "Chinese (Cantonese)", "Chinese (Cantonese, latin as Jyutping)",
            ])
        #expect(entries[0].otherLanguages.map(\.tag.text) == ["es-MX", "es"])
        #expect(entries[0].otherLanguages.map(\.priority) == [6, 6])
    }

    /// Two voices are listed as "yue": `-v yue` always took the first. "chr-US-Qaaa-x-west" is listed, but `-v` with it
    /// ended with "The specified espeak-ng voice does not exist".
    @Test func `the file tells voices apart`() {
        #expect(
            EspeakListing.entries(in: listing).map(\.file) == [
                "roa/es-419", "iro/chr", "sit/yue", "sit/yue-Latn-jyutping",
            ])
        #expect(EspeakListing.entries(in: listing)[3].language.text == "yue-Latn-jyutping")
    }

    @Test(arguments: ["", "\n\n", "Pty\n5 x", "Pty\n 5 !! --/M a b"])
    func `what is no listing has no voices`(text: String) {
        #expect(EspeakListing.entries(in: text).isEmpty)
    }
}
