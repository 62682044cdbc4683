// Parses files with the Campaign JavaScript grammar and prints `ok FILE` or
// `error LINE:COLUMN FILE` (1-based, byte columns) for each, in order. Files
// are named as arguments or, without any, one a line on standard input.
// `--tree` prints the tree instead,
// `--time` the speed of one parse of each file. Exit 0, or 2 when a file cannot
// be read.

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tree_sitter/api.h>

const TSLanguage *GRAMMAR(void);  // the build names the function

enum Mode { CHECK, TREE, SPEED };

static char *ReadFile(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  size_t capacity = 1 << 16;
  char *bytes = malloc(capacity);
  *length = 0;
  for (size_t got;
       bytes != NULL &&
       (got = fread(bytes + *length, 1, capacity - *length, file)) > 0;) {
    *length += got;
    if (*length == capacity) bytes = realloc(bytes, capacity *= 2);
  }
  fclose(file);
  return bytes;
}

// Walks to the first ERROR or MISSING node; true when there is one. Not
// recursive: input is deep.
static bool FindError(TSTree *tree, TSPoint *where) {
  TSNode root = ts_tree_root_node(tree);
  if (!ts_node_has_error(root)) return false;
  *where = ts_node_start_point(root);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  for (bool more = true; more;) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    if (ts_node_is_error(node) || ts_node_is_missing(node)) {
      *where = ts_node_start_point(node);
      break;
    }
    if (ts_node_has_error(node) && ts_tree_cursor_goto_first_child(&cursor))
      continue;
    while (!(more = ts_tree_cursor_goto_next_sibling(&cursor)) &&
           ts_tree_cursor_goto_parent(&cursor)) {
    }
  }
  ts_tree_cursor_delete(&cursor);
  return true;
}

static void Print(TSTree *tree, const char *path, enum Mode mode) {
  if (mode == TREE) {
    char *text = ts_node_string(ts_tree_root_node(tree));
    printf("%s\n", text);
    free(text);
    return;
  }
  TSPoint where;
  if (FindError(tree, &where)) {
    printf("error %u:%u %s\n", where.row + 1, where.column + 1, path);
  } else {
    printf("ok %s\n", path);
  }
}

static bool Check(TSParser *parser, const char *path, enum Mode mode) {
  size_t length = 0;
  char *bytes = ReadFile(path, &length);
  if (bytes == NULL) {
    fprintf(stderr, "parse_check: cannot read %s\n", path);
    return false;
  }
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  TSTree *tree = ts_parser_parse_string(parser, NULL, bytes, (uint32_t)length);
  clock_gettime(CLOCK_MONOTONIC, &end);
  if (mode == SPEED) {
    const double seconds = (double)(end.tv_sec - begin.tv_sec) +
                           (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    printf("%.2f MB/s %zu bytes %s\n", (double)length / 1e6 / seconds, length,
           path);
  } else {
    Print(tree, path, mode);
  }
  ts_tree_delete(tree);
  free(bytes);
  return true;
}

int main(int argc, char **argv) {
  enum Mode mode = CHECK;
  int first = 1;
  if (argc > 1 && strcmp(argv[1], "--tree") == 0) mode = TREE;
  if (argc > 1 && strcmp(argv[1], "--time") == 0) mode = SPEED;
  if (mode != CHECK) ++first;

  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, GRAMMAR())) {
    fprintf(stderr, "parse_check: the runtime refuses the grammar's ABI\n");
    return 2;
  }
  bool all_read = true;
  for (int i = first; i < argc; ++i) all_read &= Check(parser, argv[i], mode);
  char line[4096];
  while (first == argc && fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = 0;
    all_read &= Check(parser, line, mode);
  }
  ts_parser_delete(parser);
  return all_read ? 0 : 2;
}
