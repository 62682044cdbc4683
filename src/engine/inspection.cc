#include "engine/inspection.h"

#include <memory>
#include <string_view>
#include <utility>

#include "checks/xmlness.h"
#include "core/node_walk.h"
#include "engine/inspection_notes.h"
#include "engine/inspection_sql.h"
#include "engine/opened_file.h"
#include "engine/script_inspection.h"
#include "model/entity.h"
#include "model/places.h"
#include "model/references.h"
#include "syntax/template.h"
#include "syntax/tree.h"
#include "xml/document.h"

namespace audit {
namespace {

std::string_view Shown(Xmlness xmlness) {
  switch (xmlness) {
    case Xmlness::kXml:
      return "XML";
    case Xmlness::kOther:
      return "no XML";
    case Xmlness::kUnknown:
      break;
  }
  return "not known";
}

std::string Shown(const FragmentKind& kind) {
  std::string shown(ToString(kind.language));
  if (kind.certainty == Certainty::kGuessed) shown += " guessed";
  if (kind.language == Language::kXtk || kind.language == Language::kSql) {
    return shown;  // where it stands makes no difference
  }
  for (const std::string_view part :
       {ToString(kind.side), ToString(kind.setting)}) {
    shown += ' ';
    shown += part;
  }
  if (kind.library) shown += " library";
  return shown;
}

class Inspection {
 public:
  explicit Inspection(const SourceFile& file)
      : file_(file), lines_(file.utf8()) {}

  std::vector<Observation> Run() {
    const OpenedFile opened = OpenFile(file_);
    if (opened.document) {
      ReadDocument(*opened.document, opened.entities);
    } else if (opened.code) {
      const std::string_view text = file_.utf8();
      const auto size = static_cast<std::uint32_t>(text.size());
      ReadFragment(*opened.code, text, OriginMap::Verbatim(0, size), "");
    } else {
      Note(0, 0, "not read: " + opened.skipped);
    }
    return std::move(seen_);
  }

 private:
  void Note(std::uint32_t depth, std::uint32_t offset, std::string what) {
    seen_.push_back({depth, lines_.At(offset), std::move(what)});
  }

  void ReadDocument(const Document& document, const EntityList& list) {
    for (const XmlFault& fault : document.faults()) {
      Note(0, fault.region.begin, "fault: " + fault.detail);
    }
    if (list.package) {
      Note(0, 0, "package of build " + list.package->build_version);
    }
    for (const Entity& entity : list.entities) {
      functions_.Read(document, entity);
    }
    const OriginMap whole = OriginMap::Verbatim(0, Size(file_.utf8()));
    TellQueries(document, TellAt(0, whole));
    for (const Entity& entity : list.entities) {
      Note(0, entity.region.begin,
           "entity " + (entity.is_server ? "serverConf" : entity.Name()));
      if (entity.is_server) {
        TellServer(ReadServerFile(document, entity.element, file_.path()),
                   entity.region, TellAt(1, whole));
      }
      ForEachInSubtree(document, entity.element, [&](NodeId element) {
        ReadElement(document, entity, element);
      });
    }
  }

  void ReadElement(const Document& document, const Entity& entity,
                   NodeId element) {
    std::vector<Reference> references;
    ReferencesOf(document, element, entity.schema, &references);
    for (const Reference& reference : references) {
      Note(1, reference.region.begin,
           "names " + reference.schema + "|" + reference.key);
    }
    const std::string path = EntityPath(document, entity.element, element);
    for (AttributeId attribute = document.FirstAttribute(element);
         attribute != 0; attribute = document.NextAttribute(attribute)) {
      const std::string_view name = document.AttributeName(attribute);
      const std::string_view value = document.AttributeValue(attribute);
      const auto kind = KindOfAttribute(entity, document, element, name, value);
      if (!kind || value.empty()) continue;
      ReadFragment(*kind, value, document.AttributeOrigin(attribute),
                   path + "/@" + std::string(name));
    }
    std::string joined;
    const std::string_view text = document.TextView(element, &joined);
    if (text.empty()) return;
    const auto kind = KindOfText(entity, document, element, text);
    if (!kind) return;
    const OriginMap origin = document.TextOrigin(element);
    ReadFragment(*kind, text, origin, path);
    if (kind->language != Language::kTemplate) return;
    const auto without_code = KindOfText(entity, document, element, "-");
    if (without_code && without_code->language == Language::kSql) {
      TellSql(text, SqlFormAt(path), TellAt(2, origin));
    }
  }

  void ReadFragment(const FragmentKind& kind, std::string_view text,
                    const OriginMap& origin, const std::string& path) {
    const std::uint32_t begin =
        text.empty() ? 0 : origin.ToSource({0, 1}).begin;
    Note(1, begin,
         "fragment " + Shown(kind) + ", " + std::to_string(text.size()) +
             " bytes" + (path.empty() ? "" : " in " + path));
    if (text.size() > kMaxFragment) return;  // the audit reads no further
    if (kind.language == Language::kXtk) {
      TellExpression(text, functions_, TellAt(2, origin));
    } else if (kind.language == Language::kSql) {
      TellSql(text, SqlFormAt(path), TellAt(2, origin));
    } else if (kind.language == Language::kJavaScript) {
      ReadScript(kind, text, origin, nullptr, text);
    } else if (kind.language == Language::kTemplate) {
      const SplitTemplate split = Split(text);
      for (const TemplateFault& fault : split.faults) {
        Note(2, origin.ToSource(fault.region).begin, "fault: " + fault.detail);
      }
      ReadScript(kind, split.server_script, origin, &split, text);
    }
  }

  void ReadScript(const FragmentKind& kind, std::string_view script,
                  const OriginMap& origin, const SplitTemplate* page,
                  std::string_view text) {
    const std::unique_ptr<Tree> tree = parser_.Parse(script);
    if (!tree) return Note(2, origin.ToSource({0, 0}).begin, "not parsed");
    for (const SyntaxFault& fault : FindSyntaxFaults(*tree, script)) {
      Note(2, origin.ToSource(fault.region).begin, "fault: " + fault.detail);
    }
    ScriptValues values(tree->root(), script, kind.setting);
    for (const Definition& definition : values.outline().definitions) {
      const auto at =
          static_cast<std::uint32_t>(definition.name.data() - script.data());
      const auto size = static_cast<std::uint32_t>(definition.name.size());
      Note(2, origin.ToSource({at, at + size}).begin,
           HeldBy(definition, &values));
    }
    for (const FunctionFact& function : values.Functions()) {
      Note(2, origin.ToSource({0, 0}).begin,
           "function " + function.name + " returns " +
               std::string(Shown(function.returns)));
    }
    InspectScript(kind, tree->root(), text, page, &values, TellAt(2, origin));
    TellQueries(tree->root(), script, TellAt(2, origin));
    TellNeeds(tree->root(), &values, TellAt(2, origin));
  }

  static std::uint32_t Size(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
  }

  Tell TellAt(std::uint32_t depth, const OriginMap& origin) {
    return [this, depth, &origin](std::uint32_t below, Region region,
                                  const std::string& what) {
      Note(depth + below, origin.ToSource(region).begin, what);
    };
  }

  static std::string HeldBy(const Definition& definition,
                            ScriptValues* values) {
    std::string held(definition.name);
    if (definition.how == Definition::How::kFunction) {
      return held + " is a function";
    }
    if (definition.how != Definition::How::kValue) return held + " is declared";
    return held + " gets " +
           std::string(Shown(values->XmlnessOf(definition.value)));
  }

  const SourceFile& file_;
  const LineMap lines_;
  ScriptParser parser_;
  FunctionLists functions_;  // that the file declares
  std::vector<Observation> seen_;
};

}  // namespace

std::vector<Observation> Inspect(const SourceFile& file) {
  return Inspection(file).Run();
}

}  // namespace audit
