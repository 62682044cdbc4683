// The tokens of Campaign JavaScript that need more than a regular expression:
// the semicolon that is not written, comments (HTML-like ones too), the
// characters of a template, the question mark and the text of XML literals.
// Each byte is looked at a fixed number of times, whatever the input: what does
// not end is one token, lest the search for its end begin anew behind it.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tree_sitter/parser.h"

// In the order of `externals` in grammar.js. From AFTER_OPERAND on the scanner
// never makes them: that they are valid tells it where the parser is.
enum Token {
  AUTOMATIC_SEMICOLON,
  TEMPLATE_CHARS,
  TERNARY_QMARK,
  HTML_COMMENT,
  COMMENT,
  XML_TEXT,
  XML_SPACE,
  XML_COMMENT,
  XML_CDATA,
  XML_PI,
  STATEMENT_GOES_ON,
  UNCLOSED,
  AFTER_OPERAND,
  IN_STRING,
  IN_REGEX,
  IN_REGEX_END,
  RECOVERING,
};

// How many comments are still to come before the next token, once it is known
// what that token is: they are comments whatever follows, and looking ahead
// again from each of them would be quadratic.
struct Scanner {
  uint32_t comments;
};

static inline void advance(TSLexer *lexer) { lexer->advance(lexer, false); }
static inline void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

static inline bool at_end(const TSLexer *lexer) {
  return lexer->lookahead == 0 && lexer->eof(lexer);
}

static inline bool is_newline(int32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

// As in the grammar's extras; not iswspace(), which asks the locale.
static inline bool is_space(int32_t c) {
  if (c <= 0x7F) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

static inline bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static inline bool is_name_part(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '_' || c == '$' || c == '\\' || (c > 0x7F && !is_space(c));
}

static bool emit(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = (TSSymbol)token;
  return true;
}

// Takes the characters of `word` as far as they match; true when all of them
// did.
static bool take(TSLexer *lexer, const char *word) {
  for (; *word != 0; ++word) {
    if (lexer->lookahead != *word) return false;
    advance(lexer);
  }
  return true;
}

static void take_line(TSLexer *lexer) {
  while (!is_newline(lexer->lookahead) && !at_end(lexer)) advance(lexer);
}

// How a comment or a like ends: `times` or more of `mark`, then `last`.
struct Closer {
  int32_t mark;
  unsigned times;
  int32_t last;
};

static const struct Closer kBlockEnd = {'*', 1, '/'};
static const struct Closer kCommentEnd = {'-', 2, '>'};
static const struct Closer kCdataEnd = {']', 2, '>'};
static const struct Closer kInstructionEnd = {'?', 1, '>'};

// Takes all up to and with the closer; false when there is none, or another
// line begins before it where `one_line` is asked for. Sets `newline` when a
// line end was taken.
static bool take_past(TSLexer *lexer, struct Closer closer, bool one_line,
                      bool *newline) {
  for (;;) {
    if (lexer->lookahead == closer.mark) {
      unsigned marks = 0;
      for (; lexer->lookahead == closer.mark; advance(lexer)) {
        if (marks < closer.times) ++marks;
      }
      if (marks == closer.times && lexer->lookahead == closer.last) {
        advance(lexer);
        return true;
      }
    } else if (at_end(lexer)) {
      return false;
    } else {
      if (is_newline(lexer->lookahead)) {
        if (one_line) return false;
        *newline = true;
      }
      advance(lexer);
    }
  }
}

static bool scan_template_chars(TSLexer *lexer) {
  for (bool any = false;; any = true) {
    lexer->mark_end(lexer);
    if (lexer->lookahead == '`' || lexer->lookahead == '\\')
      return any && emit(lexer, TEMPLATE_CHARS);
    if (at_end(lexer)) return false;
    if (lexer->lookahead == '$') {
      advance(lexer);
      if (lexer->lookahead == '{') return any && emit(lexer, TEMPLATE_CHARS);
    } else {
      advance(lexer);
    }
  }
}

// `?`, but neither `??` nor the `?.` of optional chaining; `a?.5:b` has a
// question mark.
static bool scan_ternary_qmark(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead == '?') return false;
  lexer->mark_end(lexer);
  if (lexer->lookahead == '.') {
    advance(lexer);
    if (!is_digit(lexer->lookahead)) return false;
  }
  return emit(lexer, TERNARY_QMARK);
}

// Whether a statement ends at a line end when this comes next. After an operand
// an operator carries on; elsewhere (`return`, `var x`) only what can stand
// there does.
static bool ends_statement(TSLexer *lexer, bool after_operand) {
  switch (lexer->lookahead) {
    case ',':
    case ';':
    case ':':
    case '=':
    case '?':
    case ')':
    case ']':
    case '*':
    case '%':
    case '>':
    case '^':
    case '|':
    case '&':
      return false;
    case '`':
    case '[':
    case '(':
    case '<':
    case '/':
      return !after_operand;
    case '.':
      advance(lexer);
      return is_digit(lexer->lookahead);
    case '+':
      advance(lexer);
      return !after_operand || lexer->lookahead == '+';
    case '-':
      advance(lexer);
      return !after_operand || lexer->lookahead == '-';
    case '!':
      advance(lexer);
      return !after_operand || lexer->lookahead != '=';
    case 'i':
      advance(lexer);
      if (lexer->lookahead != 'n') return true;
      advance(lexer);
      if (!is_name_part(lexer->lookahead)) return false;
      return !take(lexer, "stanceof") || is_name_part(lexer->lookahead);
    default:
      return true;
  }
}

// What begins at the lexer's position. Of a comment and its likes all is
// taken; of the others the characters that had to be taken to know.
enum Next {
  NEXT_COMMENT,
  NEXT_HTML_COMMENT,
  NEXT_XML_COMMENT,
  NEXT_CDATA,
  NEXT_INSTRUCTION,
  NEXT_UNCLOSED,
  NEXT_SLASH,
  NEXT_LESS,
  NEXT_MINUS,
  NEXT_DECREMENT,
  NEXT_OTHER,  // nothing was taken
};

// Where the parser is, as far as `<` is concerned.
enum Place { OPERATOR_PLACE, OPERAND_PLACE, XML_PLACE };

static enum Next take_after_less(TSLexer *lexer, enum Place place) {
  bool newline = false;
  if (lexer->lookahead == '?' && place != OPERATOR_PLACE) {
    advance(lexer);
    return take_past(lexer, kInstructionEnd, false, &newline) ? NEXT_INSTRUCTION
                                                              : NEXT_UNCLOSED;
  }
  if (lexer->lookahead != '!') return NEXT_LESS;
  advance(lexer);
  if (lexer->lookahead == '[' && place != OPERATOR_PLACE) {
    if (!take(lexer, "[CDATA[")) return NEXT_LESS;
    return take_past(lexer, kCdataEnd, false, &newline) ? NEXT_CDATA
                                                        : NEXT_UNCLOSED;
  }
  if (!take(lexer, "--")) return NEXT_LESS;
  if (place == XML_PLACE) {
    return take_past(lexer, kCommentEnd, false, &newline) ? NEXT_XML_COMMENT
                                                          : NEXT_UNCLOSED;
  }
  if (place == OPERAND_PLACE && take_past(lexer, kCommentEnd, true, &newline))
    return NEXT_XML_COMMENT;
  take_line(lexer);
  return NEXT_HTML_COMMENT;
}

static enum Next take_comment(TSLexer *lexer, bool *newline, enum Place place) {
  switch (lexer->lookahead) {
    case '/':
      advance(lexer);
      if (lexer->lookahead == '/') {
        take_line(lexer);
        return NEXT_COMMENT;
      }
      if (lexer->lookahead != '*') return NEXT_SLASH;
      advance(lexer);
      return take_past(lexer, kBlockEnd, false, newline) ? NEXT_COMMENT
                                                         : NEXT_UNCLOSED;
    case '<':
      advance(lexer);
      return take_after_less(lexer, place);
    case '-':  // closes an HTML-like comment, but only as a line's first thing
      if (!*newline && lexer->get_column(lexer) != 0) return NEXT_OTHER;
      advance(lexer);
      if (lexer->lookahead != '-') return NEXT_MINUS;
      advance(lexer);
      if (lexer->lookahead != '>') return NEXT_DECREMENT;
      take_line(lexer);
      return NEXT_HTML_COMMENT;
    default:
      return NEXT_OTHER;
  }
}

// Makes the token of what was taken; false when it was no comment or like.
static bool emit_taken(TSLexer *lexer, enum Next next) {
  static const enum Token kTokens[] = {COMMENT,   HTML_COMMENT, XML_COMMENT,
                                       XML_CDATA, XML_PI,       UNCLOSED};
  if (next > NEXT_UNCLOSED) return false;
  lexer->mark_end(lexer);
  return emit(lexer, kTokens[next]);
}

// Inside an element: text up to the next `<` or `{`, or a comment or its like.
static bool scan_xml_content(TSLexer *lexer) {
  if (lexer->lookahead == '<') {
    advance(lexer);
    return emit_taken(lexer, take_after_less(lexer, XML_PLACE));
  }
  bool any = false;
  bool text = false;
  while (lexer->lookahead != '<' && lexer->lookahead != '{') {
    if (at_end(lexer)) return false;
    any = true;
    if (!is_space(lexer->lookahead)) text = true;
    advance(lexer);
  }
  lexer->mark_end(lexer);
  return any && emit(lexer, text ? XML_TEXT : XML_SPACE);
}

static void skip_space(TSLexer *lexer, bool *newline) {
  for (; is_space(lexer->lookahead); skip(lexer)) {
    if (is_newline(lexer->lookahead)) *newline = true;
  }
}

static bool scan_comment(struct Scanner *scanner, TSLexer *lexer, bool newline,
                         enum Place place) {
  const enum Next next = take_comment(lexer, &newline, place);
  if (next <= NEXT_HTML_COMMENT && scanner->comments > 0) --scanner->comments;
  return emit_taken(lexer, next);
}

static bool newline_ends_statement(TSLexer *lexer, enum Next next,
                                   bool after_operand) {
  switch (next) {
    case NEXT_OTHER:
      return ends_statement(lexer, after_operand);
    case NEXT_DECREMENT:
      return true;
    case NEXT_UNCLOSED:
      return false;
    default:
      return !after_operand;
  }
}

// Where a statement may end. The semicolon has no width and comes before the
// comments, so that they do not become part of the statement.
static bool scan_statement_end(struct Scanner *scanner, TSLexer *lexer,
                               const bool *valid, bool newline,
                               enum Place place) {
  enum Next next;
  for (;; ++scanner->comments) {
    skip_space(lexer, &newline);
    if (lexer->lookahead == '}' || at_end(lexer))
      return emit(lexer, AUTOMATIC_SEMICOLON);
    next = take_comment(lexer, &newline, place);
    if (next > NEXT_HTML_COMMENT) break;
  }
  const bool question = next == NEXT_OTHER && lexer->lookahead == '?';
  if (newline && newline_ends_statement(lexer, next, valid[AFTER_OPERAND]))
    return emit(lexer, AUTOMATIC_SEMICOLON);
  if (scanner->comments > 0) return emit(lexer, STATEMENT_GOES_ON);
  if (question) return valid[TERNARY_QMARK] && scan_ternary_qmark(lexer);
  return emit_taken(lexer, next);
}

bool tree_sitter_campaign_javascript_external_scanner_scan(void *payload,
                                                           TSLexer *lexer,
                                                           const bool *valid) {
  struct Scanner *scanner = payload;
  const enum Place place = valid[XML_CDATA] ? OPERAND_PLACE : OPERATOR_PLACE;
  bool newline = false;
  if (valid[RECOVERING]) {
    scanner->comments = 0;
    skip_space(lexer, &newline);
    return lexer->lookahead != '-' &&
           scan_comment(scanner, lexer, newline, place);
  }
  if (valid[TEMPLATE_CHARS]) return scan_template_chars(lexer);
  if (valid[XML_TEXT]) return scan_xml_content(lexer);
  if (valid[IN_STRING] || valid[IN_REGEX] || valid[IN_REGEX_END]) return false;

  lexer->mark_end(lexer);
  skip_space(lexer, &newline);
  if (scanner->comments > 0) {
    newline = true;  // as it was when they were counted
    const int32_t c = lexer->lookahead;
    if (c != '/' && c != '<' && c != '-')
      scanner->comments = 0;  // error recovery went past them
  }
  if (scanner->comments > 0)
    return scan_comment(scanner, lexer, newline, OPERATOR_PLACE);
  if (valid[AUTOMATIC_SEMICOLON])
    return scan_statement_end(scanner, lexer, valid, newline, place);
  if (lexer->lookahead == '?')
    return valid[TERNARY_QMARK] && scan_ternary_qmark(lexer);
  return scan_comment(scanner, lexer, newline, place);
}

void *tree_sitter_campaign_javascript_external_scanner_create(void) {
  return calloc(1, sizeof(struct Scanner));
}

void tree_sitter_campaign_javascript_external_scanner_destroy(void *payload) {
  free(payload);
}

unsigned tree_sitter_campaign_javascript_external_scanner_serialize(
    void *payload, char *buffer) {
  const struct Scanner *scanner = payload;
  if (scanner->comments == 0) return 0;
  memcpy(buffer, &scanner->comments, sizeof scanner->comments);
  return sizeof scanner->comments;
}

void tree_sitter_campaign_javascript_external_scanner_deserialize(
    void *payload, const char *buffer, unsigned length) {
  struct Scanner *scanner = payload;
  scanner->comments = 0;
  if (length == sizeof scanner->comments)
    memcpy(&scanner->comments, buffer, length);
}
