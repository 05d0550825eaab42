#define _GNU_SOURCE
#include "Library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CVips.h"

CVipsLibrary cvips;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static CVipsStatus startStatus = CVIPS_OK;
static char startReason[CVIPS_REASON_SIZE];
static bool isStarted = false;

void cvips_take_reason(char reason[]) {
    char *text = cvips.vips_error_buffer_copy_();
    snprintf(reason, CVIPS_REASON_SIZE, "%s", text ? text : "");
    cvips.g_free_(text);
}

static bool find_functions(void *library) {
#define CVIPS_FIND(name)                                                                      \
    cvips.name##_ = (__typeof__(cvips.name##_))dlsym(library, #name);                         \
    if (!cvips.name##_) {                                                                     \
        snprintf(startReason, sizeof startReason, "libvips has no function %s", #name);       \
        return false;                                                                         \
    }
    CVIPS_FUNCTIONS(CVIPS_FIND)
#undef CVIPS_FIND
    return true;
}

/// Distributions ship the HEIF loader as a module beside the library, in a folder that carries the version.
static void load_heif_module(void) {
    Dl_info place;
    if (!dladdr((void *)cvips.vips_init_, &place) || !place.dli_fname) return;
    char folder[1024];
    snprintf(folder, sizeof folder, "%s", place.dli_fname);
    char *slash = strrchr(folder, '/');
    if (!slash) return;
    *slash = 0;
    char path[1200];
    snprintf(path, sizeof path, "%s/vips-modules-%d.%d/vips-heif.so", folder, cvips.vips_version_(0), cvips.vips_version_(1));
    void *module = dlopen(path, RTLD_LAZY);
    if (!module) return;
    // What GLib calls when it opens a module: registers the loaders. It answers NULL when all is well.
    const char *(*initialise)(void *) = (const char *(*)(void *))dlsym(module, "g_module_check_init");
    if (initialise) initialise(NULL);
}

static void ignore(const char *domain, int level, const char *message, void *data) {
    (void)domain, (void)level, (void)message, (void)data;
}

static CVipsStatus start(void) {
    static const char *names[] = {"libvips.so.42", "libvips.42.dylib", "/opt/homebrew/lib/libvips.42.dylib"};
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) library = dlopen(names[i], RTLD_LAZY);
    if (!library) {
        snprintf(startReason, sizeof startReason, "%s", dlerror());
        return CVIPS_LIBRARY_MISSING;
    }
    if (!find_functions(library)) return CVIPS_LIBRARY_MISSING;

    // libvips opens all modules at its start, among them ImageMagick and Poppler: 40 ms, and decoders that Alto never
    // uses. It looks for them below VIPSHOME, so it is shown a place without any.
    setenv("VIPSHOME", "/dev/null", 1);
    if (cvips.vips_init_("alto") != 0) {
        cvips_take_reason(startReason);
        return CVIPS_LIBRARY_MISSING;
    }
    load_heif_module();
    // What libvips thinks of a profile is of no use to whoever waits for a description on the same terminal.
    cvips.g_log_set_handler_("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO, ignore, NULL);
    // Each picture is read once: a cache of operations would only hold memory.
    cvips.vips_cache_set_max_(0);
    // Pixels are pulled by the thread that asks; the few operations with a pool of their own get no further threads.
    cvips.vips_concurrency_set_(1);
    // Loaders are called by name; should anything inside ask for another by content, it gets none.
    cvips.vips_operation_block_set_("VipsForeignLoad", 1);
    static const char *allowed[] = {
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadNsgif",
        "VipsForeignLoadWebp", "VipsForeignLoadTiff", "VipsForeignLoadHeif",
    };
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) cvips.vips_operation_block_set_(allowed[i], 0);
    return CVIPS_OK;
}

CVipsStatus cvips_start(char reason[CVIPS_REASON_SIZE]) {
    pthread_mutex_lock(&lock);
    if (!isStarted) {
        startStatus = start();
        isStarted = true;
    }
    CVipsStatus status = startStatus;
    snprintf(reason, CVIPS_REASON_SIZE, "%s", startReason);
    pthread_mutex_unlock(&lock);
    return status;
}
