#include "engine/entity_digest.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/source_file.h"
#include "core/text.h"
#include "engine/finding_text.h"
#include "engine/fingerprint.h"
#include "model/entity.h"
#include "model/volatile_attributes.h"
#include "xml/document.h"

namespace audit {
namespace {

constexpr char kBorder = '\x1F';

// Line ends and indentation inside scripts count as one space: an export that
// was only re-indented is not changed.
void AddElement(const Document& document, NodeId element, std::string* out) {
  *out += document.Name(element);
  std::vector<std::string> attributes;
  for (AttributeId attribute = document.FirstAttribute(element); attribute != 0;
       attribute = document.NextAttribute(attribute)) {
    const std::string_view name = document.AttributeName(attribute);
    if (IsVolatileAttribute(name)) continue;
    attributes.push_back(std::string(name) + '=' +
                         NormaliseSpace(document.AttributeValue(attribute)));
  }
  std::sort(attributes.begin(), attributes.end());
  for (const std::string& attribute : attributes) *out += kBorder + attribute;
  *out += kBorder + NormaliseSpace(document.Text(element)) + kBorder;
}

std::string ContentOf(const Document& document, NodeId entity) {
  std::string content;
  std::vector<NodeId> open = {entity};
  while (!open.empty()) {
    const NodeId element = open.back();
    open.pop_back();
    if (element == 0) {
      content += '/';  // the end of an element
      continue;
    }
    if (IsVolatileElement(document.Name(element))) continue;
    AddElement(document, element, &content);
    open.push_back(0);
    std::vector<NodeId> children;
    for (NodeId child = document.FirstChild(element); child != 0;
         child = document.NextSibling(child)) {
      children.push_back(child);
    }
    open.insert(open.end(), children.rbegin(), children.rend());
  }
  return content;
}

}  // namespace

std::vector<EntityDigest> DigestEntities(std::string path, std::string bytes) {
  std::vector<EntityDigest> digests;
  const SourceFile file(std::move(path), std::move(bytes));
  if (!LooksLikeXml(file.utf8())) return digests;
  const Document document = Document::Parse(file.utf8());
  for (const Entity& entity : FindEntities(document, file.path()).entities) {
    if (entity.Name().empty()) continue;
    digests.push_back(
        {entity.Name(), Sha256Hex(ContentOf(document, entity.element))});
  }
  return digests;
}

}  // namespace audit
