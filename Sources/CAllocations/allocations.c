#include "allocations.h"
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic uint64_t bytes;
static _Atomic uint64_t count;

uint64_t allocated_bytes(void) { return bytes; }
uint64_t allocation_count(void) { return count; }

#ifdef __GLIBC__
#include <malloc.h>

void keep_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

// glibc keeps its own functions under these names, so that a program can put its own before them.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *pointer, size_t size);

static void note(size_t size) {
    atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
}

void *malloc(size_t size) {
    note(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *pointer, size_t size) {
    note(size);
    return __libc_realloc(pointer, size);
}
#else
void keep_memory(void) {}
#endif
