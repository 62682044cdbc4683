#include <algorithm>

#include "core/text.h"
#include "report/example_text.h"
#include "report/rule_facts.h"
#include "report/sarif_parts.h"

namespace audit {
namespace {

// Code scanning sites take no longer descriptions.
constexpr std::size_t kMaxDescription = 1024;

// "sql-sqldata-expr" to "SqlSqldataExpr".
std::string PascalName(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char c : id) {
    if (c == '-') {
      upper = true;
      continue;
    }
    name +=
        upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return name;
}

std::string Sentence(std::string_view text) {
  std::string sentence(Trim(text));
  const bool ended =
      sentence.empty() || sentence.ends_with('.') || sentence.ends_with("```");
  return ended ? sentence : sentence + '.';
}

// The first paragraph on one line, whole words only.
std::string FirstParagraph(std::string_view markdown) {
  std::string text(markdown.substr(0, markdown.find("\n\n")));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() >= kMaxDescription) {
    const std::size_t space = text.rfind(' ', kMaxDescription - 2);
    text.resize(space == std::string::npos ? 0 : space);
  }
  return Sentence(text);
}

std::string HelpText(const Rule& rule) {
  return Sentence(rule.why) + "\n\n" + Sentence(rule.remedy);
}

// The first bad and good example say most in least space.
void AppendExample(std::string_view title, const RuleExample::Files& files,
                   std::string* markdown) {
  if (files.empty()) return;
  const auto& [path, marked] = files.front();
  *markdown += "\n\n**" + std::string(title) + "**\n\n" +
               std::string(Trim(CodeBlock(path, marked)));
}

std::string HelpMarkdown(const Rule& rule) {
  std::string markdown = "## Why\n\n" + Sentence(rule.why) +
                         "\n\n## What to do\n\n" + Sentence(rule.remedy);
  for (const RuleExample& example : rule.examples) {
    if (example.bad.empty()) continue;
    AppendExample("Reported: " + example.name, example.bad, &markdown);
    AppendExample("After the fix", example.fixed, &markdown);
    AppendExample("Not reported", example.good, &markdown);
    break;
  }
  if (!rule.inferred.empty()) {
    markdown += "\n\n## Inferred, not documented\n\n" + Sentence(rule.inferred);
  }
  if (!rule.references.empty()) markdown += "\n\n## Read\n";
  for (const std::string& reference : rule.references) {
    markdown += "\n- " + reference;
  }
  return markdown;
}

std::string_view ProblemSeverity(Severity severity) {
  return severity == Severity::kNote ? "recommendation" : ToString(severity);
}

void WriteProperties(const Rule& rule, JsonWriter* out) {
  out->BeginObject("properties");
  out->BeginArray("tags");
  out->Text(rule.category);
  std::size_t tags = 1;
  for (const std::string& tag : rule.tags) {
    if (tag == rule.category || ++tags > kGithubTags) continue;
    out->Text(tag);
  }
  out->EndArray();
  out->Text("precision", ToString(rule.precision));
  out->Text("problem.severity", ProblemSeverity(DefaultSeverity(rule)));
  out->Text("impact", ToString(rule.impact));
  if (rule.effort_minutes > 0) {
    out->BeginObject("effort");
    out->Number("minutes", static_cast<std::uint64_t>(rule.effort_minutes));
    if (!rule.effort_auto.empty()) out->Text("auto", rule.effort_auto);
    out->EndObject();
  }
  if (!rule.applies.empty()) out->Text("applies", rule.applies);
  out->EndObject();
}

void WriteRelationships(const Rule& rule, std::span<const Taxonomy> taxonomies,
                        JsonWriter* out) {
  const std::vector<TaxonReference> taxa = TaxaOf(rule, taxonomies);
  if (taxa.empty()) return;
  out->BeginArray("relationships");
  for (const TaxonReference& reference : taxa) {
    const auto number = static_cast<std::size_t>(reference.taxonomy);
    const Taxonomy& taxonomy = taxonomies[number];
    out->BeginObject();
    out->BeginObject("target");
    out->Text("id", taxonomy.taxa[reference.index].id);
    out->Number("index", reference.index);
    out->BeginObject("toolComponent");
    out->Text("name", taxonomy.name);
    out->Number("index", number);
    out->EndObject();
    out->EndObject();
    out->BeginArray("kinds");
    out->Text("relevant");
    out->EndArray();
    out->EndObject();
  }
  out->EndArray();
}

void WriteRule(const Rule& rule, std::span<const Taxonomy> taxonomies,
               JsonWriter* out) {
  out->BeginObject();
  out->Text("id", rule.id);
  // A name that only repeats the id is to be left out.
  const std::string name = PascalName(rule.id);
  if (!EqualsIgnoreCase(name, rule.id)) out->Text("name", name);
  WriteSarifText("shortDescription", Sentence(rule.title), out);
  WriteSarifText("fullDescription", FirstParagraph(rule.why), out);
  out->BeginObject("help");
  out->Text("text", HelpText(rule));
  out->Text("markdown", HelpMarkdown(rule));
  out->EndObject();
  // Only an address that a person can open; our own pages have none yet.
  const auto link = std::find_if(
      rule.references.begin(), rule.references.end(),
      [](const std::string& each) { return each.starts_with("https://"); });
  if (link != rule.references.end()) out->Text("helpUri", *link);
  out->BeginObject("defaultConfiguration");
  out->Text("level", ToString(DefaultSeverity(rule)));
  out->EndObject();
  WriteRelationships(rule, taxonomies, out);
  WriteProperties(rule, out);
  out->EndObject();
}

void WriteTaxonomies(std::span<const Taxonomy> taxonomies, JsonWriter* out) {
  out->BeginArray("taxonomies");
  for (const Taxonomy& taxonomy : taxonomies) {
    out->BeginObject();
    out->Text("name", taxonomy.name);
    out->Text("organization", taxonomy.organization);
    WriteSarifText("shortDescription", taxonomy.description, out);
    out->BeginArray("taxa");
    for (const Taxon& taxon : taxonomy.taxa) {
      out->BeginObject();
      out->Text("id", taxon.id);
      if (!taxon.description.empty()) {
        WriteSarifText("shortDescription", taxon.description, out);
      }
      out->EndObject();
    }
    out->EndArray();
    out->EndObject();
  }
  out->EndArray();
}

}  // namespace

void WriteSarifTool(const RunReport& run, std::span<const Rule> rules,
                    std::span<const Taxonomy> taxonomies, JsonWriter* out) {
  out->BeginObject("tool");
  out->BeginObject("driver");
  out->Text("name", "campaign-audit");
  out->Text("semanticVersion", run.tool_version);
  out->Text("version", run.tool_version);
  WriteSarifText("shortDescription",
                 "Says what Adobe Campaign v7 will refuse, break, change or "
                 "weaken in an older instance.",
                 out);
  out->BeginArray("supportedTaxonomies");
  for (std::size_t i = 0; i < taxonomies.size(); ++i) {
    out->BeginObject();
    out->Text("name", taxonomies[i].name);
    out->Number("index", i);
    out->EndObject();
  }
  out->EndArray();
  WriteSarifNotificationKinds(out);
  out->BeginArray("rules");
  for (const Rule& rule : rules) WriteRule(rule, taxonomies, out);
  out->EndArray();
  out->EndObject();
  out->EndObject();
  WriteTaxonomies(taxonomies, out);
}

}  // namespace audit
