#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "AreaShrink.h"
#include "CVips.h"

// The part of libtiff's interface that is called, from the reference of libtiff 4: libvips has the library loaded.
typedef struct tiff TIFF;
typedef ptrdiff_t tmsize_t;
typedef tmsize_t (*Transfer)(void *, void *, tmsize_t);
typedef void (*Handler)(const char *, const char *, __builtin_va_list);
enum { TIFFTAG_IMAGEWIDTH = 256, TIFFTAG_IMAGELENGTH = 257, TIFFTAG_ORIENTATION = 274, ORIENTATION_TOPLEFT = 1 };

typedef struct Library {
    TIFF *(*open)(
        const char *, const char *, void *, Transfer, Transfer, uint64_t (*)(void *, uint64_t, int), int (*)(void *),
        uint64_t (*)(void *), int (*)(void *, void **, uint64_t *), void (*)(void *, void *, uint64_t));
    void (*close)(TIFF *);
    int (*setDirectory)(TIFF *, uint32_t);
    int (*getField)(TIFF *, uint32_t, ...);
    int (*readRGBA)(TIFF *, uint32_t, uint32_t, uint32_t *, int, int);
    Handler (*setErrors)(Handler);
    Handler (*setWarnings)(Handler);
} Library;

static bool find(Library *tiff) {
    static const char *names[] = {"libtiff.so.6", "libtiff.so.5", "libtiff.6.dylib", "/opt/homebrew/lib/libtiff.6.dylib"};
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) library = dlopen(names[i], RTLD_LAZY);
    if (!library) return false;
#define FIND(member, name) (*(void **)&tiff->member = dlsym(library, name)) != NULL
    return FIND(open, "TIFFClientOpen") && FIND(close, "TIFFClose") && FIND(setDirectory, "TIFFSetDirectory")
        && FIND(getField, "TIFFGetField") && FIND(readRGBA, "TIFFReadRGBAImageOriented")
        && FIND(setErrors, "TIFFSetErrorHandler") && FIND(setWarnings, "TIFFSetWarningHandler");
#undef FIND
}

/// A file in memory, and where in it is read.
typedef struct Memory {
    const uint8_t *bytes;
    size_t count, at;
} Memory;

static tmsize_t read_memory(void *handle, void *to, tmsize_t count) {
    Memory *memory = handle;
    const size_t left = memory->at < memory->count ? memory->count - memory->at : 0;
    const size_t size = count < 0 ? 0 : (size_t)count < left ? (size_t)count : left;
    memcpy(to, memory->bytes + (memory->at < memory->count ? memory->at : 0), size);
    memory->at += size;
    return (tmsize_t)size;
}

static tmsize_t write_nothing(void *handle, void *from, tmsize_t count) {
    (void)handle, (void)from, (void)count;
    return -1;
}

static uint64_t seek_memory(void *handle, uint64_t offset, int whence) {
    Memory *memory = handle;
    memory->at = (size_t)offset + (whence == SEEK_CUR ? memory->at : whence == SEEK_END ? memory->count : 0);
    return memory->at;
}

static int close_memory(void *handle) {
    (void)handle;
    return 0;
}

static uint64_t memory_size(void *handle) { return ((Memory *)handle)->count; }

static int map_nothing(void *handle, void **base, uint64_t *size) {
    (void)handle, (void)base, (void)size;
    return 0;
}

static void unmap_nothing(void *handle, void *base, uint64_t size) { (void)handle, (void)base, (void)size; }

static TIFF *open_page(const Library *library, Memory *memory, int page) {
    library->setErrors(NULL);
    library->setWarnings(NULL);
    TIFF *tiff = library->open(
        "memory", "rm", memory, read_memory, write_nothing, seek_memory, close_memory, memory_size, map_nothing,
        unmap_nothing);
    if (tiff && page > 0 && !library->setDirectory(tiff, (uint32_t)page)) {
        library->close(tiff);
        return NULL;
    }
    return tiff;
}

CVipsStatus cvips_inspect_tiff(CVipsFile file, CVipsHeader *header) {
    Library library;
    if (!find(&library)) return CVIPS_LOADER_MISSING;
    Memory memory = {file.bytes, file.count, 0};
    TIFF *tiff = open_page(&library, &memory, file.page);
    if (!tiff) return CVIPS_BAD_DATA;
    uint32_t width = 0, height = 0;
    uint16_t orientation = 1;
    library.getField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    library.getField(tiff, TIFFTAG_IMAGELENGTH, &height);
    library.getField(tiff, TIFFTAG_ORIENTATION, &orientation);
    library.close(tiff);
    if (width < 1 || height < 1 || width > 1 << 24 || height > 1 << 24) return CVIPS_BAD_DATA;
    header->width = (int)width;
    header->height = (int)height;
    header->orientation = orientation;
    return CVIPS_OK;
}

CVipsStatus cvips_render_tiff(CVipsFile file, int sourceWidth, int sourceHeight, int width, int height, uint8_t *pixels) {
    Library library;
    if (!find(&library)) return CVIPS_LOADER_MISSING;
    Memory memory = {file.bytes, file.count, 0};
    TIFF *tiff = open_page(&library, &memory, file.page);
    if (!tiff) return CVIPS_BAD_DATA;
    uint32_t *colors = calloc((size_t)sourceWidth * (size_t)sourceHeight, sizeof *colors);
    uint8_t *row = malloc((size_t)sourceWidth * 3);
    AreaShrink shrink;
    bool isGood = colors && row
        // As it lies in the file: Exif's orientation is applied by who asked.
        && library.readRGBA(tiff, (uint32_t)sourceWidth, (uint32_t)sourceHeight, colors, ORIENTATION_TOPLEFT, file.failOn > 0)
        && area_shrink_begin(&shrink, sourceWidth, sourceHeight, width, height, pixels);
    for (int y = 0; isGood && y < sourceHeight; y++) {
        const uint32_t *from = colors + (size_t)y * (size_t)sourceWidth;
        for (int x = 0; x < sourceWidth; x++) {
            // Alpha is in the topmost byte; the colours below it are multiplied by it.
            const uint32_t color = from[x], paper = 255 - (color >> 24);
            for (int channel = 0; channel < 3; channel++) {
                const uint32_t light = (color >> (8 * channel) & 255) + paper;
                row[3 * x + channel] = (uint8_t)(light > 255 ? 255 : light);
            }
        }
        area_shrink_row(&shrink, row);
    }
    if (isGood) area_shrink_end(&shrink);
    free(row);
    free(colors);
    library.close(tiff);
    return isGood ? CVIPS_OK : CVIPS_BAD_DATA;
}
