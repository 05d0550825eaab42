#include "CCodes.h"

#include <iconv.h>

#include <cstddef>

int32_t alto_codes_decode(const char *characters, const uint8_t *bytes, int32_t count, uint8_t *utf8, int32_t capacity) {
    if (bytes == nullptr || utf8 == nullptr || count < 0 || capacity < 0) return -1;
    iconv_t converter = iconv_open("UTF-8", characters);
    if (converter == reinterpret_cast<iconv_t>(-1)) return -1;
    char *from = reinterpret_cast<char *>(const_cast<uint8_t *>(bytes)), *to = reinterpret_cast<char *>(utf8);
    std::size_t left = static_cast<std::size_t>(count), room = static_cast<std::size_t>(capacity);
    const std::size_t replaced = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (replaced != 0 || left != 0) return -1;
    return static_cast<int32_t>(reinterpret_cast<uint8_t *>(to) - utf8);
}
