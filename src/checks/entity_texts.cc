#include "checks/entity_texts.h"

#include <algorithm>

#include "core/node_walk.h"
#include "core/text.h"
#include "core/word_list.h"
#include "syntax/template.h"

namespace audit {
namespace {

constexpr std::string_view kWords[] = {"_cs",   "comment",    "desc",
                                       "help",  "humanCond",  "label",
                                       "title", "visualState"};

// What ends a comment that begins at `at`; empty: none begins there.
std::string_view EndOfComment(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<!--")) return "-->";
  if (rest.starts_with("<%--")) return "--%>";
  if (rest.starts_with("/*")) return "*/";
  if (!rest.starts_with("//")) return {};
  // Addresses, also in quotes.
  const char before = at == 0 ? '\n' : text[at - 1];
  const bool address = before == ':' || before == '"' || before == '\'' ||
                       before == '=' || before == '\\' || before == '(';
  return address ? std::string_view() : "\n";
}

bool IsServerScript(std::string_view element) {
  return element == "script" || element == "initScript" ||
         element.ends_with("Script") || element == "code";
}

void Blank(std::string* text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && i < text->size(); ++i) {
    if ((*text)[i] != '\n') (*text)[i] = ' ';
  }
}

}  // namespace

void ForEachText(const NodeView& view, NodeId root,
                 const std::function<void(const EntityText&)>& take) {
  ForEachInSubtree(view, root, [&](NodeId element) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      if (IsOneOf(kWords, view.AttributeName(attribute))) continue;
      take({element, attribute, view.AttributeValue(attribute)});
    }
    if (IsOneOf(kWords, view.Name(element))) return;
    std::string joined;
    const std::string_view text = view.TextView(element, &joined);
    if (!IsBlank(text)) take({element, 0, text});
  });
}

Region PlaceOf(const NodeView& view, const EntityText& text, Region region) {
  if (text.attribute != 0) {
    return view.AttributeOrigin(text.attribute).ToSource(region);
  }
  return view.TextOrigin(text.element).ToSource(region);
}

bool HoldsText(const NodeView& view, NodeId root, const RE2& pattern) {
  bool holds = false;
  ForEachText(view, root, [&](const EntityText& text) {
    holds = holds ||
            RE2::PartialMatch(
                re2::StringPiece(text.text.data(), text.text.size()), pattern);
  });
  return holds;
}

void ForEachMatch(std::string_view text, const RE2& pattern,
                  const std::function<void(Region, std::string_view)>& take) {
  const re2::StringPiece all(text.data(), text.size());
  re2::StringPiece found[2];
  std::size_t from = 0;
  while (from <= text.size() &&
         pattern.Match(all, from, text.size(), RE2::UNANCHORED, found, 2)) {
    if (found[1].data() == nullptr) {  // what the pattern passes over
      from = std::max<std::size_t>(
          found[0].data() - text.data() + found[0].size(), from + 1);
      continue;
    }
    const std::size_t begin = found[1].data() - text.data();
    const std::size_t end = begin + found[1].size();
    take({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
         text.substr(begin, end - begin));
    from = end > from ? end : from + 1;
  }
}

std::string WithoutComments(std::string_view text) {
  std::string code(text);
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] != '<' && code[at] != '/') continue;
    const std::string_view end = EndOfComment(code, at);
    if (end.empty()) continue;
    std::size_t stop = code.find(end, at + 2);
    stop = stop == code.npos ? code.size() : stop + end.size();
    Blank(&code, at, stop);
    at = stop - 1;
  }
  return code;
}

std::string CodeOf(std::string_view element, std::string_view text,
                   CodeSide side) {
  if (side == CodeSide::kBoth) return WithoutComments(text);
  if (text.find("<%") == text.npos) {
    const bool server = IsServerScript(element);
    if (server != (side == CodeSide::kServer)) return {};
    return WithoutComments(text);
  }
  const SplitTemplate split = Split(text);
  return WithoutComments(side == CodeSide::kServer ? split.server_script
                                                   : split.page);
}

}  // namespace audit
