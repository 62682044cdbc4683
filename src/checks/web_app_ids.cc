// Code of browsers that finds parts of a page by an id which the web
// application's own XML gives them: v7 makes those ids otherwise. Ids that the
// author wrote into the page stay.
#include "checks/checks.h"
#include "checks/entity_texts.h"
#include "checks/web_app.h"
#include "core/node_walk.h"
#include "core/text.h"
#include "model/entity_facts.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"formRendering", "webApp"};
constexpr std::string_view kNodeTypes[] = {"call_expression"};
constexpr char kAnyApp[] = "id-of-an-app";

// Ways to take an element by its id; group 1 from the first letter of the way
// to the end of the id.
const RE2& Ways() {
  static const RE2 kWays(
      R"((?:^|[^\w$])((?:document\s*\.\s*)?getElementById\s*\(\s*["'][^"'\s]+|)"
      R"((?:\$|jQuery)j?\s*\(\s*["']#[\w:-]+|)"
      R"(querySelector(?:All)?\s*\(\s*["']#[\w:-]+|)"
      R"(document\s*\.\s*all\s*(?:\.\s*|[\[(]\s*["'])[\w:-]+|)"
      R"((?:document\s*\.\s*)?controller\s*\.\s*\w+\s*\(\s*["'][\w:-]+|)"
      R"(NL(?:\.\w+)+\s*\(\s*["'][\w:-]+))");
  return kWays;
}

const RE2& Rules() {
  static const RE2 kRules(R"((#[A-Za-z_][\w-]*)(?:[.:\[][^{}<>;()]*)?)"
                          R"((?:\s+[^{}<>;()=]*|\s*,[^{}<>;()=]*)?\{)");
  return kRules;
}

std::string_view IdIn(std::string_view way) {
  const std::size_t before = way.find_last_of("\"'#.[(");
  return before == way.npos ? way : way.substr(before + 1);
}

using Take = std::function<void(Region, std::string_view id)>;

void FindUses(std::string_view code, const Take& take) {
  ForEachMatch(code, Ways(), [&](Region region, std::string_view way) {
    take(region, IdIn(way));
  });
}

void FindStyles(std::string_view code, const Take& take) {
  ForEachMatch(code, Rules(), [&](Region region, std::string_view name) {
    take(region, name.substr(1));
  });
}

Draft DraftOf(Region region, std::string_view id) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"id", std::string(id)}};
  return draft;
}

void ForEachUse(const NodeView& view, NodeId root,
                const std::function<void(Region, std::string_view)>& take) {
  ForEachText(view, root, [&](const EntityText& text) {
    if (text.attribute != 0) return;
    const std::string code =
        CodeOf(view.Name(text.element), text.text, CodeSide::kBoth);
    const Take found = [&](Region region, std::string_view id) {
      take(PlaceOf(view, text, region), id);
    };
    FindUses(code, found);
    FindStyles(code, found);
  });
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const bool app = at.view.Name(at.element) == "webApp";
  if (app && !IsWebApp(at)) return;
  EntityFacts facts;
  facts.Read(at.view, *at.entity);
  ForEachUse(at.view, at.element, [&](Region region, std::string_view id) {
    Draft draft = DraftOf(region, id);
    if (!app) {
      draft.questions = {{kAnyApp, std::string(id)}};
    } else if (!facts.web_app_ids.contains(id)) {
      return;
    }
    emit(std::move(draft));
  });
}

// Libraries; the scripts of pages are read with their application.
void CheckScript(const ScriptView& script, std::span<const Node>,
                 const Emit& emit) {
  if (script.kind.setting == Setting::kPage) return;
  FindUses(WithoutComments(script.text),
           [&](Region region, std::string_view id) {
             Draft draft = DraftOf(region, id);
             draft.questions = {{kAnyApp, std::string(id)}};
             emit(std::move(draft));
           });
}

Answer AnswerId(const AnswerContext& context, Draft* draft) {
  return context.facts.entities.web_app_ids.contains(
             draft->questions.front().subject)
             ? Answer::kKeep
             : Answer::kDrop;
}

}  // namespace

constinit const Check kWebAppId = {.name = "web-app-id",
                                   .node_types = kNodeTypes,
                                   .script = CheckScript,
                                   .element_names = kElements,
                                   .element = CheckElement,
                                   .answer = AnswerId};

}  // namespace audit
