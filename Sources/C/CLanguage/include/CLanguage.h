// Which language a text is in, by Compact Language Detector 2 (Google, 2013).
#ifndef ALTO_CLANGUAGE_H
#define ALTO_CLANGUAGE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    /// A static string: an ISO 639 code, some with a script, a few withdrawn ones ("iw"); NULL when nothing is certain.
    const char *code;
    /// How much of the text is in it, 0 to 100.
    int32_t percent;
} alto_language;

/// - text: UTF-8; what is none is left out.
alto_language alto_language_of(const char *text, int32_t length);

#ifdef __cplusplus
}
#endif

#endif
