// Gzip files (RFC 1952), unpacked whole and within a limit, over zlib.
#ifndef ALTO_CGZIP_H
#define ALTO_CGZIP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ALTO_GZIP_OK = 0,
    /// Not gzip, cut short, or the checksum is another.
    ALTO_GZIP_DAMAGED = 1,
    /// It holds more than the limit.
    ALTO_GZIP_TOO_LARGE = 2,
    ALTO_GZIP_NO_MEMORY = 3,
} alto_gzip_status;

/// Unpacks one gzip member, checksum included. What follows the member is not looked at.
///
/// `bytes` is freed by the caller with alto_gzip_free; it and `byte_count` are untouched on failure. No more than
/// `limit` bytes of memory are ever taken for what comes out, whatever the file says of its size.
alto_gzip_status alto_gzip_unpack(
    const uint8_t *packed, size_t packed_count, size_t limit, uint8_t **bytes, size_t *byte_count);
void alto_gzip_free(uint8_t *bytes);

#ifdef __cplusplus
}
#endif
#endif
