#include "core/glob.h"

#include <utility>

namespace audit {
namespace {

// Paths need not be UTF-8: patterns run on bytes, where one character outside
// ASCII is a lead byte with those that continue it.
constexpr std::string_view kOneCharacter =
    R"((?:[^/\x80-\xff]|[\x80-\xff][\x80-\xbf]*))";
constexpr std::string_view kOneOfName =
    R"((?:[^\x80-\xff]|[\x80-\xff][\x80-\xbf]*))";
// What lies in the folder or archive named.
constexpr std::string_view kAllBelow = "(?:!?/.*)?";

std::string Quoted(char c) { return RE2::QuoteMeta(re2::StringPiece(&c, 1)); }

std::string PathPattern(std::string_view glob) {
  while (glob.starts_with("./")) glob.remove_prefix(2);
  while (glob.size() > 1 && glob.ends_with('/')) glob.remove_suffix(1);
  std::string pattern;
  if (glob.find('/') == glob.npos) pattern = "(?:.*/)?";
  for (std::size_t at = 0; at < glob.size(); ++at) {
    const std::string_view rest = glob.substr(at);
    if (rest.starts_with("**/")) {
      pattern += "(?:.*/)?";
      at += 2;
    } else if (rest.starts_with("**")) {
      pattern += ".*";
      at += 1;
    } else if (rest[0] == '*') {
      pattern += "[^/]*";
    } else if (rest[0] == '?') {
      pattern += kOneCharacter;
    } else {
      pattern += Quoted(rest[0]);
    }
  }
  return pattern.append(kAllBelow);
}

std::string NamePattern(std::string_view glob) {
  std::string pattern;
  for (const char c : glob) {
    if (c == '*') {
      pattern += ".*";
    } else if (c == '?') {
      pattern += kOneOfName;
    } else {
      pattern += Quoted(c);
    }
  }
  return pattern;
}

}  // namespace

Result<Globs> Globs::Compile(std::span<const std::string> globs, Kind kind) {
  std::string any;
  for (const std::string& glob : globs) {
    if (glob.empty()) return Fail({"an empty glob"});
    const std::string one =
        kind == Kind::kPath ? PathPattern(glob) : NamePattern(glob);
    any += (any.empty() ? "(?:" : "|(?:") + one + ")";
  }
  Globs compiled;
  if (any.empty()) return compiled;
  RE2::Options options(RE2::Latin1);
  options.set_dot_nl(true);
  options.set_log_errors(false);
  compiled.pattern_ = std::make_shared<const RE2>(any, options);
  if (compiled.pattern_->ok()) return compiled;
  return Fail({"more globs than can be looked for"});
}

bool Globs::Match(std::string_view text) const {
  return pattern_ &&
         RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern_);
}

}  // namespace audit
