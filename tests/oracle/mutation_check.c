// Parses the files named on standard input after random changes of their bytes,
// and texts nested very deep. There is nothing to compare: a sanitizer or a
// crash tells. The changes are the same in every run.
//   mutation_check ROUNDS <LIST

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_campaign_javascript(void);

static uint64_t state = 88172645463325252u;  // xorshift64's customary seed

static uint32_t Random(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state >> 16) % below);
}

static void Parse(TSParser *parser, const char *text, size_t length) {
  TSTree *tree = ts_parser_parse_string(parser, NULL, text, (uint32_t)length);
  ts_tree_delete(tree);
}

// Bytes that mean something to the scanner come more often than others.
static char AnyByte(void) {
  static const char kSpecial[] = "<>/!-[]{}()'\"`$?.:@*;,\n\r =#\\&|CDATA";
  return Random(4) == 0 ? (char)Random(256) : kSpecial[Random(sizeof kSpecial)];
}

static size_t Mutate(char *text, size_t length, size_t capacity) {
  for (uint32_t changes = 1 + Random(4); changes > 0 && length > 0; --changes) {
    const size_t at = Random((uint32_t)length);
    const uint32_t kind = Random(4);
    if (kind == 0) {
      text[at] = AnyByte();
    } else if (kind == 1 && length < capacity) {
      memmove(text + at + 1, text + at, length++ - at);
      text[at] = AnyByte();
    } else if (kind == 2) {
      memmove(text + at, text + at + 1, --length - at);
    } else {
      length = at + 1;  // an end in the middle is what scanners forget
    }
  }
  return length;
}

static void MutateFile(TSParser *parser, const char *path, unsigned rounds) {
  char original[8192];
  char text[8192 + 16];
  FILE *file = fopen(path, "rb");
  if (file == NULL) return;
  const size_t length = fread(original, 1, sizeof original, file);
  fclose(file);
  for (unsigned i = 0; i < rounds; ++i) {
    memcpy(text, original, length);
    Parse(parser, text, Mutate(text, length, sizeof text));
  }
}

static void ParseRepeated(TSParser *parser, const char *piece, unsigned times) {
  const size_t size = strlen(piece);
  char *text = malloc(size * times);
  if (text == NULL) return;
  for (unsigned i = 0; i < times; ++i) memcpy(text + i * size, piece, size);
  Parse(parser, text, size * times);
  free(text);
}

int main(int argc, char **argv) {
  const unsigned rounds = argc > 1 ? (unsigned)atoi(argv[1]) : 10;
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, tree_sitter_campaign_javascript()))
    return 2;
  static const char *const kPieces[] = {
      "<a>",  "<a>{",       "<a b={", "x.(", "a// c\n", "a\n/**/", "//\n",
      "<!--", "<!-- -->\n", "let(",   "`${", "x..",     "<></>+"};
  for (size_t i = 0; i < sizeof kPieces / sizeof *kPieces; ++i)
    ParseRepeated(parser, kPieces[i], 20000);
  char path[4096];
  while (fgets(path, sizeof path, stdin) != NULL) {
    path[strcspn(path, "\n")] = 0;
    MutateFile(parser, path, rounds);
  }
  ts_parser_delete(parser);
  return 0;
}
