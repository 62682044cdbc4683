// The runtime's tree from the inside: its named nodes in document order at a
// tenth of what the public cursor costs, which stops at every token and looks
// back at what it passed. The one place that knows how the runtime keeps its
// nodes; the runtime is pinned, and a test holds this walk against the cursor.
// C, as the headers it reads are.
#pragma once

#include <tree_sitter/api.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct NamedWalk NamedWalk;

// Of `root` and all below it. The tree must outlive the walk. Like the runtime
// itself, a walk ends the process where there is no memory.
NamedWalk* named_walk_new(TSNode root);
void named_walk_delete(NamedWalk* walk);

// The next named node and how many named nodes of the walk are above it; false
// at the end.
bool named_walk_next(NamedWalk* walk, TSNode* node, uint32_t* depth);

#ifdef __cplusplus
}
#endif
