// What each analysis costs beside the audit: run alone, on one thread, over all
// that it could be asked about in the bench instance - each distinct text once,
// and of the scripts those that hold a trigger, as the audit parses no others.
// Rules ask about less, so that the shares are an upper bound. The walks over
// documents and scripts are the audit's own and not counted.
//   bench_analyses PROGRAM DIR [ROUNDS]
// DIR as bench_generator wrote it.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/script_references.h"
#include "checks/script_texts.h"
#include "checks/server_needs.h"
#include "checks/taint.h"
#include "checks/xmlness.h"
#include "core/node_walk.h"
#include "engine/opened_file.h"
#include "model/function_lists.h"
#include "model/query_def.h"
#include "model/query_schemas.h"
#include "model/references.h"
#include "model/schema_likeness.h"
#include "model/schemas.h"
#include "model/xtk_paths.h"
#include "syntax/e4x.h"
#include "syntax/sql_scopes.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/bench/measure.h"

namespace audit::bench {
namespace {

namespace fs = std::filesystem;

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

struct File {
  std::unique_ptr<SourceFile> source;
  OpenedFile opened;
  // Of entities, each with its entity's schema.
  std::vector<std::pair<NodeId, std::string_view>> elements;
};

struct Script {
  std::string text;
  std::unique_ptr<Tree> tree;
  std::vector<Node> arguments;           // of all calls
  std::vector<Node> naming;              // that may name entities
  std::vector<Node> takers;              // that may take a statement
  std::vector<Node> outline;             // that values hang on
  std::vector<Markup> literals;          // the outermost
  std::unique_ptr<ScriptValues> values;  // of the last round
};

// What the analyses are asked about.
struct Instance {
  std::vector<File> files;
  std::map<std::string, XtkExpression> expressions;  // of the last round
  std::set<std::string> sql;                         // of attributes
  std::vector<Script> scripts;
};

void ReadDocument(File* file, Instance* instance) {
  const Document& document = *file->opened.document;
  for (const Entity& entity : file->opened.entities.entities) {
    ForEachInSubtree(document, entity.element, [&](NodeId element) {
      file->elements.emplace_back(element, entity.schema);
      for (AttributeId a = document.FirstAttribute(element); a != 0;
           a = document.NextAttribute(a)) {
        const auto value = document.AttributeValue(a);
        const auto kind = KindOfAttribute(entity, document, element,
                                          document.AttributeName(a), value);
        if (kind && kind->language == Language::kXtk) {
          instance->expressions[std::string(value)];
        } else if (kind && kind->language == Language::kSql) {
          instance->sql.emplace(value);
        }
      }
    });
  }
}

void ReadScripts(const fs::path& record, std::vector<Script>* scripts) {
  ScriptParser parser;
  std::ifstream in(record, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    Script script;
    script.text.resize(std::stoul(line));
    in.read(script.text.data(),
            static_cast<std::streamsize>(script.text.size()));
    scripts->push_back(std::move(script));
  }
  for (Script& script : *scripts) {
    script.tree = parser.Parse(script.text);
    std::uint32_t behind = 0;
    WalkNamed(
        script.tree->root(), [&](Node node, std::span<const Node> ancestors) {
          if (IsOfReferences(node, ancestors)) script.naming.push_back(node);
          if (MayTakeStatement(node)) script.takers.push_back(node);
          if (IsOfOutline(node)) script.outline.push_back(node);
          if (node.is("arguments")) {
            for (std::uint32_t i = 0; i < node.named_child_count(); ++i) {
              script.arguments.push_back(node.named_child(i));
            }
          } else if (node.region().begin >= behind && node.is("xml_element")) {
            script.literals.push_back(MarkupOfLiteral(node, script.text));
            behind = node.region().end;
          }
        });
  }
}

Instance ReadInstance(const fs::path& folder) {
  Instance instance;
  for (const auto& entry : fs::directory_iterator(folder / "export")) {
    File file;
    file.source = std::make_unique<SourceFile>(entry.path().filename().string(),
                                               ReadAll(entry.path()));
    file.opened = OpenFile(*file.source);
    if (!file.opened.document) continue;
    ReadDocument(&file, &instance);
    instance.files.push_back(std::move(file));
  }
  ReadScripts(folder / "scripts.rec", &instance.scripts);
  return instance;
}

// Each returns how much it has seen, so that nothing is left out as unused. The
// first makes what the others ask, as in the audit.

std::size_t ReadValues(Instance& instance) {
  std::size_t seen = 0;
  for (Script& script : instance.scripts) {
    script.values = std::make_unique<ScriptValues>(&script.outline, script.text,
                                                   Setting::kScript);
    ScriptValues& values = *script.values;
    for (const Definition& definition : values.outline().definitions) {
      if (definition.how != Definition::How::kValue) continue;
      seen += values.XmlnessOf(definition.value) == Xmlness::kXml ? 2 : 1;
    }
    seen += values.Functions().size();
  }
  return seen;
}

std::size_t ReadTexts(Instance& instance) {
  std::size_t seen = 0;
  for (const Script& script : instance.scripts) {
    ScriptTexts texts(script.tree->root(), script.values.get());
    for (const Node argument : script.arguments) {
      seen += texts.Of(argument).pieces.size();
    }
  }
  return seen;
}

std::size_t FollowTaint(Instance& instance) {
  std::size_t seen = 0;
  for (const Script& script : instance.scripts) {
    seen += 1 + FindStatements(script.tree->root(), script.takers,
                               script.values.get(), Visibility::kOwn)
                    .size();
  }
  return seen;
}

std::size_t ReadNeeds(Instance& instance) {
  std::size_t seen = 0;
  for (const Script& script : instance.scripts) {
    const ServerNeeds needs = NeedsOf(script.tree->root(), script.values.get());
    seen += 1 + needs.urls.size() + needs.logons.size();
  }
  return seen;
}

std::size_t ReadExpressions(Instance& instance) {
  static const Schemas known;
  static const FunctionLists lists;
  constexpr std::string_view kSchemas[] = {"nms:recipient"};
  std::size_t seen = 0;
  for (auto& [text, expression] : instance.expressions) {
    expression = ParseXtk(text);
    seen += FunctionsIn(expression, text, lists).size();
    for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
      const PathMeaning meaning =
          ResolvePath(known, kSchemas, text, expression, i);
      seen += meaning.kind == PathMeaning::Kind::kUnknown ? 1 : 2;
    }
  }
  return seen;
}

std::size_t ReadQueriesOf(const NodeView& view) {
  static const Schemas known;
  std::size_t seen = 0;
  for (const NodeId element : FindQueries(view)) {
    const QueryDef query = ReadQuery(view, element);
    seen += query.conditions.size() + SchemasOf(query, known).size();
  }
  return seen;
}

std::size_t ReadQueries(Instance& instance) {
  std::size_t seen = 0;
  for (const File& file : instance.files) {
    const Document& document = *file.opened.document;
    for (const auto& [element, schema] : file.elements) {
      if (document.Name(element) != "queryDef") continue;
      seen += ReadQuery(document, element).conditions.size();
    }
  }
  for (const Script& script : instance.scripts) {
    for (const Markup& literal : script.literals) {
      seen += ReadQueriesOf(literal);
    }
  }
  return seen;
}

std::size_t ReadReferences(Instance& instance) {
  std::size_t seen = 0;
  std::vector<Reference> references;
  for (const File& file : instance.files) {
    const Document& document = *file.opened.document;
    for (const auto& [element, schema] : file.elements) {
      references.clear();
      ReferencesOf(document, element, schema, &references);
      seen += references.size();
    }
  }
  for (const Script& script : instance.scripts) {
    seen +=
        ReferencesOfScript(script.naming, script.values->outline(), script.text)
            .size();
  }
  for (const auto& [text, expression] : instance.expressions) {
    references.clear();
    ReferencesOfExpression(text, expression, &references);
    seen += references.size();
  }
  return seen;
}

std::size_t ReadSchemas(Instance& instance) {
  std::size_t seen = 0;
  std::vector<SchemaSource> sources;
  for (const File& file : instance.files) {
    for (const Entity& entity : file.opened.entities.entities) {
      if (entity.schema != "xtk:srcSchema") continue;
      auto source =
          ReadSchema(*file.opened.document, entity.element, entity.key);
      if (!source) continue;
      seen += 1 + LikenessOf(*source).alike;
      sources.push_back(*std::move(source));
    }
  }
  return seen + Schemas(std::move(sources)).input().size();
}

std::size_t ReadSql(Instance& instance) {
  std::size_t seen = 0;
  for (const std::string& text : instance.sql) {
    const SqlTree tree = ParseSql(text, SqlForm::kPart);
    const SqlScopes scopes = ReadSqlScopes(text, tree);
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
      seen += SourceOf(text, tree, scopes, i) ? 2 : 1;
    }
  }
  return seen;
}

struct Analysis {
  const char* name;
  std::size_t (*run)(Instance&);
};

constexpr Analysis kAnalyses[] = {
    {"values of scripts", ReadValues},
    {"texts of scripts", ReadTexts},
    {"taint of scripts", FollowTaint},
    {"needs of scripts", ReadNeeds},
    {"xtk expressions", ReadExpressions},
    {"queries", ReadQueries},
    {"references", ReadReferences},
    {"schemas", ReadSchemas},
    {"SQL", ReadSql},
};

double SecondsOf(const Analysis& analysis, Instance& instance, int rounds) {
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    const double begin = ThreadSeconds();
    if (analysis.run(instance) == 0) {
      std::fprintf(stderr, "%s: nothing to see\n", analysis.name);
      std::exit(1);
    }
    seconds.push_back(ThreadSeconds() - begin);
  }
  return Median(seconds);
}

}  // namespace
}  // namespace audit::bench

int main(int argc, char** argv) {
  using namespace audit::bench;  // NOLINT: the file's only function outside
  if (argc < 3) return 2;
  const std::filesystem::path folder = argv[2];
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
  Series audit;
  for (int round = 0; round < rounds; ++round) {
    audit.Add(Measure(CheckCommand(argv[1], folder, "-j1")));
  }
  Instance instance = ReadInstance(folder);
  std::printf(
      "analyses of %zu scripts and %zu expressions (%d rounds, medians)\n",
      instance.scripts.size(), instance.expressions.size(), rounds);
  double sum = 0;
  for (const Analysis& analysis : kAnalyses) {
    const double seconds = SecondsOf(analysis, instance, rounds);
    sum += seconds;
    std::printf("  %-20s %.3f s, %.1f %% of the audit\n", analysis.name,
                seconds, 100 * seconds / Median(audit.cpu));
  }
  const double share = sum / Median(audit.cpu);
  PrintGoal("all / audit CPU", share, "<= 0.25", share <= 0.25);
  return 0;
}
