#include "model/code_shape.h"

#include <algorithm>

#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kStatements[] = {
    "alter",  "begin", "create", "delete", "drop",     "exec",   "grant",
    "insert", "merge", "revoke", "select", "truncate", "update", "with"};

std::string_view TrimFront(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace

bool HoldsTemplate(std::string_view text) {
  return text.find("<%") != std::string_view::npos;
}

bool HoldsSqldata(std::string_view text) {
  constexpr std::string_view kToken = "[sqldata[";
  for (std::size_t at = text.find('['); at != std::string_view::npos;
       at = text.find('[', at + 1)) {
    if (EqualsIgnoreCase(text.substr(at, kToken.size()), kToken)) return true;
  }
  return false;
}

bool LooksLikeScript(std::string_view text) {
  return text.find_first_of("(=;{") != std::string_view::npos;
}

bool LooksLikeSql(std::string_view text) {
  text = TrimFront(text);
  while (!text.empty() && text.front() == '(') {
    text = TrimFront(text.substr(1));
  }
  std::size_t end = 0;
  while (end < text.size() && IsLetter(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  return std::any_of(
      std::begin(kStatements), std::end(kStatements),
      [&](std::string_view known) { return EqualsIgnoreCase(word, known); });
}

bool LooksLikeHtml(std::string_view text) {
  text = TrimFront(text);
  return text.size() > 1 && text[0] == '<' &&
         (IsLetter(text[1]) || text[1] == '!' || text[1] == '%');
}

}  // namespace audit
