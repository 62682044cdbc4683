#include "checks/call_sites.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "checks/fields.h"
#include "checks/taint_names.h"
#include "checks/taint_parts.h"
#include "core/text.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using How = Definition::How;

// An expression nobody writes; beyond it, whatever is asked is taken for true.
constexpr std::size_t kMostSteps = 16;

// What an expression makes of an operand on the way to a condition.
enum class Question : std::uint8_t { kNone, kPassedOn, kAsked, kTested };

Question QuestionOfOperator(Node binary, Node operand, std::string_view text) {
  const std::string_view op = binary.field(F().oper).type();
  const Node left = binary.field(F().left);
  if (op == "&&" || op == "||" || op == "??") {
    return left == operand ? Question::kTested : Question::kPassedOn;
  }
  const Node other = left == operand ? binary.field(F().right) : left;
  if (IsEmpty(other, text)) return Question::kNone;
  const bool compares = op == "in" || op == "instanceof" ||
                        op.find_first_of("=<>") != std::string_view::npos;
  return compares ? Question::kAsked : Question::kPassedOn;
}

// kTested: a condition, if the operand was asked about.
Question QuestionOf(Node node, Node operand, std::string_view text) {
  switch (RoleOf(node)) {
    case Role::kBinary:
      return QuestionOfOperator(node, operand, text);
    case Role::kCall:
      return Question::kAsked;
    case Role::kMember:
      return node.field(F().property).text(text) == "length"
                 ? Question::kNone
                 : Question::kPassedOn;
    case Role::kUnary:
      return node.field(F().oper).type() == "typeof" ? Question::kNone
                                                     : Question::kPassedOn;
    case Role::kWrapper:
    case Role::kLet:
    case Role::kSelector:
    case Role::kNotXml:
      return Question::kPassedOn;
    case Role::kIf:
    case Role::kTernary:
    case Role::kLoop:
      return node.field(F().condition) == operand ? Question::kTested
                                                  : Question::kNone;
    default:
      return node.is("arguments") ? Question::kPassedOn : Question::kNone;
  }
}

// The condition around an operand that may refuse some of its values: a
// statement, a ?: or an && and ||; null: none does.
Node TestAround(Node operand, std::span<const Node> ancestors,
                std::string_view text) {
  bool asked = false;
  Node test;
  for (std::size_t step = 0; step < ancestors.size(); ++step) {
    if (step == kMostSteps) return ancestors.front();
    const Node node = ancestors[ancestors.size() - 1 - step];
    if (RoleOf(node) == Role::kSwitch) {
      return node.field(F().value) == operand ? node : test;
    }
    const Question question = QuestionOf(node, operand, text);
    if (question == Question::kNone) return test;
    const bool tests = question == Question::kTested && asked;
    if (tests) test = node;
    if (question == Question::kTested && RoleOf(node) != Role::kBinary) {
      return test;
    }
    asked = asked || question == Question::kAsked;
    operand = node;
  }
  return test;
}

bool IsWordByte(char c) { return IsLetter(c) || IsDigit(c) || c == '_'; }

// Whether "name =" stands in the code, as a word of its own.
bool IsGiven(std::string_view name, std::string_view code) {
  for (std::size_t at = code.find(name); at != std::string_view::npos;
       at = code.find(name, at + 1)) {
    if (at != 0 && IsWordByte(code[at - 1])) continue;
    const std::size_t next =
        code.find_first_not_of(" \t\r\n", at + name.size());
    const std::string_view rest = code.substr(std::min(next, code.size()));
    if (rest.size() > 1 && rest[0] == '=' && rest[1] != '=') return true;
  }
  return false;
}

// What hangs on the test of a variable: what stands in it, and all behind it
// where it goes elsewhere or gives the variable another value.
Region ReachOf(Node test, std::string_view name, std::string_view text) {
  static const RE2 leaves(
      R"(\b(?:return|throw|break|continue|exit|stop|redirect\w*)\b)");
  constexpr std::size_t kMostRead = 4000;  // a condition few people write
  const Region region = test.region();
  const std::string_view code = test.text(text);
  const bool changes = code.size() > kMostRead || IsGiven(name, code) ||
                       RE2::PartialMatch(code, leaves);
  const bool on = changes && RoleOf(test) != Role::kTernary;
  return {region.begin,
          on ? static_cast<std::uint32_t>(text.size()) : region.end};
}

// The last step of a member access: "x" of a.x, "@x" of a.@x. Of a[k] what
// stands for any name.
std::string_view LastStep(Node member, std::string_view text) {
  constexpr std::string_view kAnyName = "*";
  if (const Node property = member.field(F().property)) {
    return property.text(text);
  }
  if (const Node attribute = member.field(F().attribute)) {
    return attribute.text(text);
  }
  return kAnyName;
}

Node ArgumentAt(Node arguments, std::uint32_t index) {
  Node found;
  std::uint32_t at = 0;
  bool plain = true;
  ForEachChild(arguments, [&](Node child) {
    if (!child.named() || RoleOf(child) == Role::kComment) return;
    if (at <= index) plain = plain && !child.is("spread_element");
    if (at++ == index) found = child;
  });
  return plain ? found : arguments;
}

}  // namespace

bool CallSites::MayTake(Node node) {
  static const NodeKind attribute = KindOf("xml_attribute");
  const Role role = RoleOf(node);
  return role == Role::kCall || role == Role::kAssignment ||
         role == Role::kAugmented || role == Role::kPair ||
         role == Role::kBinary || node.kind() == attribute;
}

CallSites::CallSites(std::span<const Node> takers, ScriptValues* values)
    : values_(*values), asks_output_(MayPutOutInput(values->text())) {
  if (!MayTakeStatements(values_.text())) return;
  for (const Node node : takers) {
    const Role role = RoleOf(node);
    if (role == Role::kCall) {
      SeeCall(node);
    } else if (role == Role::kAssignment || role == Role::kAugmented) {
      SeeAssignment(node);
    } else if (role == Role::kPair) {
      SeePair(node);
    } else if (role == Role::kBinary) {
      const Node value = PastedIntoExpr(node, values_.text());
      if (value) statements_.push_back({value, "expr"});
    } else {
      SeeAttribute(node);
    }
  }
}

CallSites::CallSites(Node root, std::span<const Node> takers,
                     ScriptValues* values)
    : CallSites(takers, values) {
  // Few scripts go on from here.
  if (statements_.empty()) return;
  static const NodeKind shorthand = KindOf("shorthand_property_identifier");
  WalkNamed(root, [&](Node node, Ancestors ancestors) {
    const Role role = RoleOf(node);
    if (role == Role::kFunction) {
      SeeFunction(node, ancestors);
    } else if (role == Role::kIdentifier || node.kind() == shorthand) {
      SeeName(node, ancestors);
    }
  });
  JoinSymbols();
}

std::vector<Statement> CallSites::StatementsOf(std::span<const Node> takers,
                                               ScriptValues* values) {
  return std::move(CallSites(takers, values).statements_);
}

void CallSites::SeeName(Node identifier, Ancestors ancestors) {
  const std::uint32_t symbol = values_.SymbolOf(identifier);
  if (symbol == kNone || ancestors.empty()) return;
  const Node parent = ancestors.back();
  const Role role = RoleOf(parent);
  if (role == Role::kCall && parent.field(F().function) == identifier) {
    named_[symbol].nodes.push_back(parent);
    return;
  }
  const bool named = (role == Role::kFunction || role == Role::kDeclarator) &&
                     parent.field(F().name) == identifier;
  const bool assigned =
      role == Role::kAssignment && parent.field(F().left) == identifier;
  if (named || assigned) return;
  named_[symbol].others = true;
  const std::string_view text = values_.text();
  if (const Node test = TestAround(identifier, ancestors, text)) {
    // Of one that is tested everywhere, the first tests are taken for all.
    constexpr std::size_t kMostTests = 32;
    std::vector<Region>& reaches = tested_[symbol];
    const bool many = reaches.size() == kMostTests;
    if (many) reaches.back().end = static_cast<std::uint32_t>(text.size());
    if (!many) reaches.push_back(ReachOf(test, identifier.text(text), text));
  }
}

bool CallSites::IsTestedAt(std::uint32_t symbol, std::uint32_t place) const {
  const auto found = tested_.find(symbol);
  return found != tested_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const Region& reach) {
                       return reach.begin <= place && place < reach.end;
                     });
}

// A function that is given away may be called by anybody.
void CallSites::SeeFunction(Node function, Ancestors ancestors) {
  Calls& calls = calls_[function.id()];
  Node child = function;
  while (!ancestors.empty() && RoleOf(ancestors.back()) == Role::kWrapper) {
    child = ancestors.back();
    ancestors = ancestors.first(ancestors.size() - 1);
  }
  const Node parent = ancestors.empty() ? Node() : ancestors.back();
  const Node outer =
      ancestors.size() > 1 ? ancestors[ancestors.size() - 2] : Node();
  switch (RoleOf(parent)) {
    case Role::kCall:
      if (parent.field(F().function) == child) {
        calls.nodes.push_back(parent);
      } else {
        calls.others = true;
      }
      return;
    case Role::kDeclarator:
      return;
    case Role::kAssignment:
      calls.others = !outer.is("expression_statement") ||
                     RoleOf(parent.field(F().left)) != Role::kIdentifier;
      return;
    default:
      calls.others = !function.is("function_declaration");
  }
}

void CallSites::SeeCall(Node call) {
  const Node callee = Unwrapped(call.field(F().function));
  const Node arguments = call.field(F().arguments);
  if (asks_output_ && TakesOutput(callee.text(values_.text()))) {
    const auto taker = callee.text(values_.text());
    ForEachChild(arguments, [&](Node child) {
      if (child.named()) statements_.push_back({child, taker});
    });
    return;
  }
  if (RoleOf(callee) == Role::kIdentifier) {
    const std::string_view name = callee.text(values_.text());
    const auto index = StatementOfFunction(name);
    if (!index || values_.SymbolOf(callee) != kNone) return;
    if (const Node value = ArgumentAt(arguments, *index)) {
      statements_.push_back({value, name});
    }
  } else if (RoleOf(callee) == Role::kMember) {
    const std::string_view name =
        callee.field(F().property).text(values_.text());
    const auto index = StatementOfMethod(name);
    if (!index || !IsConnection(callee.field(F().object))) return;
    if (const Node value = ArgumentAt(arguments, *index)) {
      statements_.push_back({value, name});
    }
  }
}

bool CallSites::IsConnectionCall(Node value) const {
  value = Unwrapped(value);
  const Node callee = value.field(F().function);
  return RoleOf(value) == Role::kCall && RoleOf(callee) == Role::kMember &&
         callee.field(F().property).text(values_.text()) == "getConnection";
}

// What application.getConnection() gives, a variable that may be that, or one
// named as people name it.
bool CallSites::IsConnection(Node object) const {
  object = Unwrapped(object);
  if (IsConnectionCall(object)) return true;
  if (RoleOf(object) != Role::kIdentifier) {
    return DottedPath(object, values_.text()) == "instance.engine";
  }
  const std::uint32_t symbol = values_.SymbolOf(object);
  if (symbol == kNone) return object.text(values_.text()) == "cnx";
  const auto& definitions = values_.symbols()[symbol].definitions;
  constexpr std::size_t kMostDefinitions = 64;  // as reaching.cc has it
  if (definitions.size() > kMostDefinitions) return false;
  return std::any_of(
      definitions.begin(), definitions.end(), [&](const Definition* d) {
        const bool given = d->how == How::kValue &&
                           (IsConnectionCall(d->value) ||
                            DottedPath(Unwrapped(d->value), values_.text()) ==
                                "instance.engine");
        return given || (d->how == How::kUnknown && d->name == "cnx");
      });
}

void CallSites::SeeAttribute(Node attribute) {
  const Node value = attribute.field(F().value);
  if (!value.is("xml_embedded")) return;
  const Node name = attribute.named_child(0);
  if (!name.is("xml_name") || name.text(values_.text()) != "expr") return;
  if (const Node inner = InnerOf(value)) statements_.push_back({inner, "expr"});
}

// Queries of NLWS are written as objects.
void CallSites::SeePair(Node pair) {
  std::string_view key = pair.field(F().key).text(values_.text());
  if (key.starts_with('"') || key.starts_with('\'')) key.remove_prefix(1);
  if (key.starts_with("expr") && key.size() <= 5) {
    if (const Node value = pair.field(F().value)) {
      statements_.push_back({value, "expr"});
    }
  }
}

void CallSites::SeeAssignment(Node assignment) {
  const Node left = Unwrapped(assignment.field(F().left));
  const Role role = RoleOf(left);
  const bool member = role == Role::kMember || role == Role::kSelector;
  if (member && !IsOfOwnObject(left, &values_)) {
    assigned_.insert(LastStep(left, values_.text()));
  }
  if (!left.is("xml_attribute_access")) return;
  if (!left.text(values_.text()).ends_with(".@expr")) return;
  const bool added = RoleOf(assignment) == Role::kAugmented;
  statements_.push_back(
      {added ? assignment : assignment.field(F().right), "expr"});
}

// A name that may mean several functions tells of none who calls it.
void CallSites::JoinSymbols() {
  const SymbolTable& symbols = values_.symbols();
  for (std::uint32_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].functions == 0) continue;
    const auto named = named_.find(i);
    const bool one = symbols[i].functions == 1 && symbols[i].values == 1;
    for (const Definition* d : symbols[i].definitions) {
      if (d->how != How::kFunction) continue;
      Calls& calls = calls_[d->value.id()];
      calls.others = calls.others || !one;
      if (!one || named == named_.end()) continue;
      calls.others = calls.others || named->second.others;
      calls.nodes.insert(calls.nodes.end(), named->second.nodes.begin(),
                         named->second.nodes.end());
    }
  }
}

bool CallSites::MayBeAssigned(Node member) const {
  const std::string_view step = LastStep(member, values_.text());
  return !assigned_.empty() &&
         (step == "*" || assigned_.contains(step) || assigned_.contains("*"));
}

const CallSites::Calls& CallSites::Of(Node function) const {
  static const Calls kAnybody{.others = true};
  const auto found = calls_.find(function.id());
  return found == calls_.end() ? kAnybody : found->second;
}

Node CallSites::Callee(Node identifier) const {
  const std::uint32_t symbol = values_.SymbolOf(identifier);
  if (symbol == kNone) return Node();
  const Symbol& s = values_.symbols()[symbol];
  if (s.functions != 1 || s.values != 1) return Node();
  for (const Definition* d : s.definitions) {
    if (d->how == How::kFunction) return d->value;
  }
  return Node();
}

}  // namespace audit
