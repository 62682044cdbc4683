#include "ruleset/rule_reader.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <tuple>
#include <utility>

namespace audit {
namespace {

template <class Enum>
void ReadWord(const YamlNode& value,
              std::optional<Enum> (*parse)(std::string_view),
              std::string_view words, std::optional<Enum>* into,
              YamlFaults* faults) {
  *into = parse(value.scalar);
  if (!*into) faults->At(value, "expected one of " + std::string(words));
}

constexpr std::string_view kImpacts =
    "blocks-upgrade, breaks-at-runtime, changes-behaviour, weakens-security, "
    "manual-step, advice";

// Shorthand for the many fields that are plain text.
template <class T, std::string T::*member>
void Text(const YamlNode& value, T* into, YamlFaults* faults) {
  ReadString(value, &(into->*member), faults);
}
template <class T, std::vector<std::string> T::*member>
void List(const YamlNode& value, T* into, YamlFaults* faults) {
  ReadStrings(value, &(into->*member), faults);
}

template <class Enum>
void ReadWords(const YamlNode& value,
               std::optional<Enum> (*parse)(std::string_view),
               std::string_view words, std::vector<Enum>* into,
               YamlFaults* faults) {
  std::vector<std::string> names;
  ReadStrings(value, &names, faults);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::optional<Enum> word;
    ReadWord(value.items[i], parse, words, &word, faults);
    if (word) into->push_back(*word);
  }
}

std::string LanguageWords() {
  std::string words;
  for (std::size_t i = 0; i < kLanguageCount; ++i) {
    if (i > 0) words += ", ";
    words += ToString(static_cast<Language>(i));
  }
  return words;
}

constexpr Field<RuleMatch> kMatchFields[] = {
    {"select", Need::kOptional, Text<RuleMatch, &RuleMatch::select>},
    {"languages", Need::kOptional,
     [](const YamlNode& value, RuleMatch* match, YamlFaults* faults) {
       ReadWords(value, LanguageFromString, LanguageWords(), &match->languages,
                 faults);
     }},
    {"side", Need::kOptional,
     [](const YamlNode& value, RuleMatch* match, YamlFaults* faults) {
       ReadWord(value, SideFromString, "server, client", &match->side, faults);
     }},
    {"settings", Need::kOptional,
     [](const YamlNode& value, RuleMatch* match, YamlFaults* faults) {
       ReadWords(value, SettingFromString, "script, page, delivery, jst, other",
                 &match->settings, faults);
     }},
    {"query", Need::kOptional, Text<RuleMatch, &RuleMatch::query>},
    {"regex", Need::kOptional, Text<RuleMatch, &RuleMatch::regex>},
    {"except", Need::kOptional, Text<RuleMatch, &RuleMatch::except>},
    {"pieces", Need::kOptional,
     [](const YamlNode& value, RuleMatch* match, YamlFaults* faults) {
       if (value.scalar != "several") faults->At(value, "expected several");
       match->pieces = Pieces::kSeveral;
     }},
    {"report", Need::kOptional, Text<RuleMatch, &RuleMatch::report>},
    {"confirmed", Need::kOptional, Text<RuleMatch, &RuleMatch::confirmed>},
    {"unclear", Need::kOptional, Text<RuleMatch, &RuleMatch::unclear>},
};

constexpr Field<RuleFix> kFixFields[] = {
    {"title", Need::kRequired, Text<RuleFix, &RuleFix::title>},
    {"safe", Need::kRequired,
     [](const YamlNode& value, RuleFix* fix, YamlFaults* faults) {
       ReadBoolean(value, &fix->safe, faults);
     }},
    {"why_unsafe", Need::kOptional, Text<RuleFix, &RuleFix::why_unsafe>},
    {"replace", Need::kOptional, Text<RuleFix, &RuleFix::replace>},
    {"before", Need::kOptional, Text<RuleFix, &RuleFix::before>},
    {"after", Need::kOptional, Text<RuleFix, &RuleFix::after>},
};

void ReadMinutes(const YamlNode& value, Rule* rule, YamlFaults* faults) {
  const char* const end = value.scalar.data() + value.scalar.size();
  const auto [stop, fault] =
      std::from_chars(value.scalar.data(), end, rule->effort_minutes);
  if (fault != std::errc() || stop != end || rule->effort_minutes <= 0) {
    faults->At(value, "expected a number of minutes above zero");
  }
}

constexpr Field<Rule> kEffortFields[] = {
    {"minutes", Need::kRequired, ReadMinutes},
    {"auto", Need::kRequired,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       rule->effort_auto = value.scalar;
       for (const char* word : {"no", "partial", "yes"}) {
         if (value.scalar == word) return;
       }
       faults->At(value, "expected one of no, partial, yes");
     }},
};

// While an example is read its `language` may stand behind its texts.
struct DraftExample {
  RuleExample example;
  std::string language;
};

void ReadFiles(const YamlNode& value, RuleExample::Files* files,
               YamlFaults* faults) {
  if (value.kind == YamlNode::Kind::kScalar) {
    files->emplace_back("", value.scalar);
    return;
  }
  if (value.kind != YamlNode::Kind::kMap) {
    faults->At(value, "expected a text, or paths and texts");
    return;
  }
  for (const auto& [path, text] : value.entries) {
    auto& file = files->emplace_back();
    ReadString(path, &file.first, faults);
    file.second = text.scalar;
  }
}

template <RuleExample::Files RuleExample::*member>
void Files(const YamlNode& value, DraftExample* into, YamlFaults* faults) {
  ReadFiles(value, &(into->example.*member), faults);
}

template <std::string RuleExample::*member>
void ExampleText(const YamlNode& value, DraftExample* into,
                 YamlFaults* faults) {
  ReadString(value, &(into->example.*member), faults);
}

constexpr Field<DraftExample> kExampleFields[] = {
    {"name", Need::kRequired, ExampleText<&RuleExample::name>},
    {"language", Need::kOptional,
     [](const YamlNode& value, DraftExample* into, YamlFaults* faults) {
       into->language = value.scalar;
       if (!LanguageFromString(value.scalar)) {
         faults->At(value, "expected a language");
       }
     }},
    {"bad", Need::kOptional, Files<&RuleExample::bad>},
    {"good", Need::kOptional, Files<&RuleExample::good>},
    {"fixed", Need::kOptional, Files<&RuleExample::fixed>},
    {"verdict", Need::kOptional, ExampleText<&RuleExample::verdict>},
    {"from", Need::kOptional, ExampleText<&RuleExample::from>},
};

// The path of an example's only text: what a sync tool would call the file.
std::string_view DefaultPath(std::string_view language) {
  if (language == "javascript") return "script.js";
  if (language == "template") return "page.jssp";
  if (language == "sql") return "script.sql";
  if (language == "html") return "page.html";
  if (language == "css") return "page.css";
  if (language == "apache") return "apache.conf";
  if (language == "shell") return "script.sh";
  if (language == "batch") return "script.bat";
  return "package.xml";
}

void ReadExamples(const YamlNode& value, Rule* rule, YamlFaults* faults) {
  if (value.kind != YamlNode::Kind::kSequence) {
    faults->At(value, "expected a list of examples");
    return;
  }
  for (const YamlNode& item : value.items) {
    DraftExample draft;
    ReadSection<DraftExample>(item, kExampleFields, &draft, faults);
    RuleExample& example = draft.example;
    for (auto* files : {&example.bad, &example.good, &example.fixed}) {
      for (auto& [path, text] : *files) {
        if (path.empty()) path = DefaultPath(draft.language);
      }
    }
    rule->examples.push_back(std::move(example));
  }
}

constexpr Field<Rule> kRuleFields[] = {
    {"id", Need::kRequired, Text<Rule, &Rule::id>},
    {"title", Need::kRequired, Text<Rule, &Rule::title>},
    {"impact", Need::kRequired,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       std::optional<Impact> impact;
       ReadWord(value, ImpactFromString, kImpacts, &impact, faults);
       rule->impact = impact.value_or(Impact::kAdvice);
     }},
    {"impact_from_v7", Need::kOptional,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       ReadWord(value, ImpactFromString, kImpacts, &rule->impact_from_v7,
                faults);
     }},
    {"precision", Need::kRequired,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       std::optional<Precision> precision;
       ReadWord(value, PrecisionFromString, "very-high, high, medium, low",
                &precision, faults);
       rule->precision = precision.value_or(Precision::kLow);
     }},
    {"severity", Need::kOptional,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       ReadWord(value, SeverityFromString, "error, warning, note",
                &rule->severity, faults);
     }},
    {"since", Need::kRequired, Text<Rule, &Rule::since>},
    {"applies", Need::kRequired, Text<Rule, &Rule::applies>},
    {"tags", Need::kOptional, List<Rule, &Rule::tags>},
    {"references", Need::kRequired, List<Rule, &Rule::references>},
    {"effort", Need::kRequired,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       ReadSection<Rule>(value, kEffortFields, rule, faults);
     }},
    {"pu", Need::kOptional, Text<Rule, &Rule::pu>},
    {"evidence", Need::kOptional, List<Rule, &Rule::evidence>},
    {"entity", Need::kOptional, Text<Rule, &Rule::entity>},
    {"yields_to", Need::kOptional, List<Rule, &Rule::yields_to>},
    {"inferred", Need::kOptional, Text<Rule, &Rule::inferred>},
    {"trigger", Need::kOptional, Text<Rule, &Rule::trigger>},
    {"match", Need::kOptional,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       for (const YamlNode* one : MatchNodes(value)) {
         ReadSection<RuleMatch>(*one, kMatchFields,
                                &rule->matches.emplace_back(), faults);
       }
     }},
    {"check", Need::kOptional, Text<Rule, &Rule::check>},
    {"message", Need::kRequired, Text<Rule, &Rule::message>},
    {"why", Need::kRequired, Text<Rule, &Rule::why>},
    {"remedy", Need::kRequired, Text<Rule, &Rule::remedy>},
    {"fix", Need::kOptional,
     [](const YamlNode& value, Rule* rule, YamlFaults* faults) {
       rule->fix.emplace();
       ReadSection<RuleFix>(value, kFixFields, &*rule->fix, faults);
     }},
    {"examples", Need::kRequired, ReadExamples},
};

template <class T>
void AppendKeys(std::string_view section, std::span<const Field<T>> fields,
                std::vector<RuleKey>* keys) {
  for (const Field<T>& field : fields) {
    keys->push_back({section, field.name, field.need == Need::kRequired});
  }
}

}  // namespace

std::vector<const YamlNode*> MatchNodes(const YamlNode& match) {
  if (match.kind != YamlNode::Kind::kSequence) return {&match};
  std::vector<const YamlNode*> nodes;
  for (const YamlNode& item : match.items) nodes.push_back(&item);
  return nodes;
}

void ReadRule(const YamlNode& root, Rule* rule, YamlFaults* faults) {
  ReadSection<Rule>(root, kRuleFields, rule, faults);
}

std::vector<RuleKey> RuleKeys() {
  std::vector<RuleKey> keys;
  AppendKeys<Rule>("", kRuleFields, &keys);
  AppendKeys<RuleMatch>("match", kMatchFields, &keys);
  AppendKeys<RuleFix>("fix", kFixFields, &keys);
  AppendKeys<Rule>("effort", kEffortFields, &keys);
  AppendKeys<DraftExample>("examples", kExampleFields, &keys);
  return keys;
}

}  // namespace audit
