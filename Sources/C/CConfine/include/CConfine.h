#ifndef ALTO_CCONFINE_H
#define ALTO_CCONFINE_H

#include <stddef.h>

/// What a process that works on strangers' bytes gives up for good.
typedef struct {
    size_t memory;        ///< bytes of address space
    unsigned seconds;     ///< of processor time
    unsigned open_files;
} alto_confine_limits;

/// Sets the limits; no file can be written, no core dumped, no privilege gained. Where the kernel lets an ordinary process
/// give up its network, it has none afterwards. To be called before the first thread is started.
/// Returns 0, or the error number of the limit that could not be set.
int alto_confine(alto_confine_limits limits);

#endif
