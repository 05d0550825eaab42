#define _GNU_SOURCE
#include "CConfine.h"

#include <errno.h>
#include <sys/resource.h>

#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#endif

static int limit(int resource, rlim_t value) {
    struct rlimit limits = {value, value};
    return setrlimit(resource, &limits) == 0 ? 0 : errno;
}

int alto_confine(alto_confine_limits limits) {
    int failed = 0;
    if (!failed) failed = limit(RLIMIT_AS, limits.memory);
    if (!failed) failed = limit(RLIMIT_CPU, limits.seconds);
    if (!failed) failed = limit(RLIMIT_NOFILE, limits.open_files);
    if (!failed) failed = limit(RLIMIT_FSIZE, 0);
    if (!failed) failed = limit(RLIMIT_CORE, 0);
#ifdef __linux__
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // Some distributions keep this from ordinary users; the other limits stand all the same.
    unshare(CLONE_NEWUSER | CLONE_NEWNET);
#endif
    return failed;
}
