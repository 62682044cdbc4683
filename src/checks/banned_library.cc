// Loads of common.js: by loadLibrary() and NL.require(), by directives and
// script elements of pages, by the methods of a schema. Campaign's own library
// is the finding; one of that name somewhere else needs review.
#include <fmt/format.h>

#include <optional>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/role.h"
#include "checks/script_texts.h"
#include "checks/shown.h"
#include "core/text.h"
#include "model/platform.h"
#include "model/references.h"
#include "syntax/constant.h"

namespace audit {
namespace {

constexpr std::string_view kName = "common.js";
constexpr std::string_view kNodeTypes[] = {"binary_expression", "string",
                                           "xml_empty_tag", "xml_start_tag"};
constexpr std::string_view kElements[] = {"method", "script"};

// `path` without what follows it in an address, if it names a file common.js.
std::optional<std::string_view> CommonJsIn(std::string_view path) {
  path = Trim(path.substr(0, path.find_first_of("?#")));
  const std::size_t before = path.find_last_of("/:");
  const std::size_t file = before == std::string_view::npos ? 0 : before + 1;
  if (path.substr(file) != kName) return std::nullopt;
  return path;
}

// The first folder of "/xtk/js/common.js", the namespace of "xtk:common.js"; of
// a relative path or another host nothing that is a namespace of Campaign's.
std::string_view NamespaceOf(std::string_view path) {
  if (path.starts_with('/')) {
    path.remove_prefix(1);
    return path.substr(0, path.find('/'));
  }
  const std::size_t colon = path.find(':');
  return colon == std::string_view::npos ? std::string_view()
                                         : path.substr(0, colon);
}

// `region` of what is analysed, where `path` stands.
void Judge(std::string_view path, Region region, const Emit& emit) {
  const auto library = CommonJsIn(path);
  if (!library) return;
  Draft draft;
  draft.region = region;
  draft.captures.push_back({"library", std::string(*library)});
  if (!IsReservedNamespace(NamespaceOf(*library))) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = fmt::format(
        "Whether '{}' is Campaign's library or one of your own is not known.",
        Shown(*library));
  }
  emit(std::move(draft));
}

void JudgeSources(std::string_view page, const OriginMap& origin,
                  const Emit& emit) {
  for (const ScriptSource& source : FindScriptSources(page)) {
    const OriginMap map = OriginMap::Compose(source.origin, origin);
    Judge(source.path, map.ToSource({0, map.decoded_size()}), emit);
  }
}

void JudgeConstant(Node expression, std::string_view text, const Emit& emit) {
  const auto constant = FoldConstant(expression, text);
  if (!constant) return;
  const Region all{0, constant->origin.decoded_size()};
  const auto pieces = constant->origin.ToSourcePieces(all);
  Judge(constant->text, pieces.size() == 1 ? pieces[0] : expression.region(),
        emit);
}

// A variable that was given the path, which is told where it was given.
void JudgeVariable(Node name, ScriptTexts* texts, const Emit& emit) {
  std::string path;
  const BuiltText built = texts->Of(name);
  for (const TextPiece& piece : built.pieces) {
    if (piece.is_hole()) return;
    path += piece.text;
  }
  if (!path.empty()) Judge(path, built.pieces.front().region, emit);
}

// NL.require takes one path or an array of them.
void JudgeLoad(Node call, std::string_view text, ScriptTexts* texts,
               const Emit& emit) {
  const Node arguments = call.field(F().arguments);
  for (std::uint32_t i = 0; i < arguments.named_child_count(); ++i) {
    const Node argument = arguments.named_child(i);
    if (RoleOf(argument) == Role::kIdentifier) {
      JudgeVariable(argument, texts, emit);
      continue;
    }
    if (!argument.is("array")) {
      JudgeConstant(argument, text, emit);
      continue;
    }
    for (std::uint32_t j = 0; j < argument.named_child_count(); ++j) {
      JudgeConstant(argument.named_child(j), text, emit);
    }
  }
}

// Markup in strings and literals. Of a concatenation the outermost node is
// looked at, so that a long one is read once.
class MarkupInScript {
 public:
  MarkupInScript(std::string_view text, const Emit& emit)
      : text_(text), emit_(emit) {}

  void See(Node node) {
    if (node.is("binary_expression")) {
      if (node.region().begin < covered_until_) return;
      covered_until_ = node.region().end;
    }
    if (!node.is("string") && !node.is("binary_expression")) {
      const Region region = node.region();
      JudgeSources(node.text(text_),
                   OriginMap::Verbatim(region.begin, region.size()), emit_);
    } else if (const auto constant = FoldConstant(node, text_)) {
      JudgeSources(constant->text, constant->origin, emit_);
    }
  }

 private:
  std::string_view text_;
  const Emit& emit_;
  std::uint32_t covered_until_ = 0;
};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  ScriptTexts texts(script.root, &script.values);
  for (const Node call : script.values.outline().loads) {
    JudgeLoad(call, script.text, &texts, emit);
  }
  MarkupInScript markup(script.text, emit);
  for (const Node node : wanted) markup.See(node);
}

void CheckDirective(const Directive& directive, const Emit& emit) {
  const bool page = directive.name == "page";
  const Directive::Attribute* list = directive.Find(page ? "import" : "file");
  if (list == nullptr) return;
  for (const std::string_view path : ItemsOf(list->value)) {
    const auto at =
        list->value_region.begin +
        static_cast<std::uint32_t>(path.data() - list->value.data());
    Judge(path, {at, at + static_cast<std::uint32_t>(path.size())}, emit);
  }
}

void CheckPage(const PageView& page, const Emit& emit) {
  for (const Directive& directive : page.directives) {
    CheckDirective(directive, emit);
  }
  for (const ScriptSource& source : page.sources) {
    Judge(source.path,
          source.origin.ToSource({0, source.origin.decoded_size()}), emit);
  }
}

void CheckElement(const ElementView& at, const Emit& emit) {
  const std::string_view name =
      at.view.Name(at.element) == "method" ? "library" : "src";
  const AttributeId attribute = FindAttribute(at.view, at.element, name);
  if (attribute == 0) return;
  const OriginMap origin = at.view.AttributeOrigin(attribute);
  Judge(at.view.AttributeValue(attribute),
        origin.ToSource({0, origin.decoded_size()}), emit);
}

}  // namespace

constinit const Check kBannedLibrary = {.name = "banned-library",
                                        .node_types = kNodeTypes,
                                        .script = CheckScript,
                                        .element_names = kElements,
                                        .element = CheckElement,
                                        .page = CheckPage};

}  // namespace audit
