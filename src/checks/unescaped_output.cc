// What a page puts out without escaping it (<%== %>) although a visitor may
// have sent it: directly, or by a variable that was given it.
#include "checks/checks.h"
#include "checks/entity_texts.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr char kPage[] = "page";

// What comes from the visitor: the context of a form, the request.
bool HoldsInput(std::string_view code) {
  static const RE2 kInput(
      R"((?:^|[^\w$.])(?:ctx\s*[.\[]|request\s*\.\s*\w|serverForm\s*\.))");
  return RE2::PartialMatch(re2::StringPiece(code.data(), code.size()), kInput);
}

// A call of a function that leaves no markup in its argument.
bool IsEscaped(std::string_view code) {
  static const RE2 kEscaped(
      R"(^\s*(?:(?:[\w$]+\s*\.\s*)*escape\w*|encodeURI\w*|parseInt|parseFloat|)"
      R"(Number|formatDate|formatNumber|Format\.\w+)\s*\()");
  return RE2::PartialMatch(re2::StringPiece(code.data(), code.size()),
                           kEscaped);
}

bool IsInput(std::string_view code) {
  return HoldsInput(code) && !IsEscaped(code);
}

// Whether a variable gets input anywhere in the page before `end`.
bool GetsInput(const PageView& page, std::string_view name, std::uint32_t end) {
  const std::string given = "(?:^|[^\\w$.])" +
                            RE2::QuoteMeta(std::string(name)) +
                            "\\s*\\+?=([^=;][^;]*)";
  const RE2 assignment(given);
  for (const TemplateSection& section : page.sections) {
    if (section.kind != TemplateSection::Kind::kCode) continue;
    if (section.region.begin >= end) break;
    const std::string code = WithoutComments(
        page.text.substr(section.inner.begin, section.inner.size()));
    bool input = false;
    ForEachMatch(code, assignment, [&](Region, std::string_view value) {
      input = input || IsInput(value);
    });
    if (input) return true;
  }
  return false;
}

bool IsName(std::string_view code) {
  static const RE2 kName(R"([A-Za-z_$][\w$]*)");
  return RE2::FullMatch(re2::StringPiece(code.data(), code.size()), kName);
}

bool IsInComment(const PageView& page, std::uint32_t at) {
  const std::string_view before = page.text.substr(0, at);
  const std::size_t opened = before.rfind("<!--");
  return opened != before.npos && before.find("-->", opened) == before.npos;
}

void CheckPage(const PageView& page, const Emit& emit) {
  for (const TemplateSection& section : page.sections) {
    const std::string_view whole =
        page.text.substr(section.region.begin, section.region.size());
    if (!whole.starts_with("<%==") || IsInComment(page, section.region.begin)) {
      continue;
    }
    const std::string_view value =
        whole.substr(4, whole.size() - (whole.ends_with("%>") ? 6 : 4));
    const std::string_view name = Trim(value);
    const bool input = IsName(name)
                           ? GetsInput(page, name, section.region.begin)
                           : IsInput(value);
    if (!input) continue;
    Draft draft;
    draft.region = section.region;
    draft.captures = {{"value", std::string(value)}};
    draft.questions = {{kPage, ""}};
    emit(std::move(draft));
  }
}

// Templates of messages escape nothing.
Answer AnswerPage(const AnswerContext& context, Draft*) {
  return context.path.ends_with(".jst") ? Answer::kDrop : Answer::kKeep;
}

}  // namespace

constinit const Check kUnescapedOutput = {
    .name = "unescaped-output", .page = CheckPage, .answer = AnswerPage};

}  // namespace audit
