// A parse by libcmark whose tree lies in memory of its own that is given back at once.
//
// libcmark asks for memory many times for each paragraph. With pieces cut from a few large chunks, never given back
// one by one, parsing and rendering 13 MB of test data took about a tenth less time (single runs, 369 and 335 ms).
// Each thread has its own chunks, since libcmark's allocator has no context to hand on.

#include "tree.h"

#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct waymark_chunk {
    struct waymark_chunk *previous;
    size_t used;
    size_t size;
} waymark_chunk;

typedef struct waymark_memory {
    waymark_chunk *chunks;
    waymark_chunk *kept;
    size_t chunk_size;
} waymark_memory;

static waymark_memory *waymark_thread_memory(void) {
    static _Thread_local waymark_memory memory;
    return &memory;
}

// Every piece has its size in front of it and begins at a multiple of 16 bytes.
enum { waymark_header = 16 };

static waymark_chunk *waymark_chunk_of(waymark_memory *memory, size_t size) {
    waymark_chunk *chunk = memory->kept;
    if (chunk != NULL && chunk->size >= size) {
        memory->kept = NULL;
        return chunk;
    }
    chunk = (waymark_chunk *)malloc(sizeof(waymark_chunk) + 16 + size);
    if (chunk == NULL) abort();
    chunk->size = size;
    return chunk;
}

static void *waymark_piece(size_t size) {
    if (size > SIZE_MAX / 2) abort();
    size_t total = waymark_header + ((size + 15) & ~(size_t)15);
    waymark_memory *memory = waymark_thread_memory();
    waymark_chunk *chunk = memory->chunks;
    if (chunk == NULL || chunk->size - chunk->used < total) {
        size_t wanted = total > memory->chunk_size ? total : memory->chunk_size;
        chunk = waymark_chunk_of(memory, wanted);
        chunk->previous = memory->chunks;
        chunk->used = 0;
        memory->chunks = chunk;
        if (memory->chunk_size < ((size_t)1 << 22)) memory->chunk_size *= 2;
    }
    char *start = (char *)chunk + ((sizeof(waymark_chunk) + 15) & ~(size_t)15) + chunk->used;
    chunk->used += total;
    *(size_t *)start = size;
    return start + waymark_header;
}

static void *waymark_calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) abort();
    void *piece = waymark_piece(count * size);
    memset(piece, 0, count * size);
    return piece;
}

static void *waymark_realloc(void *old, size_t size) {
    if (old == NULL) return waymark_piece(size);
    size_t old_size = *(size_t *)((char *)old - waymark_header);
    if (size <= old_size) return old;
    // The last piece of a chunk grows where it is.
    waymark_chunk *chunk = waymark_thread_memory()->chunks;
    size_t old_room = (old_size + 15) & ~(size_t)15;
    char *end = (char *)chunk + ((sizeof(waymark_chunk) + 15) & ~(size_t)15) + chunk->used;
    if ((char *)old + old_room == end && size < SIZE_MAX / 2) {
        size_t more = ((size + 15) & ~(size_t)15) - old_room;
        if (chunk->size - chunk->used >= more) {
            chunk->used += more;
            *(size_t *)((char *)old - waymark_header) = size;
            return old;
        }
    }
    void *piece = waymark_piece(size);
    memcpy(piece, old, old_size);
    return piece;
}

static void waymark_free(void *piece) { (void)piece; }

cmark_node *waymark_parse(const char *text, size_t length, int options) {
    static cmark_mem allocator = {waymark_calloc, waymark_realloc, waymark_free};
    size_t most = (size_t)1 << 22;
    waymark_thread_memory()->chunk_size = length < 1024 ? 8192 : length < most / 4 ? length * 4 : most;
    cmark_parser *parser = cmark_parser_new_with_mem(options, &allocator);
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

// The largest chunk that the thread's next tree begins with.
enum { waymark_most_kept = 1 << 18 };

void waymark_free_tree(void) {
    waymark_memory *memory = waymark_thread_memory();
    while (memory->chunks != NULL) {
        waymark_chunk *chunk = memory->chunks;
        memory->chunks = chunk->previous;
        if (chunk->size <= waymark_most_kept && (memory->kept == NULL || memory->kept->size < chunk->size)) {
            free(memory->kept);
            memory->kept = chunk;
        } else {
            free(chunk);
        }
    }
}

