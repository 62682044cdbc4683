// Addresses of Campaign's own pages in messages and pages: of web applications
// that the input does not have, and by plain HTTP where the relay asks for
// HTTPS. And the pages of a customer that must answer by plain HTTP because
// they are called without a session.
#include <algorithm>
#include <utility>

#include "checks/checks.h"
#include "checks/entity_texts.h"
#include "core/text.h"
#include "core/word_list.h"
#include "model/entity_facts.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"delivery", "includeView", "jssp",
                                          "jst",      "offer",       "webApp"};
constexpr std::string_view kCallers[] = {
    "delivery", "includeView", "javascript", "jssp", "jst", "webApp"};
constexpr std::string_view kPages[] = {"jssp"};
constexpr std::string_view kCalls[] = {"call_expression"};

constexpr char kApp[] = "web-app";
constexpr char kFile[] = "file";
constexpr char kPath[] = "path";

bool IsPutAside(const ElementView& at) {
  return at.entity == nullptr ||
         at.entity->schema.find("entityBackup") != std::string::npos ||
         at.entity->schema.find("entityOriginal") != std::string::npos;
}

// --- web applications that are not there
// --------------------------------------

// Applications that every instance is delivered with.
constexpr std::string_view kFactoryApps[] = {"unsub"};

void CheckLinks(const ElementView& at, const Emit& emit) {
  // Behind a server or at the beginning: not a folder of another site.
  static const RE2 kLink(
      R"((?:^|[^\w./-]|//[^/\s"'<>]+|\.[A-Za-z]{2,}(?::\d+)?))"
      R"((/webApp/[\w.:-]+)(?:$|[?#&;"'\s<>)\\,])(?:[^%]|$))");
  const NodeView& view = at.view;
  if (IsPutAside(at)) return;
  ForEachText(view, at.element, [&](const EntityText& text) {
    const std::string code = WithoutComments(text.text);
    ForEachMatch(code, kLink, [&](Region region, std::string_view link) {
      const std::string_view rest = Trim(std::string_view(code).substr(
          std::min<std::size_t>(region.end + 1, code.size())));
      // "/webApp/APP" + number: the name goes on.
      const bool quoted = region.end < code.size() &&
                          (code[region.end] == '"' || code[region.end] == '\'');
      if (quoted && rest.starts_with('+')) return;
      const std::string_view name = link.substr(8);
      if (IsOneOf(kFactoryApps, name)) return;
      Draft draft;
      draft.region = PlaceOf(view, text, region);
      draft.captures = {{"name", std::string(name)}};
      draft.questions = {{kApp, std::string(name)}};
      emit(std::move(draft));
    });
  });
}

Answer AnswerLink(const AnswerContext& context, Draft* draft) {
  const EntityFacts& facts = context.facts.entities;
  const bool gone = !facts.web_apps.empty() &&
                    !facts.web_apps.contains(draft->questions.front().subject);
  return gone ? Answer::kKeep : Answer::kDrop;
}

// --- plain HTTP
// ---------------------------------------------------------------

// Addresses whose paths Campaign's pages have.
const RE2& PlainAddress() {
  static const RE2 kPlain(
      R"((http://[^\s"'<>()?#/]+(?:/[\w.:-]+)*/[\w.:-]+\.jssp\b|)"
      R"(http://[^\s"'<>()?#/]+/(?:nms|xtk|nl)/jsp/[\w.:-]+\.jsp\b|)"
      R"(http://[^\s"'<>()?#/]+/(?:view|report|webApp)/[A-Za-z_][\w:-]*))"
      R"((?:$|[?#&;"'\s<>)\\,%]))");
  return kPlain;
}

// In scripts: a string that begins with it, no sentence.
const RE2& PlainString() {
  static const RE2 kPlain(
      R"(["'](http://[^\s"'<>()?#/]+/(?:[^\s"'<>()?#]*\.jssp\b|)"
      R"((?:nms|xtk|nl)/jsp/[\w.:-]+\.jsp\b|)"
      R"((?:view|report|webApp)/[A-Za-z_][\w:-]*))(?:[?#&;"'\\,%]))");
  return kPlain;
}

std::string PathOf(std::string_view address) {
  const std::size_t path = address.find('/', 7);
  return path == address.npos ? "/" : std::string(address.substr(path));
}

void EmitPlain(Region region, std::string_view address, const Emit& emit) {
  const std::string_view host = address.substr(7);
  if (host.starts_with("localhost") || host.starts_with("127.")) return;
  Draft draft;
  draft.region = region;
  draft.captures = {{"path", PathOf(address)}};
  draft.questions = {{kPath, PathOf(address)}};
  emit(std::move(draft));
}

void CheckPlain(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (IsPutAside(at)) return;
  const bool library = view.Name(at.element) == "javascript";
  const RE2& address_pattern = library ? PlainString() : PlainAddress();
  ForEachText(view, at.element, [&](const EntityText& text) {
    const std::string code = WithoutComments(text.text);
    ForEachMatch(code, address_pattern,
                 [&](Region region, std::string_view address) {
                   EmitPlain(PlaceOf(view, text, region), address, emit);
                 });
  });
}

// Pages that are files of their own; entities are read as such.
void CheckPlainPage(const PageView& page, const Emit& emit) {
  const std::string code = WithoutComments(page.text);
  ForEachMatch(code, PlainAddress(),
               [&](Region region, std::string_view address) {
                 EmitPlain(region, address, emit);
               });
}

// The relay lets plain HTTP through if any of the server's files says so: an
// instance's file may add to what serverConf.xml holds. What the product lets
// through a file may refuse.
bool AllowsHttp(const Facts& facts, const std::string& path) {
  bool allows = false;
  bool refuses = false;
  for (const std::vector<RelayUrl>& relay : facts.relays) {
    for (const RelayUrl& url : relay) {
      const bool says = url.http_allowed && !url.denied && url.mask != "*" &&
                        url.mask != "/*" &&
                        FitsMask(ToLower(url.mask), ToLower(path));
      allows = allows || (says && *url.http_allowed);
      refuses = refuses || (says && !*url.http_allowed);
    }
  }
  if (refuses) return allows;
  for (const RelayUrl& url : FactoryRelay()) {
    allows = allows ||
             (url.http_allowed.value_or(false) && FitsMask(url.mask, path));
  }
  return allows;
}

Answer AnswerPlain(const AnswerContext& context, Draft* draft) {
  // The generic rules stand in serverConf.xml: an instance's file alone says
  // nothing of what it leaves out.
  const Facts& facts = context.facts;
  if (facts.relays.empty() && !facts.evidence.contains("serverConf.xml")) {
    return Answer::kDrop;
  }
  return AllowsHttp(facts, draft->questions.front().subject) ? Answer::kDrop
                                                             : Answer::kKeep;
}

// --- anonymous pages
// ------------------------------------------------------------

const RE2& LogsOnItself() {
  static const RE2 kCall(
      R"((?:^|[^\w$.])(logon(?:Escalation|WithUser|WithToken|WithContext)\s*\())");
  return kCall;
}

Draft DraftOfPage(Region region, const std::string& path) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"path", path}};
  draft.questions = {{kPath, path}};
  return draft;
}

void CheckPage(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const NodeView& view = at.view;
  const std::string space(ValueOf(view, at.element, "namespace"));
  const std::string_view name = ValueOf(view, at.element, "name");
  if (name.empty() || !IsCustomersSchema(space + ":x")) return;
  bool anonymous = false;
  ForEachText(view, at.element, [&](const EntityText& text) {
    const std::string code = WithoutComments(text.text);
    anonymous = anonymous || RE2::PartialMatch(code, LogsOnItself());
  });
  if (!anonymous) return;
  std::string path = "/" + space;
  path += '/';
  path += name;
  emit(DraftOfPage(
      view.AttributeRegion(FindAttribute(view, at.element, "name")), path));
}

// Of a file, whose path tells what it is called.
void CheckScript(const ScriptView& script, std::span<const Node>,
                 const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  const std::string code = WithoutComments(script.text);
  bool first = true;
  ForEachMatch(code, LogsOnItself(), [&](Region region, std::string_view) {
    if (!std::exchange(first, false)) return;
    --region.end;  // the bracket
    Draft draft = DraftOfPage(region, "");
    draft.questions = {{kFile, ""}};
    emit(std::move(draft));
  });
}

// "/cus/page.jssp" of "xtk_jssp/cus/page.jssp"; empty: no page of a customer.
std::string PathOfFile(std::string_view file) {
  static const RE2 kPage(R"((?:.*/)?(([^/]+)/[^/]+\.jssp))");
  std::string path;
  std::string space;
  const bool page =
      RE2::FullMatch({file.data(), file.size()}, kPage, &path, &space);
  return page && IsCustomersSchema(space + ":x") ? "/" + path : "";
}

Answer AnswerPage(const AnswerContext& context, Draft* draft) {
  if (draft->questions.front().kind == kFile) {
    const std::string path = PathOfFile(context.path);
    if (path.empty()) return Answer::kDrop;
    draft->captures = {{"path", path}};
    draft->questions.front().subject = path;
  }
  return AnswerPlain(context, draft);
}

}  // namespace

constinit const Check kAnonymousPage = {.name = "anonymous-page",
                                        .node_types = kCalls,
                                        .script = CheckScript,
                                        .element_names = kPages,
                                        .element = CheckPage,
                                        .answer = AnswerPage};
constinit const Check kDeadPublicLink = {.name = "dead-public-link",
                                         .element_names = kElements,
                                         .element = CheckLinks,
                                         .answer = AnswerLink};
constinit const Check kPlainHttpLink = {.name = "plain-http-link",
                                        .element_names = kCallers,
                                        .element = CheckPlain,
                                        .page = CheckPlainPage,
                                        .answer = AnswerPlain};

}  // namespace audit
