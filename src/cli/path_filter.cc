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
  filter.options_.include = std::move(*included);
  filter.options_.exclude = std::move(*excluded);
  return filter;
}

Result<void> PathFilter::Add(std::span<const std::string> include,
                             std::span<const std::string> exclude,
                             PathForGlobs path) {
  auto included = CompileFor(include, "include");
  if (!included) return Fail(included.error());
  auto excluded = CompileFor(exclude, "exclude");
  if (!excluded) return Fail(excluded.error());
  config_.include = std::move(*included);
  config_.exclude = std::move(*excluded);
  path_ = std::move(path);
  return {};
}

const char* PathFilter::WhyExcluded(std::string_view path,
                                    std::string_view root) const {
  if (Names(options_.exclude, path, root)) return "--exclude names it";
  const bool named =
      !config_.exclude.empty() && config_.exclude.Match(path_(path));
  return named ? "the config excludes it" : nullptr;
}

const char* PathFilter::WhyNotIncluded(std::string_view path,
                                       std::string_view root) const {
  if (!options_.include.empty() && !Names(options_.include, path, root)) {
    return "--include does not name it";
  }
  const bool named =
      config_.include.empty() || config_.include.Match(path_(path));
  return named ? nullptr : "the config does not include it";
}

}  // namespace audit
