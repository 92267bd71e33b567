// libcmark's tree in memory that a thread keeps for it.

#ifndef WAYMARK_CMARKDOWN_TREE_H
#define WAYMARK_CMARKDOWN_TREE_H

#include <stddef.h>

struct cmark_node;

// Parses a text. The tree lives until the thread calls waymark_free_tree, and no second tree may be made before.
struct cmark_node *waymark_parse(const char *text, size_t length, int options);

// Gives back the memory of the thread's tree, but for one chunk that the thread's next tree begins with.
void waymark_free_tree(void);

#endif
