#include "engine/inspection_references.h"

#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <utility>

#include "checks/script_references.h"
#include "core/node_walk.h"
#include "engine/opened_file.h"
#include "model/entity_table.h"
#include "model/file_path.h"
#include "model/library_id.h"
#include "syntax/template.h"

namespace audit {
namespace {

// "xtk_jssp/cus/page.jssp" is xtk:jssp|cus:page.jssp; two empty texts where
// the path does not tell.
std::pair<std::string, std::string> EntityOfPath(std::string_view path) {
  if (std::string id = LibraryIdOfPath(path); !id.empty()) {
    return {"xtk:javascript", std::move(id)};
  }
  const PathParts parts = SplitPath(path);
  std::string key(parts.below_schema);
  const std::size_t slash = key.find_first_of("/\\");
  if (slash == std::string::npos) return {};
  key[slash] = ':';
  return {parts.schema, std::move(key)};
}

class ReferenceCollector {
 public:
  ReferenceCollector(const SourceFile& file, ScriptParser& parser,
                     InputReferences* into)
      : file_(file), parser_(parser), into_(*into), lines_(file.utf8()) {}

  void Run() {
    const OpenedFile opened = OpenFile(file_);
    if (opened.document) {
      for (const XmlFault& fault : opened.document->faults()) {
        if (fault.lost > 0) into_.inventory.MarkIncomplete();
      }
      for (const Entity& entity : opened.entities.entities) {
        ReadEntity(*opened.document, entity);
      }
    } else if (opened.code) {
      ReadCode(*opened.code);
    } else if (opened.incomplete) {
      into_.inventory.MarkIncomplete();
    }
  }

 private:
  void ReadCode(const FragmentKind& kind) {
    const std::string_view text = file_.utf8();
    const auto [schema, key] = EntityOfPath(file_.path());
    if (key.empty()) {
      into_.inventory.AddLooseFile(SplitPath(file_.path()).file);
      from_ = file_.path();
    } else {
      into_.inventory.AddEntity(schema, key);
      from_ = schema + "|" + key;
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    ReadFragment(kind, text, OriginMap::Verbatim(0, size));
  }

  void ReadEntity(const Document& document, const Entity& entity) {
    if (entity.is_server) return;
    from_ = entity.Name();
    const std::string_view operation =
        ValueOf(document, entity.element, "_operation");
    if (operation == "delete" || operation == "none") {
      into_.inventory.AddMention(entity.schema, entity.key);
    } else {
      into_.inventory.AddEntity(entity.schema, entity.key);
    }
    ForEachInSubtree(document, entity.element, [&](NodeId element) {
      if (element != entity.element) NoteMention(document, element);
      ReadElement(document, entity, element);
    });
  }

  // An entity inside another: a workflow of a campaign.
  void NoteMention(const Document& document, NodeId element) {
    const EntityForm* form = FindEntityForm(document.Name(element));
    if (form == nullptr || ValueOf(document, element, "_operation") == "none") {
      return;
    }
    std::string key(
        ValueOf(document, element,
                form->key == KeyForm::kInternalName ? "internalName" : "name"));
    if (form->key == KeyForm::kNamespaceName) {
      const std::string_view space = ValueOf(document, element, "namespace");
      key.insert(0, std::string(space) + ":");
    }
    if (IsTellingKey(key)) into_.inventory.AddMention(form->schema, key);
  }

  void ReadElement(const Document& document, const Entity& entity,
                   NodeId element) {
    std::vector<Reference> references;
    ReferencesOf(document, element, entity.schema, &references);
    const auto size = static_cast<std::uint32_t>(file_.utf8().size());
    Add(std::move(references), OriginMap::Verbatim(0, size));
    for (AttributeId attribute = document.FirstAttribute(element);
         attribute != 0; attribute = document.NextAttribute(attribute)) {
      const std::string_view value = document.AttributeValue(attribute);
      const auto kind = KindOfAttribute(
          entity, document, element, document.AttributeName(attribute), value);
      if (!kind || value.empty()) continue;
      ReadFragment(*kind, value, document.AttributeOrigin(attribute));
    }
    std::string joined;
    const std::string_view text = document.TextView(element, &joined);
    if (text.empty()) return;
    if (const auto kind = KindOfText(entity, document, element, text)) {
      ReadFragment(*kind, text, document.TextOrigin(element));
    }
  }

  void ReadFragment(const FragmentKind& kind, std::string_view text,
                    const OriginMap& origin) {
    if (text.size() > kMaxFragment) return into_.inventory.MarkIncomplete();
    std::vector<Reference> references;
    if (kind.language == Language::kXtk) {
      ReferencesOfExpression(text, &references);
    } else if (kind.language == Language::kTemplate) {
      const SplitTemplate split = Split(text);
      for (const TemplateSection& section : split.sections) {
        if (section.kind != TemplateSection::Kind::kDirective) continue;
        ReferencesOfDirective(ParseDirective(text, section.inner), &references);
      }
      ReadScript(split.server_script, origin);
    } else if (kind.language == Language::kJavaScript &&
               kind.side == Side::kServer) {
      ReadScript(text, origin);
    }
    Add(std::move(references), origin);
  }

  void ReadScript(std::string_view script, const OriginMap& origin) {
    const std::unique_ptr<Tree> tree = parser_.Parse(script);
    if (!tree) return into_.inventory.MarkIncomplete();
    Add(ReferencesOfScript(tree->root(), script), origin);
  }

  void Add(std::vector<Reference> references, const OriginMap& origin) {
    for (Reference& reference : references) {
      if (reference.use == ReferenceUse::kMakes) {
        into_.inventory.AddMade(reference.schema, reference.key);
      }
      const Position at = lines_.At(origin.ToSource(reference.region).begin);
      into_.references.push_back(
          {std::move(reference), from_, file_.path(), at});
    }
  }

  const SourceFile& file_;
  ScriptParser& parser_;
  InputReferences& into_;
  const LineMap lines_;
  std::string from_;
};

std::string_view WordsOf(ReferenceUse use) {
  switch (use) {
    case ReferenceUse::kNames:
      return "names";
    case ReferenceUse::kMakes:
      return "makes";
    case ReferenceUse::kAsksFor:
      return "asks for";
  }
  return "";
}

std::string Shown(const ReferenceState& state) {
  std::string shown(WordsOf(state.kind));
  if (state.reason != ReferenceState::Reason::kNone) {
    shown += ", as ";
    shown += WordsOf(state.reason);
  }
  if (state.kind == ReferenceState::Kind::kDangling) {
    shown += fmt::format(", which holds {} like it", state.peers);
  }
  return shown;
}

}  // namespace

void CollectReferences(const SourceFile& file, ScriptParser& parser,
                       InputReferences* into) {
  ReferenceCollector(file, parser, into).Run();
}

std::vector<Observation> InspectReferences(const InputReferences& input) {
  std::vector<Observation> seen;
  for (const PlacedReference& placed : input.references) {
    const Reference& reference = placed.reference;
    seen.push_back(
        {0, placed.at,
         fmt::format("{}: {} {} {}|{}: {}", placed.path, placed.from,
                     WordsOf(reference.use), reference.schema, reference.key,
                     Shown(input.inventory.StateOf(reference)))});
  }
  return seen;
}

}  // namespace audit
