#include "engine/fragment_analysis.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/draft_translation.h"
#include "engine/markup_analysis.h"
#include "engine/script_analysis.h"
#include "engine/script_ignores.h"
#include "model/references.h"
#include "syntax/balance.h"
#include "syntax/html.h"
#include "syntax/template.h"

namespace audit {
namespace {

class FragmentAnalysis {
 public:
  FragmentAnalysis(const Plan& plan, ScriptParser& parser,
                   const FragmentKind& kind, std::string_view text)
      : plan_(plan),
        parser_(parser),
        kind_(kind),
        text_(text),
        hit_(plan.Triggered(text)),
        holds_ignore_(HoldsIgnore(text)) {}

  FragmentResult Run() {
    switch (kind_.language) {
      case Language::kJavaScript:
        if (ShouldParse()) {
          AnalyzeScript(plan_, parser_, kind_, text_, hit_, &result_);
        }
        break;
      case Language::kTemplate:
        ReadTemplate();
        break;
      case Language::kHtml:
        if (ShouldParse()) {
          RunPageChecks(text_, {}, {});
          ReadPage(text_);
        }
        break;
      case Language::kXtk:
        result_.drafts = AnalyzeExpression(plan_, hit_, text_, kind_.certainty);
        break;
      case Language::kSql:
      case Language::kCss:
      case Language::kApache:
      case Language::kShell:
      case Language::kBatch:
        RunTextRules(kind_.language, text_);
        break;
    }
    if (holds_ignore_) TakeIgnores();
    SortDrafts(&result_.drafts);
    return std::move(result_);
  }

 private:
  bool ShouldParse() {
    const bool wanted = plan_.parse_all() || holds_ignore_ ||
                        plan_.HoldsFacts(text_, kind_) ||
                        plan_.NeedsParse(hit_, text_) || MayBeBroken();
    result_.untriggered = !wanted;
    return wanted;
  }

  // What the interpreter does not parse needs no trigger to be found.
  bool MayBeBroken() const {
    return kind_.language == Language::kJavaScript &&
           plan_.RuleFor("js-strict-parse") < plan_.enabled().size() &&
           LooksUnbalanced(text_);
  }

  void TakeIgnores() {
    JudgedIgnores judged = JudgeIgnores(plan_, std::move(result_.ignores));
    result_.ignores.clear();
    result_.suppressions = std::move(judged.suppressions);
    result_.ignores_beyond = judged.beyond;
    std::move(judged.drafts.begin(), judged.drafts.end(),
              std::back_inserter(result_.drafts));
  }

  // Patterns on a text that is not parsed.
  void RunTextRules(Language language, std::string_view text) {
    FragmentKind kind = kind_;
    kind.language = language;
    for (RuleIndex rule = 0; rule < hit_.size(); ++rule) {
      if (!hit_[rule] || !plan_.ruleset().Wants(rule, kind)) continue;
      plan_.ruleset().DraftFragment(rule, kind, text, nullptr, nullptr,
                                    &result_.drafts);
    }
    for (const RuleIndex rule : plan_.TextChecksFor(language)) {
      if (!hit_[rule]) continue;
      plan_.CheckOf(rule)->text({text, language},
                                plan_.EmitInto(rule, &result_.drafts));
    }
  }

  void ReadTemplate() {
    const SplitTemplate split = Split(text_);
    DraftFaults(split);
    std::vector<Directive> directives;
    for (const TemplateSection& section : split.sections) {
      if (section.kind != TemplateSection::Kind::kDirective) continue;
      directives.push_back(ParseDirective(text_, section.inner));
      LoadsOfDirective(directives.back(), &result_.imports);
    }
    if (!ShouldParse()) return;
    AnalyzeScript(plan_, parser_, kind_, split.server_script, hit_, &result_);
    DropEchoes(split);
    RunPageChecks(split.page, directives, split.sections);
    ReadPage(split.page);
  }

  void DraftFaults(const SplitTemplate& split) {
    const RuleIndex rule = plan_.RuleFor("template-syntax");
    for (const TemplateFault& fault : split.faults) {
      result_.faulty = true;
      if (rule >= plan_.enabled().size()) continue;
      Draft draft;
      draft.rule = rule;
      draft.region = fault.region;
      draft.captures.emplace_back("detail", fault.detail);
      result_.drafts.push_back(std::move(draft));
    }
  }

  // Behind a section that is never closed markup is read as script: that it
  // does not parse is no second cause.
  void DropEchoes(const SplitTemplate& split) {
    if (plan_.RuleFor("template-syntax") >= plan_.enabled().size()) return;
    const RuleIndex echo = plan_.RuleFor("script-syntax");
    const RuleIndex strict = plan_.RuleFor("js-strict-parse");
    std::erase_if(result_.drafts, [&](const Draft& draft) {
      return (draft.rule == echo || draft.rule == strict) &&
             draft.region.begin >= split.closed_until;
    });
  }

  void RunPageChecks(std::string_view page,
                     std::span<const Directive> directives,
                     std::span<const TemplateSection> sections) {
    std::optional<std::vector<ScriptSource>> sources;
    for (const RuleIndex rule : plan_.page_rules()) {
      if (!hit_[rule]) continue;
      if (!sources) sources = FindScriptSources(page);
      plan_.CheckOf(rule)->page(
          {directives, *sources, text_, sections, kind_.setting},
          plan_.EmitInto(rule, &result_.drafts));
    }
  }

  // `page`: without what runs on the server.
  void ReadPage(std::string_view page) {
    RunTextRules(Language::kHtml, page);
    if (holds_ignore_) Append(FindPageIgnores(page));
    for (const ClientScript& script : FindClientScripts(page)) {
      FragmentKind kind = kind_;
      kind.language = Language::kJavaScript;
      kind.side = Side::kClient;
      FragmentResult nested;
      AnalyzeScript(plan_, parser_, kind, script.text, hit_, &nested);
      TranslateDrafts(script.origin, &nested.drafts);
      for (Draft& draft : nested.drafts) {
        draft.edits.clear();  // a handler is an attribute value once more
        result_.drafts.push_back(std::move(draft));
      }
      for (IgnoreComment& comment : nested.ignores) {
        comment.region = script.origin.ToSource(comment.region);
        if (!comment.scope.empty()) {
          comment.scope = script.origin.ToSource(comment.scope);
        }
      }
      Append(std::move(nested.ignores));
      result_.parsed = result_.parsed || nested.parsed;
      result_.unparsed = result_.unparsed || nested.unparsed;
    }
  }

  void Append(std::vector<IgnoreComment> comments) {
    std::move(comments.begin(), comments.end(),
              std::back_inserter(result_.ignores));
  }

  const Plan& plan_;
  ScriptParser& parser_;
  const FragmentKind& kind_;
  std::string_view text_;
  std::vector<bool> hit_;
  bool holds_ignore_;
  FragmentResult result_;
};

}  // namespace

FragmentResult AnalyzeFragment(const Plan& plan, ScriptParser& parser,
                               const FragmentKind& kind,
                               std::string_view text) {
  return FragmentAnalysis(plan, parser, kind, text).Run();
}

}  // namespace audit
