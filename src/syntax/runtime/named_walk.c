#include "syntax/runtime/named_walk.h"

#include <stdlib.h>

#include "language.h"
#include "subtree.h"
#include "tree.h"

// The children of one node, from `next` on.
typedef struct {
  const Subtree* children;
  const TSSymbol* aliases;  // by structural index; null: none
  uint32_t count;
  uint32_t next;
  uint32_t structural;  // index of `next` among those that are no extras
  uint32_t depth;       // of named nodes among the children
  Length position;      // where the child before ends
} Level;

struct NamedWalk {
  const TSTree* tree;
  TSNode root;
  bool begun;
  Level* levels;
  uint32_t count;
  uint32_t capacity;
};

// Nobody writes deeper by hand; deeper ones make it grow.
static const uint32_t kUsualDepth = 64;

static Subtree subtree_of(TSNode node) { return *(const Subtree*)node.id; }

// Nodes that hold no named ones are not entered: most tokens stand in such.
static bool has_named_children(Subtree node) {
  return ts_subtree_child_count(node) > 0 && node.ptr->named_child_count > 0;
}

static void* or_abort(void* memory) {
  if (memory == NULL) abort();
  return memory;
}

static void enter(NamedWalk* walk, Subtree node, Length begin, uint32_t depth) {
  if (walk->count == walk->capacity) {
    walk->capacity *= 2;
    walk->levels =
        or_abort(realloc(walk->levels, walk->capacity * sizeof(Level)));
  }
  Level* const level = &walk->levels[walk->count++];
  level->children = ts_subtree_children(node);
  level->aliases =
      ts_language_alias_sequence(walk->tree->language, node.ptr->production_id);
  level->count = node.ptr->child_count;
  level->next = 0;
  level->structural = 0;
  level->depth = depth;
  level->position = begin;
}

NamedWalk* named_walk_new(TSNode root) {
  NamedWalk* const walk = or_abort(calloc(1, sizeof(NamedWalk)));
  walk->tree = root.tree;
  walk->root = root;
  walk->capacity = kUsualDepth;
  walk->levels = or_abort(malloc(kUsualDepth * sizeof(Level)));
  return walk;
}

void named_walk_delete(NamedWalk* walk) {
  free(walk->levels);
  free(walk);
}

static bool begin(NamedWalk* walk, TSNode* node, uint32_t* depth) {
  walk->begun = true;
  if (ts_node_is_null(walk->root)) return false;
  const Subtree root = subtree_of(walk->root);
  const bool named = ts_node_is_named(walk->root);
  const Length at = {ts_node_start_byte(walk->root),
                     ts_node_start_point(walk->root)};
  if (has_named_children(root)) enter(walk, root, at, named ? 1 : 0);
  *node = walk->root;
  *depth = 0;
  return named || named_walk_next(walk, node, depth);
}

bool named_walk_next(NamedWalk* walk, TSNode* node, uint32_t* depth) {
  if (!walk->begun) return begin(walk, node, depth);
  const TSLanguage* const language = walk->tree->language;
  while (walk->count > 0) {
    Level* const level = &walk->levels[walk->count - 1];
    if (level->next == level->count) {
      --walk->count;
      continue;
    }
    const Subtree* const child = &level->children[level->next];
    TSSymbol alias = 0;
    if (!ts_subtree_extra(*child)) {
      if (level->aliases != NULL) alias = level->aliases[level->structural];
      ++level->structural;
    }
    // A node begins behind the padding of its first child.
    if (level->next > 0) {
      level->position = length_add(level->position, ts_subtree_padding(*child));
    }
    ++level->next;
    const Length at = level->position;
    level->position = length_add(at, ts_subtree_size(*child));
    const bool named =
        alias != 0 ? ts_language_symbol_metadata(language, alias).named
                   : ts_subtree_visible(*child) && ts_subtree_named(*child);
    const uint32_t here = level->depth;
    if (has_named_children(*child)) {
      enter(walk, *child, at, named ? here + 1 : here);
    }
    if (!named) continue;
    *node = ts_node_new(walk->tree, child, at, alias);
    *depth = here;
    return true;
  }
  return false;
}
