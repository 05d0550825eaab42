#include "CGzip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

alto_gzip_status alto_gzip_unpack(
    const uint8_t *packed, size_t packed_count, size_t limit, uint8_t **bytes, size_t *byte_count) {
    if (packed_count < 18 || packed_count > UINT_MAX || limit > UINT_MAX) return ALTO_GZIP_DAMAGED;
    // The last four bytes tell the size, if the file is honest: then one allocation is enough.
    const uint8_t *tail = packed + packed_count - 4;
    size_t room = (size_t)tail[0] | (size_t)tail[1] << 8 | (size_t)tail[2] << 16 | (size_t)tail[3] << 24;
    room = room < 4096 || room >= limit ? (limit < 65536 ? limit : 65536) : room + 1;

    uint8_t *out = malloc(room ? room : 1);
    if (!out) return ALTO_GZIP_NO_MEMORY;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) {
        free(out);
        return ALTO_GZIP_NO_MEMORY;
    }
    stream.next_in = (Bytef *)packed;
    stream.avail_in = (uInt)packed_count;
    alto_gzip_status status = ALTO_GZIP_OK;
    for (;;) {
        size_t made = stream.total_out;
        stream.next_out = out + made;
        stream.avail_out = (uInt)(room - made);
        int result = inflate(&stream, Z_NO_FLUSH);
        if (result == Z_STREAM_END) break;
        if (result != Z_OK && result != Z_BUF_ERROR) {
            status = ALTO_GZIP_DAMAGED;
            break;
        }
        if (stream.avail_out > 0) {  // all that there is has been read, and the end has not come
            status = ALTO_GZIP_DAMAGED;
            break;
        }
        if (room >= limit) {
            status = ALTO_GZIP_TOO_LARGE;
            break;
        }
        room = room > limit / 2 ? limit : room * 2;
        uint8_t *larger = realloc(out, room);
        if (!larger) {
            status = ALTO_GZIP_NO_MEMORY;
            break;
        }
        out = larger;
    }
    size_t made = stream.total_out;
    inflateEnd(&stream);
    if (status != ALTO_GZIP_OK) {
        free(out);
        return status;
    }
    *bytes = out;
    *byte_count = made;
    return ALTO_GZIP_OK;
}

void alto_gzip_free(uint8_t *bytes) { free(bytes); }
