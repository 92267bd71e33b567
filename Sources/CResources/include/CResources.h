#pragma once

// What became part of the program while it was built: the bytes of the files that WAYMARK_RESOURCES and
// WAYMARK_COMMIT name, paths in quotes. Without them there are none.

// The resources as a tar archive (POSIX ustar).
extern const unsigned char waymark_resources[];
extern const unsigned char waymark_resources_end[];

// The commit that the program was built of, where it is not that of a release.
extern const unsigned char waymark_commit[];
extern const unsigned char waymark_commit_end[];

static inline const void *waymark_resources_start(void) { return waymark_resources; }
static inline long waymark_resources_size(void) { return waymark_resources_end - waymark_resources; }

static inline const void *waymark_commit_start(void) { return waymark_commit; }
static inline long waymark_commit_size(void) { return waymark_commit_end - waymark_commit; }
