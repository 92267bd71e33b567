/// Counts what is allocated on the heap. On systems without glibc the count stays 0.
#pragma once
#include <stdint.h>

/// The bytes that were asked for since the program began.
uint64_t allocated_bytes(void);

/// How often memory was asked for since the program began.
uint64_t allocation_count(void);

/// From now on memory that is freed stays with the program instead of going back to the system.
void keep_memory(void);
