#define _GNU_SOURCE
#include "CSandbox.h"
#include "Filter.h"

#include <stdbool.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/// For good: the hard limit is set as well. One that is lower already stays.
static bool limit(int resource, rlim_t value) {
    struct rlimit limits;
    if (getrlimit(resource, &limits) != 0) return false;
    if (limits.rlim_max != RLIM_INFINITY && limits.rlim_max < value) value = limits.rlim_max;
    limits = (struct rlimit){value, value};
    return setrlimit(resource, &limits) == 0;
}

static bool set_limits(alto_sandbox_limits limits) {
    return limit(RLIMIT_AS, limits.memory) && limit(RLIMIT_CPU, limits.seconds) && limit(RLIMIT_NOFILE, limits.open_files)
        && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0);
}

#ifdef __linux__

enum { NOBODY = 65534 };

static bool drop_capabilities(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
    return syscall(SYS_capset, &header, none) == 0;
}

/// Through glibc, which has all threads do it. Fails where a container has no such user: then only root's capabilities go.
static bool become_nobody(void) {
    return setgroups(0, NULL) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0;
}

#endif

unsigned alto_sandbox(alto_sandbox_limits limits) {
    unsigned holds = set_limits(limits) ? ALTO_SANDBOX_LIMITS : 0;
#ifdef __linux__
    // An empty network is the second layer under the filter. Root has it for the asking; others with a name space of users,
    // which the kernel keeps from processes with threads, and some distributions and containers from all.
    bool is_apart = unshare(CLONE_NEWNET) == 0;
    prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0);
    bool is_ordinary = (getuid() != 0 && geteuid() != 0) || become_nobody();
    if (!is_apart) is_apart = unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
    // Those of the new name space, too.
    if (drop_capabilities() && is_ordinary) holds |= ALTO_SANDBOX_UNPRIVILEGED;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (is_apart) holds |= ALTO_SANDBOX_NO_NETWORK;
    if (alto_sandbox_filter()) holds |= ALTO_SANDBOX_NO_NETWORK | ALTO_SANDBOX_NO_PROGRAMS | ALTO_SANDBOX_NO_CHANGES;
#else
    if (getuid() != 0 && geteuid() != 0) holds |= ALTO_SANDBOX_UNPRIVILEGED;
#endif
    return holds;
}
