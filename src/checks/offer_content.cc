// Content of offers that a script reads from a representation: from what a
// query of one of their schemas found, or what is reached by its link.
#include <re2/re2.h>

#include <string>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/value_source.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kMembers[] = {"member_expression"};
constexpr std::string_view kContent[] = {"htmlSource", "htmlSource_jst",
                                         "textSource", "textSource_jst"};

// offer.view, offer["view"]: where v7 keeps the content.
bool IsView(Node base, std::string_view text) {
  static const RE2 kEnd(R"re((?s).*(?:\.|["'])view["'\s\])]*)re");
  const std::string_view said = base.text(text);
  return RE2::FullMatch({said.data(), said.size()}, kEnd);
}

void CheckReads(const ScriptView& script, std::span<const Node> wanted,
                const Emit& emit) {
  static const RE2 kRepresentation(
      "(?i)(?:nms:|\\.(?:nms)?)(?:email|web|callCenter|mobile|paper)OfferView");
  for (const Node node : wanted) {
    if (!IsOneOf(kContent, node.field(F().property).text(script.text))) {
      continue;
    }
    const Node base = node.field(F().object);
    if (IsView(base, script.text)) continue;
    const std::string source = SourceCodeOf(base, &script.values);
    if (!RE2::PartialMatch(source, kRepresentation)) continue;
    // The vendor's script moves the content by a schema of its own.
    if (source.find("nlmig:") != std::string::npos) continue;
    Draft draft;
    draft.region = node.region();
    draft.captures = {{"text", std::string(node.text(script.text))}};
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kOfferContent = {
    .name = "offer-content", .node_types = kMembers, .script = CheckReads};

}  // namespace audit
