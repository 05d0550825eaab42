// A seccomp filter: a list of what is refused, and why. All else is allowed, for what glibc, Swift's runtime and the
// decoders need changes with their versions; that list would break with each of them.
#define _GNU_SOURCE
#include "Filter.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Calls from here on are the same on all architectures, and libraries do without them on older kernels: io_uring, pidfd,
/// the new mount, clone3 and openat2 (whose flags a filter cannot see), and all that will come. x32's lie above, too.
enum { YOUNG_CALLS = 424 };

static const uint16_t refused[] = {
    // Network, and sockets of programs on this machine.
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    SYS_sendto, SYS_sendmsg, SYS_sendmmsg,
    // Other programs: to start, look into or signal one, or to share memory with one.
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
    SYS_shmget, SYS_shmat, SYS_msgget, SYS_semget, SYS_mq_open, SYS_mq_unlink,
    // Changes of files, which a limit on their size does not keep from.
    SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_mkdirat, SYS_linkat, SYS_symlinkat, SYS_mknodat, SYS_truncate,
    SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_utimensat,
    SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
    // Where rights and limits could come back, and parts of the kernel that are often broken into.
    SYS_setrlimit, SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_open_by_handle_at,
    SYS_bpf, SYS_userfaultfd, SYS_perf_event_open, SYS_keyctl, SYS_add_key, SYS_request_key,
    SYS_io_setup, SYS_io_submit, SYS_personality,
#ifdef __x86_64__
    // What Arm has only in younger spellings.
    SYS_fork, SYS_vfork, SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_mknod,
    SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_modify_ldt,
#endif
};

enum { REFUSED = sizeof refused / sizeof *refused };

typedef struct {
    struct sock_filter code[2 * REFUSED + 64];
    unsigned short length;
} program;

static void add(program *filter, uint16_t code, uint8_t yes, uint8_t no, uint32_t value) {
    filter->code[filter->length++] = (struct sock_filter){code, yes, no, value};
}

static void load(program *filter, size_t offset) { add(filter, BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset); }

/// Loads the lower half of an argument: of the arguments below, all but a pointer have 32 bits.
static void load_argument(program *filter, unsigned index) {
    load(filter, offsetof(struct seccomp_data, args) + 8 * index);
}

static void answer(program *filter, uint32_t what) { add(filter, BPF_RET | BPF_K, 0, 0, what); }
static void allow(program *filter) { answer(filter, SECCOMP_RET_ALLOW); }
static void refuse(program *filter) { answer(filter, SECCOMP_RET_ERRNO | EPERM); }

/// The call with this number is answered by the next `count` instructions.
static void begin(program *filter, uint32_t call, uint8_t count) {
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, count, call);
}

static void allow_only_with(program *filter, uint32_t call, unsigned argument, uint16_t test, uint32_t value) {
    begin(filter, call, 4);
    load_argument(filter, argument);
    add(filter, BPF_JMP | test | BPF_K, 0, 1, value);
    allow(filter);
    refuse(filter);
}

static void refuse_with(program *filter, uint32_t call, unsigned argument, uint16_t test, uint32_t value) {
    begin(filter, call, 4);
    load_argument(filter, argument);
    add(filter, BPF_JMP | test | BPF_K, 1, 0, value);
    allow(filter);
    refuse(filter);
}

static void write_filter(program *filter) {
    // A call of another architecture has other numbers.
    load(filter, offsetof(struct seccomp_data, arch));
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
    refuse(filter);
    load(filter, offsetof(struct seccomp_data, nr));
    add(filter, BPF_JMP | BPF_JGE | BPF_K, 0, 1, YOUNG_CALLS);
    answer(filter, SECCOMP_RET_ERRNO | ENOSYS);
    for (unsigned i = 0; i < REFUSED; i++) {
        begin(filter, refused[i], 1);
        refuse(filter);
    }
    // A thread is no new process: that would have a time of its own to spend, and outlive this one.
    allow_only_with(filter, SYS_clone, 0, BPF_JSET, CLONE_THREAD);
    // abort() signals its own process.
    allow_only_with(filter, SYS_kill, 0, BPF_JEQ, (uint32_t)getpid());
    allow_only_with(filter, SYS_tgkill, 0, BPF_JEQ, (uint32_t)getpid());
    const uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    refuse_with(filter, SYS_openat, 2, BPF_JSET, writing);
#ifdef __x86_64__
    refuse_with(filter, SYS_open, 1, BPF_JSET, writing);
#endif
    // Limits may be read, not set: the third argument, a pointer, is null.
    begin(filter, SYS_prlimit64, 6);
    load_argument(filter, 2);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 3, 0);
    load(filter, offsetof(struct seccomp_data, args) + 8 * 2 + 4);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    allow(filter);
    refuse(filter);
    // Both type into the terminal that the service was started from.
    begin(filter, SYS_ioctl, 5);
    load_argument(filter, 1);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 2, 0, TIOCSTI);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, TIOCLINUX);
    allow(filter);
    refuse(filter);
    allow(filter);
}

bool alto_sandbox_filter(void) {
    program filter = {.length = 0};
    write_filter(&filter);
    struct sock_fprog whole = {filter.length, filter.code};
    // Answers the number of a thread that could not follow.
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole) == 0;
}

#else

bool alto_sandbox_filter(void) { return false; }

#endif
