#include "syntax/query_predicate.h"

#include <algorithm>
#include <optional>

namespace audit {
namespace {

std::string StringOf(const TSQuery* query, std::uint32_t id) {
  std::uint32_t size = 0;
  const char* text = ts_query_string_value_for_id(query, id, &size);
  return std::string(text, size);
}

bool IsCapture(const TSQueryPredicateStep& step) {
  return step.type == TSQueryPredicateStepTypeCapture;
}

constexpr std::size_t kName = ~std::size_t{0};

struct ShapeFault {
  std::size_t argument;  // index, or kName
  std::string message;
};

// Known name, a capture first, as many arguments as it takes, strings where it
// compares with strings.
std::optional<ShapeFault> CheckShape(
    std::string_view name, std::span<const TSQueryPredicateStep> arguments) {
  const std::string_view plain = name.substr(name.starts_with("not-") ? 4 : 0);
  const std::string quoted = "#" + std::string(name);
  if (plain != "eq?" && plain != "match?" && plain != "any-of?") {
    return ShapeFault{kName, "unknown predicate '" + quoted +
                                 "'; there are #eq?, #match?, #any-of? and "
                                 "the same with not-"};
  }
  if (arguments.empty() || !IsCapture(arguments[0])) {
    return ShapeFault{0, quoted + " needs a capture first"};
  }
  const bool takes_many = plain == "any-of?";
  if (arguments.size() < 2 || (!takes_many && arguments.size() > 2)) {
    return ShapeFault{kName,
                      quoted + (takes_many ? " needs at least one string"
                                           : " needs exactly two arguments")};
  }
  if (plain == "eq?") return std::nullopt;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (IsCapture(arguments[i])) {
      return ShapeFault{i, quoted + " compares with strings only"};
    }
  }
  return std::nullopt;
}

std::uint32_t PlaceOf(const PredicatePlace& place, std::size_t argument) {
  return argument < place.arguments.size() ? place.arguments[argument]
                                           : place.name;
}

std::string_view TextOf(TSNode node, std::string_view script) {
  const std::uint32_t begin = ts_node_start_byte(node);
  return script.substr(begin, ts_node_end_byte(node) - begin);
}

std::vector<std::string_view> TextsOf(const TSQueryMatch& match,
                                      std::uint32_t capture,
                                      std::string_view script) {
  std::vector<std::string_view> texts;
  for (std::uint16_t i = 0; i < match.capture_count; ++i) {
    if (match.captures[i].index != capture) continue;
    texts.push_back(TextOf(match.captures[i].node, script));
  }
  return texts;
}

}  // namespace

Result<QueryPredicate> QueryPredicate::Compile(
    const TSQuery* query, std::span<const TSQueryPredicateStep> steps,
    std::string_view source, const PredicatePlace& place) {
  const std::string name = StringOf(query, steps[0].value_id);
  const std::span<const TSQueryPredicateStep> arguments = steps.subspan(1);
  if (const auto fault = CheckShape(name, arguments)) {
    return Fail(
        ErrorInQuery(source, PlaceOf(place, fault->argument), fault->message));
  }
  QueryPredicate predicate;
  predicate.negated_ = name.starts_with("not-");
  predicate.capture_ = arguments[0].value_id;
  if (IsCapture(arguments[1])) {
    predicate.kind_ = Kind::kSameText;
    predicate.other_capture_ = arguments[1].value_id;
    return predicate;
  }
  for (const TSQueryPredicateStep& argument : arguments.subspan(1)) {
    predicate.texts_.push_back(StringOf(query, argument.value_id));
  }
  if (name.ends_with("match?")) {
    predicate.kind_ = Kind::kMatch;
    predicate.pattern_ =
        std::make_shared<const RE2>(predicate.texts_[0], RE2::Quiet);
    if (!predicate.pattern_->ok()) {
      return Fail(ErrorInQuery(source, PlaceOf(place, 1),
                               "bad pattern: " + predicate.pattern_->error()));
    }
  }
  return predicate;
}

bool QueryPredicate::HoldsFor(std::string_view text) const {
  const bool found =
      kind_ == Kind::kMatch
          ? RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                              *pattern_)
          : std::find(texts_.begin(), texts_.end(), text) != texts_.end();
  return found != negated_;
}

bool QueryPredicate::SameTexts(const TSQueryMatch& match,
                               std::string_view script) const {
  const auto left = TextsOf(match, capture_, script);
  const auto right = TextsOf(match, other_capture_, script);
  if (left.empty() || right.empty()) return true;
  return (left == right) != negated_;
}

bool QueryPredicate::Holds(const TSQueryMatch& match,
                           std::string_view script) const {
  if (kind_ == Kind::kSameText) return SameTexts(match, script);
  for (std::uint16_t i = 0; i < match.capture_count; ++i) {
    if (match.captures[i].index != capture_) continue;
    if (!HoldsFor(TextOf(match.captures[i].node, script))) return false;
  }
  return true;
}

}  // namespace audit
