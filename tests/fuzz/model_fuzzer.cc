// Any bytes as an export, as XML in a string and as a path: what the model says
// of them stays inside the text and agrees with itself.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_walk.h"
#include "model/administration.h"
#include "model/entity.h"
#include "model/inventory.h"
#include "model/library_id.h"
#include "model/places.h"
#include "model/references.h"
#include "model/xml_string.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

void CheckEntities(std::string_view text) {
  const Document document = Document::Parse(text);
  const EntityList list = FindEntities(document, "fuzz.xml");
  Administration administration;
  Require(list.recognised || list.entities.empty());
  for (const Entity& entity : list.entities) {
    RequireInside(entity.region, text.size());
    administration.Read(document, entity, "p.xml");
    Require(entity.is_server == entity.key.empty());
    ForEachInSubtree(document, entity.element, [&](NodeId at) {
      KindOfText(entity, document, at, document.Text(at));
      for (AttributeId a = document.FirstAttribute(at); a != 0;
           a = document.NextAttribute(a)) {
        KindOfAttribute(entity, document, at, document.AttributeName(a),
                        document.AttributeValue(a));
      }
      std::vector<Reference> references;
      ReferencesOf(document, at, entity.schema, &references);
      for (const Reference& reference : references) {
        RequireInside(reference.region, text.size());
      }
    });
  }
}

// What a document names against what it holds: the order in which that is met
// does not matter, and nothing that it holds is said to be missing.
void CheckReferences(std::string_view text) {
  const Document document = Document::Parse(text);
  const EntityList list = FindEntities(document, "fuzz.xml");
  std::vector<Reference> references;
  ReferencesOfExpression(text, &references);
  ReferencesOfQueries(document, &references);
  Inventory forwards;
  Inventory backwards;
  for (const Entity& entity : list.entities) {
    forwards.AddEntity(entity.schema, entity.key);
    ForEachInSubtree(document, entity.element, [&](NodeId at) {
      ReferencesOf(document, at, entity.schema, &references);
    });
  }
  for (std::size_t i = list.entities.size(); i-- > 0;) {
    backwards.AddEntity(list.entities[i].schema, list.entities[i].key);
  }
  for (const Reference& reference : references) {
    RequireInside(reference.region, text.size());
    const ReferenceState state = forwards.StateOf(reference);
    Require(state == backwards.StateOf(reference));
    Require((state.kind == ReferenceState::Kind::kUnknown) ==
            (state.reason != ReferenceState::Reason::kNone));
    if (state.kind == ReferenceState::Kind::kDangling) {
      Require(state.peers > 0);
      for (const Entity& entity : list.entities) {
        Require(entity.schema != reference.schema ||
                entity.key != reference.key);
      }
    }
  }
}

void CheckMarkup(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const Constant constant{std::string(text), OriginMap::Verbatim(0, size), 1,
                          false};
  const auto markup = MarkupOfConstant(constant);
  if (!markup) return;
  for (NodeId root = markup->FirstRoot(); root != 0;
       root = markup->NextSibling(root)) {
    ForEachInSubtree(*markup, root, [&](NodeId at) {
      RequireInside(markup->StartTagRegion(at), size);
      Require(markup->StartTagRegion(at).Contains(markup->NameRegion(at)));
      Require(markup->TextOrigin(at).decoded_size() == markup->Text(at).size());
      for (AttributeId a = markup->FirstAttribute(at); a != 0;
           a = markup->NextAttribute(a)) {
        Require(
            markup->StartTagRegion(at).Contains(markup->AttributeRegion(a)));
        Require(markup->AttributeOrigin(a).decoded_size() ==
                markup->AttributeValue(a).size());
      }
    });
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  audit::fuzz::CheckEntities(text);
  audit::fuzz::CheckReferences(text);
  audit::fuzz::CheckMarkup(text);
  audit::KindOfFile(text, text);
  const std::string id = audit::LibraryIdOfPath(text);
  audit::fuzz::Require(id.empty() || id.find(':') != std::string::npos);
  return 0;
}
