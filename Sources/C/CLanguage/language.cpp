#include "CLanguage.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

alto_language alto_language_of(const char *text, int32_t length) {
    const alto_language none = {nullptr, 0};
    try {
        CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
        CLD2::Language languages[3];
        int percents[3], text_bytes = 0, valid = 0;
        double scores[3];
        bool is_reliable = false;
        const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
            text, length, true, &hints, 0, languages, percents, scores, nullptr, &text_bytes, &is_reliable, &valid);
        if (!is_reliable || found == CLD2::UNKNOWN_LANGUAGE || found != languages[0]) return none;
        return {CLD2::LanguageCode(found), percents[0]};
    } catch (...) {
        return none;
    }
}
