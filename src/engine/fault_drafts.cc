#include "engine/fault_drafts.h"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace audit {
namespace {

std::string Sentence(const EncodingFault& fault, Encoding read_as) {
  switch (fault.kind) {
    case EncodingFault::Kind::kInvalidBytes:
      return fmt::format("these bytes do not exist in {}", fault.detail);
    case EncodingFault::Kind::kUnknownEncoding:
      return fmt::format("no encoding is named '{}'; the file was read as {}",
                         fault.detail, EncodingName(read_as));
    case EncodingFault::Kind::kWrongDeclaration:
      if (fault.detail.empty()) {
        return fmt::format("none is declared; the file was read as {}",
                           EncodingName(read_as));
      }
      return fmt::format("{} is declared; the file was read as {}",
                         fault.detail, EncodingName(read_as));
  }
  return {};
}

Draft DraftWith(RuleIndex rule, Region region, std::string detail) {
  Draft draft;
  draft.rule = rule;
  draft.region = region;
  draft.captures.emplace_back("detail", std::move(detail));
  return draft;
}

}  // namespace

Draft DraftOfFault(RuleIndex rule, const XmlFault& fault) {
  Draft draft = DraftWith(rule, fault.region, fault.detail);
  // Sync tools write several roots, and nothing is lost by it.
  if (fault.kind == XmlFault::Kind::kSeveralRoots) {
    draft.severity = Severity::kWarning;
  }
  return draft;
}

Draft DraftOfFault(RuleIndex rule, const EncodingFault& fault, Region region,
                   Encoding read_as) {
  return DraftWith(rule, region, Sentence(fault, read_as));
}

}  // namespace audit
