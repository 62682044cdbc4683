// A subquery that names a field of the query around it as if it were its own.
#include "checks/checks.h"
#include "checks/query_paths.h"
#include "model/query_def.h"
#include "syntax/xtk_expression.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"subQuery"};
constexpr char kInner[] = "inner";
constexpr char kOuter[] = "outer";
constexpr char kPath[] = "path";

// The schema of the query around the subquery; empty where it is not known,
// behind a collection too.
std::string_view OuterSchema(const NodeView& view, NodeId subquery) {
  const NodeId own = view.Parent(subquery);
  for (NodeId element = own; element != 0; element = view.Parent(element)) {
    if (element != own && FindAttribute(view, element, "setOperator") != 0) {
      return {};
    }
    for (const std::string_view name : {"schema", "filteringSchema"}) {
      const std::string_view schema = ValueOf(view, element, name);
      if (!schema.empty()) return schema;
    }
  }
  return {};
}

class SubqueryCheck {
 public:
  SubqueryCheck(const ElementView& at, const Emit& emit)
      : view_(at.view), at_(at.element), emit_(emit) {}

  void Run() {
    inner_ = ValueOf(view_, at_, "schema");
    outer_ = OuterSchema(view_, at_);
    const QueryDef query = ReadQuery(view_, at_);
    for (const QueryCondition& condition : query.conditions) {
      if (condition.level == 0) Read(condition.expr);
    }
    for (const QueryNode& node : query.nodes) {
      if (node.level == 0) Read(node.expr);
    }
  }

 private:
  void Read(const QueryValue& value) {
    const XtkExpression expression = ParseXtk(value.text);
    for (std::uint32_t i = 0; i < expression.nodes.size();) {
      const XtkNode& node = expression.nodes[i];
      const bool opaque = node.kind == XtkKind::kParameter ||
                          node.kind == XtkKind::kJoin ||
                          node.kind == XtkKind::kError;
      const bool path = node.kind == XtkKind::kPath;
      if (path) Ask(value, node.region);
      i = opaque || path ? node.end : i + 1;
    }
  }

  void Ask(const QueryValue& value, Region region) {
    const std::string path = value.text.substr(region.begin, region.size());
    Draft draft;
    draft.region = view_.AttributeOrigin(value.id).ToSource(region);
    draft.captures = {{"path", path},
                      {"inner", std::string(inner_)},
                      {"outer", std::string(outer_)}};
    draft.questions = {{kInner, std::string(inner_)},
                       {kOuter, std::string(outer_)},
                       {kPath, path}};
    emit_(std::move(draft));
  }

  const NodeView& view_;
  NodeId at_;
  const Emit& emit_;
  std::string_view inner_;
  std::string_view outer_;
};

void CheckSubquery(const ElementView& at, const Emit& emit) {
  SubqueryCheck(at, emit).Run();
}

Answer AnswerSubquery(const AnswerContext& context, Draft* draft) {
  const std::string& path = draft->questions[2].subject;
  const Facts& facts = context.facts;
  const PathState inner = StateOfPath(facts, draft->questions[0].subject, path);
  const bool missing =
      inner == PathState::kLacking || inner == PathState::kUnlisted;
  if (!missing) return Answer::kDrop;
  return StateOfPath(facts, draft->questions[1].subject, path) ==
                 PathState::kThere
             ? Answer::kKeep
             : Answer::kDrop;
}

}  // namespace

constinit const Check kSubqueryFields = {.name = "subquery-fields",
                                         .element_names = kElements,
                                         .element = CheckSubquery,
                                         .answer = AnswerSubquery};

}  // namespace audit
