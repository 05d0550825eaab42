// Texts to pieces and back, with the SentencePiece library. Every call catches what it raises and answers with a status.
#ifndef ALTO_CSENTENCEPIECE_H
#define ALTO_CSENTENCEPIECE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_SENTENCEPIECE_OK = 0,
    ALTO_SENTENCEPIECE_NO_MODEL = 1,
    ALTO_SENTENCEPIECE_FAILED = 2,
} alto_sentencepiece_status;

/// A model; it may be used by several threads at once.
typedef struct alto_sentencepiece alto_sentencepiece;

/// Lines of UTF-8, freed with alto_sentencepiece_free_text.
typedef struct {
    char *text;
    int64_t length;
} alto_sentencepiece_text;

/// Takes the model in, which need not outlive the call.
alto_sentencepiece_status alto_sentencepiece_open(const uint8_t *bytes, int64_t count, alto_sentencepiece **opened);

/// The pieces of a text, each ended by a zero byte, which no piece holds.
alto_sentencepiece_status alto_sentencepiece_encode(
    const alto_sentencepiece *model, const char *text, int64_t length, alto_sentencepiece_text *pieces);

/// The text of pieces that are each ended by a zero byte.
alto_sentencepiece_status alto_sentencepiece_decode(
    const alto_sentencepiece *model, const char *pieces, int64_t length, alto_sentencepiece_text *text);

void alto_sentencepiece_free_text(alto_sentencepiece_text text);
void alto_sentencepiece_close(alto_sentencepiece *model);

#ifdef __cplusplus
}
#endif

#endif
