#ifndef ALTO_CCONFINE_FILTER_H
#define ALTO_CCONFINE_FILTER_H

#include <stdbool.h>

/// Has the kernel refuse the calls that a decoder does not need, to all threads, for good. Wants PR_SET_NO_NEW_PRIVS.
/// Returns whether it does; not on other architectures than x86-64 and 64-bit Arm, nor without seccomp.
bool alto_sandbox_filter(void);

#endif
