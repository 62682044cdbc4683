#include "cli/path_filter.h"

namespace audit {
namespace {

// Paths need not be UTF-8: patterns run on bytes, where one character outside
// ASCII is a lead byte with those that continue it.
constexpr std::string_view kOneCharacter =
    R"((?:[^/\x80-\xff]|[\x80-\xff][\x80-\xbf]*))";
// What lies in the folder or archive named.
constexpr std::string_view kAllBelow = "(?:!?/.*)?";

std::string PatternOf(std::string_view glob) {
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
      pattern += RE2::QuoteMeta(re2::StringPiece(rest.data(), 1));
    }
  }
  return pattern.append(kAllBelow);
}

Result<std::shared_ptr<const RE2>> AnyOf(std::span<const std::string> globs,
                                         std::string_view option) {
  std::string any;
  for (const std::string& glob : globs) {
    if (glob.empty()) return Fail({std::string(option) + ": an empty glob"});
    any += (any.empty() ? "(?:" : "|(?:") + PatternOf(glob) + ")";
  }
  if (any.empty()) return nullptr;
  RE2::Options options(RE2::Latin1);
  options.set_dot_nl(true);
  options.set_log_errors(false);
  auto pattern = std::make_shared<const RE2>(any, options);
  if (pattern->ok()) return pattern;
  return Fail({std::string(option) + ": more globs than can be looked for"});
}

bool Names(const RE2& globs, std::string_view path, std::string_view root) {
  const auto matches = [&](std::string_view text) {
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), globs);
  };
  if (matches(path)) return true;
  if (root.empty() || !path.starts_with(root)) return false;
  path.remove_prefix(root.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  return matches(path);
}

}  // namespace

bool IsEntered(std::string_view folder) {
  return folder != ".git" && folder != "node_modules";
}

Result<PathFilter> PathFilter::Compile(std::span<const std::string> include,
                                       std::span<const std::string> exclude) {
  PathFilter filter;
  auto included = AnyOf(include, "--include");
  if (!included) return Fail(included.error());
  auto excluded = AnyOf(exclude, "--exclude");
  if (!excluded) return Fail(excluded.error());
  filter.include_ = std::move(*included);
  filter.exclude_ = std::move(*excluded);
  return filter;
}

bool PathFilter::Excludes(std::string_view path, std::string_view root) const {
  return exclude_ && Names(*exclude_, path, root);
}

bool PathFilter::Includes(std::string_view path, std::string_view root) const {
  return !include_ || Names(*include_, path, root);
}

}  // namespace audit
