#include "syntax/html.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "syntax/character_reference.h"
#include "syntax/html_tags.h"

namespace audit {
namespace {

// The JavaScript types of the WHATWG MIME Sniffing standard, and "module".
bool IsJavaScriptType(std::string_view type) {
  static constexpr std::string_view kTypes[] = {"",
                                                "application/ecmascript",
                                                "application/javascript",
                                                "application/x-ecmascript",
                                                "application/x-javascript",
                                                "module",
                                                "text/ecmascript",
                                                "text/javascript",
                                                "text/jscript",
                                                "text/livescript",
                                                "text/x-ecmascript",
                                                "text/x-javascript"};
  const std::string lower = ToLower(Trim(type.substr(0, type.find(';'))));
  return lower.starts_with("text/javascript1.") ||
         std::find(std::begin(kTypes), std::end(kTypes), lower) !=
             std::end(kTypes);
}

bool IsHandler(std::string_view name) {
  return name.size() > 2 && name.starts_with("on") &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

class ClientScriptFinder {
 public:
  explicit ClientScriptFinder(std::string_view page) : page_(page) {}

  std::vector<ClientScript> Run() {
    HtmlTagReader reader(page_);
    HtmlTag tag;
    while (reader.Next(&tag)) {
      for (const HtmlTag::Attribute& attribute : tag.attributes) {
        if (IsHandler(attribute.name)) AddHandler(attribute.value);
      }
      if (tag.name == "script" && Runs(tag)) AddElement(tag.raw_text);
    }
    return std::move(scripts_);
  }

 private:
  std::string_view TextOf(Region region) const {
    return page_.substr(region.begin, region.size());
  }

  bool Runs(const HtmlTag& tag) const {
    if (tag.Find("src") != nullptr) return false;
    if (const auto* type = tag.Find("type")) {
      return IsJavaScriptType(TextOf(type->value));
    }
    const auto* language = tag.Find("language");
    if (language == nullptr || language->value.empty()) return true;
    return IsJavaScriptType("text/" + std::string(TextOf(language->value)));
  }

  void AddElement(Region region) {
    if (IsBlank(TextOf(region))) return;
    scripts_.push_back({ClientScript::Kind::kElement,
                        std::string(TextOf(region)),
                        OriginMap::Verbatim(region.begin, region.size())});
  }

  void AddHandler(Region value) {
    if (IsBlank(TextOf(value))) return;
    ClientScript script{ClientScript::Kind::kHandler, {}, {}};
    DecodeReferences(page_, value, Entities::kHtml, &script.text,
                     &script.origin);
    scripts_.push_back(std::move(script));
  }

  std::string_view page_;
  std::vector<ClientScript> scripts_;
};

}  // namespace

std::vector<ClientScript> FindClientScripts(std::string_view page) {
  return ClientScriptFinder(page).Run();
}

std::vector<ScriptSource> FindScriptSources(std::string_view page) {
  std::vector<ScriptSource> sources;
  HtmlTagReader reader(page);
  HtmlTag tag;
  while (reader.Next(&tag)) {
    if (tag.name != "script") continue;
    const HtmlTag::Attribute* source = tag.Find("src");
    if (source == nullptr || source->value.empty()) continue;
    ScriptSource found;
    DecodeReferences(page, source->value, Entities::kHtml, &found.path,
                     &found.origin);
    sources.push_back(std::move(found));
  }
  return sources;
}

}  // namespace audit
