// Elements and attributes of queries by their names: for who reads queries.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "model/query_def.h"

namespace audit {

class QuerySpelling {
 public:
  // What is spelt in a way that exports do not know goes to `faults`.
  QuerySpelling(const NodeView& view, std::vector<QueryFault>* faults)
      : view_(view), faults_(faults) {}

  QueryValue Value(NodeId element, std::string_view name);
  // Elements in any letter case: a page of the vendor's writes <groupby>.
  bool IsNamed(NodeId element, std::string_view name);
  std::optional<ClauseKind> ClauseOf(NodeId element) const;
  void CheckLetters(NodeId element);
  // Nothing of a query belongs where `element` stands; anything else may.
  void CheckPlace(NodeId element);
  // Code puts in elements or text, or attributes whose names are not known.
  bool PutsInContent(NodeId element) const;

 private:
  const NodeView& view_;
  std::vector<QueryFault>* faults_;
};

}  // namespace audit
