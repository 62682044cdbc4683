#include "engine/fault_drafts.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
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

// What is to be said of the file's other faults: bytes that do not exist in
// its encoding, as it has one declaration at most.
std::string Others(const EncodingFault& first, std::uint32_t count) {
  if (count == 0) return {};
  const std::string_view places = count == 1 ? "place" : "places";
  if (first.kind == EncodingFault::Kind::kInvalidBytes) {
    return fmt::format(", here and at {} more {}", count, places);
  }
  return fmt::format(", in which the bytes at {} {} do not exist", count,
                     places);
}

bool IsBefore(const EncodingFault& a, const EncodingFault& b) {
  const auto rank = [](const EncodingFault& fault) {
    return std::pair(fault.kind == EncodingFault::Kind::kInvalidBytes,
                     fault.original);
  };
  return rank(a) < rank(b);
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
  // Sync tools write several roots, fragments cut out of a file lack the
  // declaration of a prefix, entities stay as they are written: nothing is lost
  // or ambiguous by any of them.
  if (fault.kind == XmlFault::Kind::kSeveralRoots ||
      fault.kind == XmlFault::Kind::kUndeclaredPrefix ||
      fault.kind == XmlFault::Kind::kEntityDeclaration) {
    draft.severity = Severity::kWarning;
  }
  return draft;
}

std::vector<Draft> DraftsOfExternalEntities(RuleIndex rule,
                                            std::string_view utf8,
                                            const XmlFault& fault) {
  static const RE2 declaration(
      R"((<!ENTITY\s+(?:%\s+)?[^\s>]+\s+(?:SYSTEM|PUBLIC))\s)");
  std::vector<Draft> drafts;
  if (fault.kind != XmlFault::Kind::kEntityDeclaration) return drafts;
  // The declarations end where the document type does.
  std::string_view type = utf8.substr(fault.region.begin);
  type = type.substr(0, type.find("]>"));
  re2::StringPiece rest(type.data(), type.size());
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, declaration, &found)) {
    const auto begin = static_cast<std::uint32_t>(found.data() - utf8.data());
    drafts.push_back(DraftWith(
        rule, {begin, begin + static_cast<std::uint32_t>(found.size())}, ""));
  }
  return drafts;
}

std::optional<Draft> DraftOfEncoding(RuleIndex rule, const SourceFile& file) {
  const DecodedBytes& decoded = file.decoded();
  if (decoded.faults.empty()) return std::nullopt;
  const EncodingFault& first =
      *std::min_element(decoded.faults.begin(), decoded.faults.end(), IsBefore);
  return DraftWith(rule, file.ToUtf8(first.original),
                   Sentence(first, decoded.encoding) +
                       Others(first, decoded.fault_count - 1));
}

}  // namespace audit
