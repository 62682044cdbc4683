#include "engine/vendor_reading.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/text.h"
#include "engine/vendor_words.h"
#include "model/code_shape.h"
#include "syntax/html.h"
#include "syntax/template.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using Reason = BenignReason;

bool IsComment(Node node) {
  return node.is("comment") || node.is("html_comment") ||
         node.is("xml_comment");
}

bool IsLiteral(Node node) {
  return node.is("string") || node.is("template_string") || node.is("regex") ||
         node.is("xml_text") || node.is("xml_cdata") ||
         node.is("xml_attribute_value");
}

bool IsAttributeAccess(Node node) {
  return node.is("xml_attribute_access") || node.is("xml_descendant_access");
}

// The path of a library, and nothing else: what a load may be given. No path
// is that long; what is not looked at may be one.
constexpr std::size_t kLongestPath = 1000;

bool MayBePath(std::string_view text) {
  return text.size() > kLongestPath ||
         std::none_of(text.begin(), text.end(),
                      [](char c) { return IsSpace(c); });
}

// Whether a string holds a page or a template of its own.
bool HoldsCode(std::string_view literal) {
  return literal.find("<script") != std::string_view::npos ||
         literal.find("javascript:") != std::string_view::npos ||
         literal.find("<%") != std::string_view::npos;
}

// A call that runs the strings it is given.
bool RunsStrings(Node node, std::string_view script) {
  if (!node.is("call_expression") && !node.is("new_expression")) return false;
  Node called = node.field("function");
  if (!called) called = node.field("constructor");
  const std::string_view text = called.text(script);
  for (const std::string_view name :
       {"eval", "setTimeout", "setInterval", "Function"}) {
    if (text.ends_with(name)) return true;
  }
  return false;
}

// Where nodes of some kinds stand; of those inside each other the outermost.
class Spans {
 public:
  // In document order, outer ones first.
  void Add(Region region) {
    if (regions_.empty() || region.begin >= regions_.back().end) {
      regions_.push_back(region);
    }
  }
  std::optional<Region> Around(Region region) const {
    const auto behind = std::upper_bound(
        regions_.begin(), regions_.end(), region.begin,
        [](std::uint32_t at, const Region& one) { return at < one.begin; });
    if (behind == regions_.begin()) return std::nullopt;
    const Region found = *std::prev(behind);
    return region.begin < found.end ? std::optional(found) : std::nullopt;
  }

 private:
  std::vector<Region> regions_;
};

// kRun: an argument of a call that runs strings, or code of its own.
enum class Fate : std::uint8_t { kRun, kKept };
VendorReading ReadLiteral(std::string_view literal, Fate fate,
                          std::string_view script, const VendorHit& hit) {
  const bool may_be_run = fate == Fate::kRun;
  if (const auto reason = ReasonInString(script, hit)) return {reason};
  switch (TopicOf(hit)) {
    case VendorTopic::kLogon:
    case VendorTopic::kSoapCall:
      if (may_be_run) return {};
      return {Reason::kText};
    case VendorTopic::kLibrary:
      if (may_be_run || MayBePath(literal)) return {};
      return {Reason::kText};
    default:
      // Code and queries are made of texts: nothing is proven by standing in
      // one.
      return {};
  }
}

// x.@a.@b is told of at x.@a. Nobody writes more than a few in a row, and what
// is not looked at is not proven.
constexpr int kMostInRow = 16;

VendorReading ReadAccess(Node access) {
  VendorReading reading{Reason::kXml};
  Node inner = access.field("object");
  for (int i = 0; i < kMostInRow; ++i) {
    if (inner.is("parenthesized_expression")) {
      inner = inner.named_child(0);
    } else if (IsAttributeAccess(inner)) {
      reading.told_at = inner.region();
      inner = inner.field("object");
    } else {
      return reading;
    }
  }
  return {};
}

bool IsDefinition(Node node) {
  for (const std::string_view type :
       {"function_declaration", "function_expression", "method_definition",
        "generator_function_declaration", "generator_function"}) {
    if (node.is(type)) return true;
  }
  return false;
}

bool IsOperator(Node node) {
  for (const std::string_view type :
       {"assignment_expression", "variable_declarator", "binary_expression",
        "augmented_assignment_expression", "assignment_pattern"}) {
    if (node.is(type)) return true;
  }
  return false;
}

VendorReading ReadCode(Node node, std::string_view script,
                       const VendorHit& hit) {
  if (const auto reason = ReasonOfWords(script, hit)) return {reason};
  switch (TopicOf(hit)) {
    case VendorTopic::kDotAt:
      if (IsAttributeAccess(node)) return ReadAccess(node);
      return {};
    case VendorTopic::kLogon:
      if (IsDefinition(node)) return {Reason::kDefinition};
      return {};
    case VendorTopic::kSqlText: {
      // row.@sql = ... gives an element the attribute.
      const bool selects =
          hit.region.begin > 0 && script[hit.region.begin - 1] == '@';
      if (IsOperator(node) && !selects) return {Reason::kOperator};
      return {};
    }
    default:
      return {};
  }
}

class ScriptReader {
 public:
  ScriptReader(std::string_view script, Side side)
      : script_(script), side_(side), tree_(ScriptParser().Parse(script)) {
    if (!tree_) return;
    WalkNamed(tree_->root(), [this](Node node) {
      if (node.is_error()) faults_.Add(node.region());
      if (IsComment(node)) comments_.Add(node.region());
      if (RunsStrings(node, script_)) runs_.Add(node.region());
      if (!IsLiteral(node)) return;
      literals_.Add(node.region());
      if (HoldsCode(node.text(script_))) pages_.Add(node.region());
    });
  }

  VendorReading At(const VendorHit& hit) const {
    if (!tree_ || faults_.Around(hit.region)) return {};
    if (comments_.Around(hit.region)) return {Reason::kComment};
    if (const auto literal = literals_.Around(hit.region)) {
      const bool run = runs_.Around(hit.region) || pages_.Around(hit.region);
      const Fate fate = run ? Fate::kRun : Fate::kKept;
      return ReadLiteral(script_.substr(literal->begin, literal->size()), fate,
                         script_, hit);
    }
    VendorReading reading =
        ReadCode(tree_->root().Spanning(hit.region), script_, hit);
    // Nobody judges values in the browser's scripts.
    if (reading.reason == Reason::kXml && side_ == Side::kClient) return {};
    return reading;
  }

 private:
  std::string_view script_;
  Side side_;
  std::unique_ptr<Tree> tree_;
  Spans faults_;
  Spans comments_;
  Spans literals_;
  Spans runs_;   // calls that run strings
  Spans pages_;  // literals that hold code of their own
};

// Whether what markup would be stands there: sql= with a quote, <sfdcWorkflow.
bool IsMarkup(std::string_view value, const VendorHit& hit) {
  const std::string_view searched = VendorSearches()[hit.search].text;
  if (searched.ends_with("Workflow")) {
    const char before =
        hit.region.begin == 0 ? ' ' : value[hit.region.begin - 1];
    return before == '<' || before == '/';
  }
  if (TopicOf(hit) != VendorTopic::kSqlText) return true;
  const std::string_view behind = Trim(value.substr(hit.region.end));
  return behind.starts_with('"') || behind.starts_with('\'') ||
         behind.starts_with('\\') || behind.starts_with('&');
}

// A page: what is no script of it is words and markup.
class PageReader {
 public:
  explicit PageReader(std::string_view page)
      : page_(page), scripts_(FindClientScripts(page)) {
    readers_.resize(scripts_.size());
  }

  VendorReading At(const VendorHit& hit) {
    for (std::size_t i = 0; i < scripts_.size(); ++i) {
      const auto begin =
          scripts_[i].origin.FromVerbatimSource(hit.region.begin);
      if (!begin) continue;
      if (!readers_[i]) {
        readers_[i] =
            std::make_unique<ScriptReader>(scripts_[i].text, Side::kClient);
      }
      const std::uint32_t size = hit.region.size();
      VendorReading reading =
          readers_[i]->At({hit.search, {*begin, *begin + size}});
      reading.told_at.reset();  // it would be of the script
      return reading;
    }
    if (const auto reason = ReasonInString(page_, hit)) return {reason};
    if (!IsOfJavaScript(TopicOf(hit))) return {};
    return {Reason::kPageText};
  }

 private:
  std::string_view page_;
  std::vector<ClientScript> scripts_;
  std::vector<std::unique_ptr<ScriptReader>> readers_;
};

}  // namespace

VendorReading ReadPlainValue(std::string_view value, const VendorHit& hit) {
  if (const auto reason = ReasonInString(value, hit)) return {reason};
  if (!IsOfJavaScript(TopicOf(hit))) {
    return IsMarkup(value, hit) ? VendorReading()
                                : VendorReading{Reason::kNotCode};
  }
  // What looks like a script may be one, in a place nobody told us of.
  if (LooksLikeScript(value)) return {};
  return {Reason::kNotCode};
}

struct FragmentReader::Impl {
  FragmentKind kind;
  std::string_view text;
  std::optional<SplitTemplate> split = {};
  std::unique_ptr<ScriptReader> script = {};
  std::unique_ptr<PageReader> page = {};

  VendorReading AtScript(std::string_view code, const VendorHit& hit) {
    if (!script) script = std::make_unique<ScriptReader>(code, kind.side);
    return script->At(hit);
  }

  VendorReading AtPage(std::string_view html, const VendorHit& hit) {
    if (!page) page = std::make_unique<PageReader>(html);
    return page->At(hit);
  }

  VendorReading AtTemplate(const VendorHit& hit) {
    if (!split) split = Split(text);
    const auto section = std::find_if(
        split->sections.begin(), split->sections.end(),
        [&](const TemplateSection& one) {
          return one.region.Contains({hit.region.begin, hit.region.begin + 1});
        });
    if (section == split->sections.end()) return {};
    switch (section->kind) {
      case TemplateSection::Kind::kComment:
        return {Reason::kComment};
      case TemplateSection::Kind::kDirective:
        return {ReasonInString(text, hit)};
      case TemplateSection::Kind::kText:
        return AtPage(split->page, hit);
      default:
        return AtScript(split->server_script, hit);
    }
  }

  VendorReading AtExpression(const VendorHit& hit) const {
    if (const auto reason = ReasonOfWords(text, hit)) return {reason};
    const VendorTopic topic = TopicOf(hit);
    if (topic == VendorTopic::kSqldata || topic == VendorTopic::kCrm) return {};
    if (kind.certainty == Certainty::kGuessed) return {};
    return {Reason::kOtherLanguage};
  }
};

FragmentReader::FragmentReader(const FragmentKind& kind, std::string_view text)
    : impl_(std::make_unique<Impl>(Impl{kind, text})) {}
FragmentReader::~FragmentReader() = default;

VendorReading FragmentReader::At(const VendorHit& hit) {
  switch (impl_->kind.language) {
    case Language::kJavaScript:
      return impl_->AtScript(impl_->text, hit);
    case Language::kTemplate:
      return impl_->AtTemplate(hit);
    case Language::kHtml:
      return impl_->AtPage(impl_->text, hit);
    default:
      return impl_->AtExpression(hit);
  }
}

}  // namespace audit
