#include "model/query_spelling.h"

#include <array>

#include "core/text.h"
#include "model/query_words.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 3> kOthers = {"node", "condition",
                                                     "subQuery"};

// A clause or an element of one.
bool IsOfQueries(std::string_view found) {
  for (const std::string_view name : kOthers) {
    if (found == name) return true;
  }
  for (const auto& [name, kind] : kClauseNames) {
    if (found == name) return true;
  }
  return false;
}

}  // namespace

QueryValue QuerySpelling::Value(NodeId element, std::string_view name) {
  QueryValue value;
  for (AttributeId at = view_.FirstAttribute(element); at != 0;
       at = view_.NextAttribute(at)) {
    const std::string_view found = view_.AttributeName(at);
    if (!EqualsIgnoreCase(found, name)) continue;
    value.region = view_.AttributeRegion(at);
    value.misspelt = found != name;
    if (value.misspelt) continue;
    value.id = at;
    value.text = view_.AttributeValue(at);
    value.has_code = HasCode(value.text);
    return value;
  }
  if (value.misspelt) {
    faults_->push_back({QueryFault::Kind::kLetterCase, value.region});
  }
  return value;
}

bool QuerySpelling::IsNamed(NodeId element, std::string_view name) {
  if (!EqualsIgnoreCase(view_.Name(element), name)) return false;
  CheckLetters(element);
  return true;
}

std::optional<ClauseKind> QuerySpelling::ClauseOf(NodeId element) const {
  for (const auto& [name, kind] : kClauseNames) {
    if (EqualsIgnoreCase(view_.Name(element), name)) return kind;
  }
  return std::nullopt;
}

void QuerySpelling::CheckLetters(NodeId element) {
  if (IsOfQueries(view_.Name(element))) return;
  faults_->push_back(
      {QueryFault::Kind::kLetterCase, view_.NameRegion(element)});
}

void QuerySpelling::CheckPlace(NodeId element) {
  if (!IsOfQueries(view_.Name(element))) return;
  faults_->push_back({QueryFault::Kind::kMisplaced, view_.NameRegion(element)});
}

bool QuerySpelling::PutsInContent(NodeId element) const {
  if (view_.Text(element).find(kHole) != std::string::npos) return true;
  for (AttributeId at = view_.FirstAttribute(element); at != 0;
       at = view_.NextAttribute(at)) {
    if (view_.AttributeName(at).find(kHole) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace audit
