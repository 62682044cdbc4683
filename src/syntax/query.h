// A tree-sitter query with its predicates (#eq? #not-eq? #match? #not-match?
// #any-of?), which the C library leaves to us; patterns are RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "syntax/tree.h"

namespace audit {

struct Capture {
  std::string_view name;  // lives as long as the query
  Node node;
};
using QueryMatch = std::vector<Capture>;

class Query {
 public:
  // The error's line and column are those of the fault in `source`, 1-based.
  // Costs about 1.5 ms: compile lazily.
  static Result<Query> Compile(std::string_view source);
  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;
  ~Query();

  std::vector<std::string> capture_names() const;
  // All matches, in document order of their first capture. Safe from several
  // threads at once.
  std::vector<QueryMatch> Run(const Tree& tree, std::string_view script) const;
  // Those whose root is one of `roots`: all there are, where these are the
  // nodes of the kinds that QueryRoots (query_roots.h) names.
  std::vector<QueryMatch> RunAt(std::span<const Node> roots,
                                std::string_view script) const;

 private:
  struct Impl;
  explicit Query(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit
