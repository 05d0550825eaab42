#ifndef ALTO_CSANDBOX_H
#define ALTO_CSANDBOX_H

#include <stddef.h>

/// What a process that works on strangers' bytes gives up for good.
typedef struct {
    size_t memory;        ///< bytes of address space
    unsigned seconds;     ///< of processor time
    unsigned open_files;
} alto_sandbox_limits;

/// What holds after alto_sandbox.
enum {
    ALTO_SANDBOX_LIMITS = 1,        ///< memory, time, open files; no file grows, no core is dumped
    ALTO_SANDBOX_NO_NETWORK = 2,
    ALTO_SANDBOX_NO_PROGRAMS = 4,   ///< none is started, none that runs is reached
    ALTO_SANDBOX_NO_CHANGES = 8,    ///< no file is created, opened for writing, renamed or deleted
    ALTO_SANDBOX_UNPRIVILEGED = 16, ///< neither root nor any capability
};

/// Sets the limits and gives up network, programs, changes of files and, as root, the rights of root: all threads do, and
/// none of it can be taken back. To be called first: a name space as well can only be had before there are threads.
/// Returns what holds now, a sum of ALTO_SANDBOX_*.
unsigned alto_sandbox(alto_sandbox_limits limits);

/// What this process is able to do.
enum {
    ALTO_REACHES_NETWORK = 1,
    ALTO_REACHES_PROGRAMS = 2, ///< starts one, signals its parent, or may open a local socket
    ALTO_REACHES_FILES = 4,    ///< creates a file in the temporary folder
    ALTO_REACHES_SECRETS = 8,  ///< reads what only root may
    ALTO_REACHES_LIMITS = 16,  ///< raises its limits, or has none
};

/// Tries all of it. To be called in a process that ends then: a limit that could be raised stays raised.
/// Returns what it was able to do, a sum of ALTO_REACHES_*.
unsigned alto_sandbox_probe(void);

#endif
