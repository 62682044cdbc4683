// A database on Oracle that keeps dates with their time zones: its list of
// time zones has to be the client's. The connection says so, or the option.
#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"dbcnx"};
constexpr std::string_view kOption = "WdbcUseTimeStampWithTZ";
constexpr char kWritten[] = "written";
constexpr char kOnOption[] = "option";

// External accounts have connections too, but not in a server's files.
bool IsOracle(const NodeView& view, NodeId connection) {
  const std::string_view provider = Trim(ValueOf(view, connection, "provider"));
  return ToLower(provider).starts_with("oracle");
}

void CheckConnection(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr || !at.entity->is_server) return;
  const NodeView& view = at.view;
  if (!IsOracle(view, at.element)) return;
  const AttributeId zones = FindAttribute(view, at.element, "useTimestampTZ");
  const std::string_view value =
      zones == 0 ? std::string_view() : Trim(view.AttributeValue(zones));
  Draft draft;
  if (IsOn(value)) {
    draft.region = view.AttributeRegion(zones);
    draft.questions = {{kWritten, ""}};
  } else {
    if (!value.empty()) return;
    draft.region =
        view.AttributeRegion(FindAttribute(view, at.element, "provider"));
    draft.questions = {{kOnOption, std::string(kOption)}};
  }
  emit(std::move(draft));
}

Answer AnswerConnection(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  if (question.kind == kWritten) return Answer::kKeep;
  const auto& options = context.facts.administration.options;
  const auto option = options.find(question.subject);
  return option != options.end() && option->second.contains("1")
             ? Answer::kKeep
             : Answer::kDrop;
}

}  // namespace

constinit const Check kOracleTimeZones = {.name = "oracle-time-zones",
                                          .element_names = kElements,
                                          .element = CheckConnection,
                                          .answer = AnswerConnection};

}  // namespace audit
