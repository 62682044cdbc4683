#include "model/query_def.h"

#include <array>
#include <optional>
#include <utility>

#include "core/text.h"
#include "model/query_spelling.h"
#include "model/query_words.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 11> kFaults = {
    "a query without a schema",
    "an operation that is not known",
    "a boolOperator that is not known",
    "boolOperator and bool-operator say different things",
    "a setOperator that is not known",
    "a setOperator without what it needs",
    "two subqueries in one condition",
    "a subquery without IN or NOT IN",
    "an expression and conditions in one condition",
    "letter case that exports do not have",
    "an element of queries where it means nothing"};

class Reader {
 public:
  explicit Reader(const NodeView& view)
      : view_(view), spelling_(view, &query_.faults) {}

  QueryDef Read(NodeId element) {
    query_.operation_value = spelling_.Value(element, "operation");
    query_.operation = OperationOf(query_.operation_value);
    if (query_.operation == QueryOperation::kOther &&
        !query_.operation_value.misspelt) {
      Fault(QueryFault::Kind::kUnknownOperation, query_.operation_value.region);
    }
    Place place;
    place.level = AddLevel(QueryLevel::Kind::kQuery, element, kNoIndex);
    Push(Holder::kQuery, element, place);
    while (!open_.empty()) TakeNext();
    return std::move(query_);
  }

 private:
  enum class Holder : std::uint8_t { kQuery, kConditions, kNodes };
  // What elements below an element belong to.
  struct Place {
    std::uint32_t level = 0;
    std::uint32_t clause = kNoIndex;
    std::uint32_t condition = kNoIndex;
    std::uint32_t node = kNoIndex;
  };
  struct Open {
    Holder holder;
    NodeId next;
    Place place;
    std::uint32_t before = kNoIndex;  // the condition beside the next one
    std::uint32_t count = 0;          // of conditions so far
  };

  void Fault(QueryFault::Kind kind, Region region) {
    query_.faults.push_back({kind, region});
  }

  void Push(Holder holder, NodeId element, Place place) {
    open_.push_back({holder, view_.FirstChild(element), place});
  }

  void TakeNext() {
    Open& open = open_.back();
    if (open.next == 0) {
      Finish(open);
      open_.pop_back();
      return;
    }
    const NodeId element = open.next;
    open.next = view_.NextSibling(element);
    switch (open.holder) {
      case Holder::kQuery:
        return TakeClause(element, open.place);
      case Holder::kConditions:
        return TakeInCondition(element);
      case Holder::kNodes:
        return TakeInNode(element, open.place);
    }
  }

  void Finish(const Open& open) {
    if (open.holder != Holder::kConditions) return;
    if (open.place.condition == kNoIndex) return;
    query_.conditions[open.place.condition].end =
        static_cast<std::uint32_t>(query_.conditions.size());
  }

  void TakeClause(NodeId element, Place place) {
    const auto kind = spelling_.ClauseOf(element);
    if (!kind) return spelling_.CheckPlace(element);
    spelling_.CheckLetters(element);
    place.clause = static_cast<std::uint32_t>(query_.clauses.size());
    QueryClause clause;
    clause.kind = *kind;
    clause.level = place.level;
    clause.region = view_.StartTagRegion(element);
    clause.has_code = spelling_.PutsInContent(element);
    query_.clauses.push_back(clause);
    const bool conditions =
        *kind == ClauseKind::kWhere || *kind == ClauseKind::kHaving;
    place.condition = kNoIndex;
    place.node = kNoIndex;
    Push(conditions ? Holder::kConditions : Holder::kNodes, element, place);
  }

  std::uint32_t AddLevel(QueryLevel::Kind kind, NodeId element,
                         std::uint32_t parent) {
    QueryLevel level;
    level.kind = kind;
    level.parent = parent;
    level.region = view_.StartTagRegion(element);
    if (kind != QueryLevel::Kind::kCollection) {
      level.schema = spelling_.Value(element, "schema");
      level.has_code = spelling_.PutsInContent(element);
      if (level.schema.text.empty() && !level.has_code) {
        Fault(QueryFault::Kind::kNoSchema, view_.NameRegion(element));
      }
    }
    query_.levels.push_back(std::move(level));
    return static_cast<std::uint32_t>(query_.levels.size() - 1);
  }

  // Nodes. Those below another start from what it holds.
  void TakeInNode(NodeId element, Place place) {
    if (spelling_.IsNamed(element, "node")) return TakeNode(element, place);
    if (place.node == kNoIndex || !spelling_.ClauseOf(element)) {
      return spelling_.CheckPlace(element);
    }
    place.level = InnerOfNode(place.node, element);
    TakeClause(element, place);
  }

  std::uint32_t InnerOfNode(std::uint32_t node, NodeId element) {
    if (query_.nodes[node].inner != kNoIndex) return query_.nodes[node].inner;
    const std::uint32_t level =
        AddLevel(QueryLevel::Kind::kCollection, view_.Parent(element),
                 query_.nodes[node].level);
    query_.levels[level].node = node;
    query_.nodes[node].inner = level;
    return level;
  }

  void TakeNode(NodeId element, Place place) {
    if (place.node != kNoIndex) {
      place.level = InnerOfNode(place.node, element);
    }
    QueryNode node;
    node.clause = place.clause;
    node.level = place.level;
    node.expr = spelling_.Value(element, "expr");
    node.sql = spelling_.Value(element, "sql");
    node.alias = spelling_.Value(element, "alias");
    node.group_by = spelling_.Value(element, "groupBy");
    node.sort = spelling_.Value(element, "sort");
    node.sort_desc = spelling_.Value(element, "sortDesc");
    node.region = view_.StartTagRegion(element);
    node.has_code = spelling_.PutsInContent(element);
    query_.nodes.push_back(std::move(node));
    place.node = static_cast<std::uint32_t>(query_.nodes.size() - 1);
    Push(Holder::kNodes, element, place);
  }

  // Conditions.
  void TakeInCondition(NodeId element) {
    if (spelling_.IsNamed(element, "condition")) return TakeCondition(element);
    const Place place = open_.back().place;
    if (place.condition != kNoIndex && spelling_.IsNamed(element, "subQuery")) {
      return TakeSubQuery(element, place);
    }
    spelling_.CheckPlace(element);
  }

  void TakeCondition(NodeId element) {
    Open& open = open_.back();
    Place place = open.place;
    const auto index = static_cast<std::uint32_t>(query_.conditions.size());
    if (open.before != kNoIndex) Join(open);
    open.before = index;
    ++open.count;
    if (place.condition != kNoIndex) place.level = InnerOf(place, element);
    QueryCondition condition = ReadCondition(element);
    condition.clause = place.clause;
    condition.level = place.level;
    condition.parent = place.condition;
    condition.end = index + 1;
    query_.conditions.push_back(std::move(condition));
    place.condition = index;
    Push(Holder::kConditions, element, place);
    if (HasChild(element, "condition")) {
      CheckHolder(index);
    } else {
      CheckAlone(index, element);
    }
  }

  // The conditions of one holder are joined by what stands on each but the
  // last.
  void Join(const Open& open) {
    const Place& place = open.place;
    Junction& all = place.condition == kNoIndex
                        ? query_.clauses[place.clause].junction
                        : query_.conditions[place.condition].junction;
    all = Joined(all, query_.conditions[open.before].next);
  }

  QueryCondition ReadCondition(NodeId element) {
    QueryCondition condition;
    condition.expr = spelling_.Value(element, "expr");
    condition.sql = spelling_.Value(element, "sql");
    condition.alias_sql_table = spelling_.Value(element, "aliasSqlTable");
    condition.enabled_if = spelling_.Value(element, "enabledIf");
    condition.set_operator_value = spelling_.Value(element, "setOperator");
    condition.set_operator = SetOperatorOf(condition.set_operator_value);
    condition.region = view_.StartTagRegion(element);
    condition.has_code = spelling_.PutsInContent(element);
    if (condition.set_operator == SetOperator::kOther &&
        !condition.set_operator_value.misspelt) {
      Fault(QueryFault::Kind::kUnknownSetOperator,
            condition.set_operator_value.region);
    }
    ReadJunction(element, &condition);
    return condition;
  }

  void ReadJunction(NodeId element, QueryCondition* condition) {
    condition->bool_operator_value = spelling_.Value(element, "boolOperator");
    condition->next = JunctionOf(condition->bool_operator_value);
    const QueryValue other = spelling_.Value(element, "bool-operator");
    const bool written = condition->bool_operator_value.id != 0 ||
                         condition->bool_operator_value.misspelt;
    const bool also = other.id != 0 || other.misspelt;
    if (also && !written) {
      condition->bool_operator_value = other;
      condition->next = JunctionOf(other);
    } else if (also && JunctionOf(other) != condition->next) {
      condition->next = Junction::kOther;
      Fault(QueryFault::Kind::kTwoBoolOperators, other.region);
      return;
    }
    // One that names no attribute may be this one.
    if (condition->has_code && !written && !also) {
      condition->next = Junction::kCode;
    }
    if (condition->next == Junction::kOther &&
        !condition->bool_operator_value.misspelt) {
      Fault(QueryFault::Kind::kUnknownBoolOperator,
            condition->bool_operator_value.region);
    }
  }

  bool HasChild(NodeId element, std::string_view name) const {
    for (NodeId child = view_.FirstChild(element); child != 0;
         child = view_.NextSibling(child)) {
      if (EqualsIgnoreCase(view_.Name(child), name)) return true;
    }
    return false;
  }

  bool HasSubQuery(const QueryCondition& condition) const {
    return condition.inner != kNoIndex &&
           query_.levels[condition.inner].kind == QueryLevel::Kind::kSubQuery;
  }

  // Conditions in one without set operator are only bracketed.
  std::uint32_t InnerOf(const Place& place, NodeId element) {
    QueryCondition& around = query_.conditions[place.condition];
    if (around.set_operator == SetOperator::kNone) return around.level;
    const bool taken = around.inner != kNoIndex;
    if (taken && !HasSubQuery(around)) return around.inner;
    const std::uint32_t level = AddLevel(QueryLevel::Kind::kCollection,
                                         view_.Parent(element), around.level);
    query_.levels[level].condition = place.condition;
    if (!taken) query_.conditions[place.condition].inner = level;
    return level;
  }

  void CheckHolder(std::uint32_t index) {
    const QueryCondition& condition = query_.conditions[index];
    const bool plain = condition.set_operator == SetOperator::kNone;
    const bool says_itself = condition.expr.id != 0 || condition.sql.id != 0;
    if (plain && says_itself && !condition.expr.text.empty()) {
      Fault(QueryFault::Kind::kExprAndConditions, condition.region);
    }
  }

  void CheckAlone(std::uint32_t index, NodeId element) {
    const QueryCondition& condition = query_.conditions[index];
    const bool in = condition.set_operator == SetOperator::kIn ||
                    condition.set_operator == SetOperator::kNotIn;
    const bool known = condition.set_operator != SetOperator::kNone &&
                       condition.set_operator != SetOperator::kOther &&
                       condition.set_operator != SetOperator::kCode;
    const bool lacks = (in && !HasChild(element, "subQuery")) ||
                       (known && condition.expr.id == 0);
    if (lacks && !condition.has_code) {
      Fault(QueryFault::Kind::kSetOperatorAlone,
            condition.set_operator_value.region);
    }
  }

  void TakeSubQuery(NodeId element, Place place) {
    const QueryCondition& around = query_.conditions[place.condition];
    const bool in = around.set_operator == SetOperator::kIn ||
                    around.set_operator == SetOperator::kNotIn ||
                    around.set_operator == SetOperator::kCode;
    const Region name = view_.NameRegion(element);
    const bool second = HasSubQuery(around);
    if (second) {
      Fault(QueryFault::Kind::kTwoSubQueries, name);
    } else if (!in && !around.has_code) {
      Fault(QueryFault::Kind::kSubQueryWithoutIn, name);
    }
    const std::uint32_t level =
        AddLevel(QueryLevel::Kind::kSubQuery, element, around.level);
    query_.levels[level].condition = place.condition;
    if (!second) query_.conditions[place.condition].inner = level;
    Place inside;
    inside.level = level;
    Push(Holder::kQuery, element, inside);
  }

  const NodeView& view_;
  QueryDef query_;
  QuerySpelling spelling_;
  std::vector<Open> open_;
};

}  // namespace

std::string_view WordsOf(QueryFault::Kind kind) {
  return kFaults[static_cast<std::size_t>(kind)];
}

std::vector<NodeId> FindQueries(const NodeView& view) {
  std::vector<NodeId> queries;
  std::vector<NodeId> open = {view.FirstRoot()};
  while (!open.empty()) {
    const NodeId element = open.back();
    if (element == 0) {
      open.pop_back();
      continue;
    }
    open.back() = view.NextSibling(element);
    if (EqualsIgnoreCase(view.Name(element), "queryDef")) {
      queries.push_back(element);
    } else {
      open.push_back(view.FirstChild(element));
    }
  }
  return queries;
}

QueryDef ReadQuery(const NodeView& view, NodeId element) {
  return Reader(view).Read(element);
}

}  // namespace audit
