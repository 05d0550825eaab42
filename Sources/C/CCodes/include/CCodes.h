// Machine-readable codes, found with ZXing-C++. Every call catches what it raises and answers with a status.
#ifndef ALTO_CCODES_H
#define ALTO_CCODES_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_CODES_OK = 0,
    ALTO_CODES_BAD_INPUT = 1,
    ALTO_CODES_FAILED = 2,
} alto_codes_status;

typedef enum {
    ALTO_CODE_QR,
    ALTO_CODE_MICRO_QR,
    ALTO_CODE_DATA_MATRIX,
    ALTO_CODE_AZTEC,
    ALTO_CODE_PDF417,
    ALTO_CODE_EAN8,
    ALTO_CODE_EAN13,
    ALTO_CODE_UPC_A,
    ALTO_CODE_UPC_E,
    ALTO_CODE_CODE128,
    ALTO_CODE_CODE39,
    ALTO_CODE_ITF,
} alto_code_kind;

typedef struct {
    alto_code_kind kind;
    /// UTF-8, ends with zero behind `text_length` bytes; the content may hold zeros itself.
    const char *text;
    int32_t text_length;
    /// The content before any decoding of characters.
    const uint8_t *bytes;
    int32_t byte_count;
    /// The content is no text.
    bool is_binary;
    /// How many scan lines agreed on a bar code; 0 for two-dimensional codes.
    int32_t line_count;
    /// The code itself states its character set (an extended channel interpretation), so `text` is no guess.
    bool states_characters;
    /// The corners: top left, top right, bottom right, bottom left of the symbol, as x, y pairs.
    int32_t corners[8];
} alto_code;

typedef struct alto_codes alto_codes;

/// What to look for and how hard.
typedef struct {
    bool matrix;
    bool linear;
    /// Look for bright symbols on a dark ground instead.
    bool inverted;
    /// Look for two-dimensional codes in a copy of half the size too: large and blurred ones.
    bool halved;
    /// Look at the busiest patches by themselves, turned upright: small, slanted and off-centre codes.
    bool patches;
} alto_codes_search;

/// Finds codes in 8-bit grey pixels.
alto_codes_status alto_codes_find(
    const uint8_t *gray, int32_t width, int32_t height, alto_codes_search search, alto_codes **found);
int32_t alto_codes_count(const alto_codes *found);
/// There may be more codes than were looked for.
bool alto_codes_is_cut_short(const alto_codes *found);
/// Valid until `alto_codes_free`.
alto_code alto_codes_at(const alto_codes *found, int32_t index);
void alto_codes_free(alto_codes *found);

/// Draws a symbol, for tests. `width` and `height` are wishes; modules are whole pixels. The result is 0 (black) and
/// 255 (white), freed with `alto_codes_free_drawing`.
alto_codes_status alto_codes_draw(
    alto_code_kind kind, const char *text, int32_t width, int32_t height, uint8_t **gray, int32_t *drawn_width,
    int32_t *drawn_height);
void alto_codes_free_drawing(uint8_t *gray);

/// 8-bit RGB to grey.
void alto_codes_gray(const uint8_t *rgb, int64_t count, uint8_t *gray);

/// Bytes of a character set, by its name in iconv, as UTF-8. Returns the length of what was written to `utf8`, or -1 where
/// the bytes are not of that set, the set is not known here, or `capacity` is too small: 4 bytes for each are enough.
int32_t alto_codes_decode(const char *characters, const uint8_t *bytes, int32_t count, uint8_t *utf8, int32_t capacity);

#ifdef __cplusplus
}
#endif
#endif
