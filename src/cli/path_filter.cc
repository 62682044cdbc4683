#include "cli/path_filter.h"

#include <utility>

namespace audit {
namespace {

bool Names(const Globs& globs, std::string_view path, std::string_view root) {
  if (globs.empty()) return false;
  if (globs.Match(path)) return true;
  if (root.empty() || !path.starts_with(root)) return false;
  path.remove_prefix(root.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  return globs.Match(path);
}

Result<Globs> CompileFor(std::span<const std::string> globs,
                         std::string_view option) {
  auto compiled = Globs::Compile(globs, Globs::Kind::kPath);
  if (compiled) return compiled;
  return Fail({std::string(option) + ": " + compiled.error().message});
}

}  // namespace

bool IsEntered(std::string_view folder) {
  return folder != ".git" && folder != "node_modules";
}

Result<PathFilter> PathFilter::Compile(std::span<const std::string> include,
                                       std::span<const std::string> exclude) {
  PathFilter filter;
  auto included = CompileFor(include, "--include");
  if (!included) return Fail(included.error());
  auto excluded = CompileFor(exclude, "--exclude");
  if (!excluded) return Fail(excluded.error());
  filter.include_ = std::move(*included);
  filter.exclude_ = std::move(*excluded);
  return filter;
}

bool PathFilter::Excludes(std::string_view path, std::string_view root) const {
  return Names(exclude_, path, root);
}

bool PathFilter::Includes(std::string_view path, std::string_view root) const {
  return include_.empty() || Names(include_, path, root);
}

}  // namespace audit
