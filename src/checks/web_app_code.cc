// Code of web applications that the upgrade touches: scripts of those that ask
// for a password, JSON where no library brings it, forms that anybody can fill.
#include "checks/checks.h"
#include "checks/entity_texts.h"
#include "checks/web_app.h"
#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"webApp"};

std::string NameOf(const ElementView& at) {
  return std::string(ValueOf(at.view, at.element, "internalName"));
}

Draft DraftAt(Region region, const ElementView& at) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"app", NameOf(at)}};
  return draft;
}

// --- captcha ----------------------------------------------------------------

void CheckCaptcha(const ElementView& at, const Emit& emit) {
  static const RE2 kCaptcha(
      R"((?i)captcha(?:IDGen|Validate|\.js)|[gh]-captcha|recaptcha|\bcaptcha\w*\s*\(|["']captcha["'])");
  const NodeView& view = at.view;
  if (!IsWebApp(at) || IsIdentified(view, at.element) ||
      IsOverview(view, at.element)) {
    return;
  }
  const NodeId storage = StorageOf(view, at.element);
  if (storage == 0 || HoldsText(view, at.element, kCaptcha)) return;
  Draft draft = DraftAt(view.NameRegion(at.element), at);
  draft.notes.push_back({view.NameRegion(storage), "what is sent is stored"});
  emit(std::move(draft));
}

// --- operator ----------------------------------------------------------------

// Whether it names the operator or account its visitors act as.
bool NamesOperator(const NodeView& view, NodeId web_app) {
  static const RE2 kNames("(?i)operator|account");
  const auto names = [](std::string_view name) {
    return name != "cmsAccount" &&
           RE2::PartialMatch(re2::StringPiece(name.data(), name.size()),
                             kNames);
  };
  for (AttributeId attribute = view.FirstAttribute(web_app); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (names(view.AttributeName(attribute))) return true;
  }
  for (NodeId child = view.FirstChild(web_app); child != 0;
       child = view.NextSibling(child)) {
    if (names(view.Name(child))) return true;
  }
  return false;
}

bool UsesData(const NodeView& view, NodeId web_app) {
  bool uses = StorageOf(view, web_app) != 0;
  ForEachInSubtree(view, web_app, [&](NodeId element) {
    const std::string_view name = view.Name(element);
    const bool reads =
        name == "query" || name == "preload" || name == "preloading";
    uses = uses || (reads && view.Name(view.Parent(element)) == "activities");
  });
  return uses;
}

void CheckOperator(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (!IsWebApp(at) || IsIdentified(view, at.element) ||
      IsOverview(view, at.element) || NamesOperator(view, at.element) ||
      !UsesData(view, at.element)) {
    return;
  }
  emit(DraftAt(view.NameRegion(at.element), at));
}

// --- logon ------------------------------------------------------------------

// The bodies of a page's scripts; the rest is blank.
std::string ScriptsOf(std::string_view page) {
  static const RE2 kBody(R"((?is)<script\b[^>]*>(.*?)(?:</script|$))");
  std::string scripts(page.size(), ' ');
  ForEachMatch(page, kBody, [&](Region region, std::string_view body) {
    scripts.replace(region.begin, body.size(), body);
  });
  return scripts;
}

void CheckLogon(const ElementView& at, const Emit& emit) {
  // Strings are passed over.
  static const RE2 kLogon(
      R"("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|)"
      R"(\b((?:[\w$]+\s*\.\s*)*(?:logon|logonWithUser|Logon)\s*\())");
  static const RE2 kPage(R"((/nl/jsp/logon\.jsp\?[^"'\s<>]*?password=))");
  static const RE2 kDefinition(R"(function\s+$)");
  const NodeView& view = at.view;
  if (!IsWebApp(at) || !IsIdentified(view, at.element)) return;
  ForEachText(view, at.element, [&](const EntityText& text) {
    const std::string_view element = view.Name(text.element);
    for (const std::string& code :
         {CodeOf(element, text.text, CodeSide::kServer),
          ScriptsOf(CodeOf(element, text.text, CodeSide::kBrowser))}) {
      ForEachMatch(code, kLogon, [&](Region region, std::string_view) {
        const re2::StringPiece before(code.data(), region.begin);
        if (RE2::PartialMatch(before, kDefinition)) return;
        emit(DraftAt(PlaceOf(view, text, region), at));
      });
    }
    const std::string all = CodeOf(element, text.text, CodeSide::kBoth);
    ForEachMatch(all, kPage, [&](Region region, std::string_view) {
      emit(DraftAt(PlaceOf(view, text, region), at));
    });
  });
}

// --- scripts of identified applications --------------------------------------

// Whether it says that it is rendered by an engine of v6.1 or later.
bool HasNewEngine(const NodeView& view, NodeId web_app) {
  static const RE2 kNew(R"((?i)^\D*(?:6\.?[x1-9]|7))");
  bool is_new = false;
  const auto look = [&](NodeId element) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      const std::string name = ToLower(view.AttributeName(attribute));
      const bool engine = name.find("engine") != name.npos ||
                          name.find("rendering") != name.npos ||
                          name == "version";
      const std::string_view value = view.AttributeValue(attribute);
      is_new =
          is_new ||
          (engine && RE2::PartialMatch(
                         re2::StringPiece(value.data(), value.size()), kNew));
    }
  };
  look(web_app);
  for (NodeId child = view.FirstChild(web_app); child != 0;
       child = view.NextSibling(child)) {
    if (ToLower(view.Name(child)).starts_with("rendering")) look(child);
  }
  return is_new;
}

// A library of the customer in its properties, or the script of a page. What
// the product brings lies in its own namespaces and in shared.
bool IsAddedScript(const NodeView& view, NodeId element) {
  const std::string_view parent = view.Name(view.Parent(element));
  if (view.Name(element) == "javascript" && parent == "scripts") {
    const std::string space(ValueOf(view, element, "namespace"));
    return space != "shared" && IsCustomersSchema(space + ":x");
  }
  return view.Name(element) == "script" && parent == "page" &&
         !Trim(view.Text(element)).empty();
}

void CheckScripts(const ElementView& at, const Emit& emit) {
  static const RE2 kScript(R"((?i)(<script\b[^>]*>))");
  const NodeView& view = at.view;
  if (!IsWebApp(at) || !IsIdentified(view, at.element) ||
      HasNewEngine(view, at.element)) {
    return;
  }
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    if (!IsAddedScript(view, element)) return;
    emit(DraftAt(view.StartTagRegion(element), at));
  });
  ForEachText(view, at.element, [&](const EntityText& text) {
    if (text.attribute != 0) return;
    const std::string page =
        CodeOf(view.Name(text.element), text.text, CodeSide::kBrowser);
    ForEachMatch(page, kScript, [&](Region region, std::string_view) {
      emit(DraftAt(PlaceOf(view, text, region), at));
    });
  });
}

// --- JSON -------------------------------------------------------------------

bool BringsJson(const NodeView& view, NodeId web_app) {
  static const RE2 kLibrary(
      R"((?i)json[23]?(?:\.min)?\.js\b|(?:^|[^\w.])(?:var\s+|this\s*\.\s*)JSON\s*=|)"
      // Asked for before it is used.
      R"(\btypeof\s+JSON\b)");
  bool brings = false;
  ForEachText(view, web_app, [&](const EntityText& text) {
    brings = brings || RE2::PartialMatch(WithoutComments(text.text), kLibrary);
  });
  return brings;
}

void CheckJson(const ElementView& at, const Emit& emit) {
  static const RE2 kUse(
      R"("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|)"
      R"((?:^|[^\w$.])(JSON\s*\.\s*(?:parse|stringify)\s*\())");
  const NodeView& view = at.view;
  if (!IsWebApp(at) || BringsJson(view, at.element)) return;
  ForEachText(view, at.element, [&](const EntityText& text) {
    const std::string code =
        CodeOf(view.Name(text.element), text.text, CodeSide::kServer);
    ForEachMatch(code, kUse, [&](Region region, std::string_view) {
      Draft draft = DraftAt(PlaceOf(view, text, region), at);
      draft.region.end =
          PlaceOf(view, text, {region.begin, region.end - 1}).end;
      emit(std::move(draft));
    });
  });
}

}  // namespace

constinit const Check kCaptchaMissing = {.name = "captcha-missing",
                                         .element_names = kElements,
                                         .element = CheckCaptcha};
constinit const Check kIdentifiedLogon = {.name = "identified-logon",
                                          .element_names = kElements,
                                          .element = CheckLogon};
constinit const Check kIdentifiedScript = {.name = "identified-script",
                                           .element_names = kElements,
                                           .element = CheckScripts};
constinit const Check kSharedOperator = {.name = "shared-operator",
                                         .element_names = kElements,
                                         .element = CheckOperator};
constinit const Check kJsonWithoutLibrary = {.name = "json-without-library",
                                             .element_names = kElements,
                                             .element = CheckJson};

}  // namespace audit
