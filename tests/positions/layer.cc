#include "tests/positions/layer.h"

#include <array>

namespace audit::positions {
namespace {

using enum Layer;

struct Row {
  Layer layer;
  std::string_view name;
  bool holds_payload;
  std::vector<Layer> inside;
};

const std::vector<Layer> kInString = {kStringXmlAttribute, kExpression};
const std::vector<Layer> kInScript = {kString,  kConcatenation, kE4xAttribute,
                                      kE4xText, kE4xCdata,      kE4xExpression};
const std::vector<Layer> kInText = {kTemplateCode, kTemplateOutput, kPageScript,
                                    kPageHandler, kScript};
const std::vector<Layer> kInAttribute = {kTemplateCode, kTemplateOutput,
                                         kPageScript,   kPageHandler,
                                         kScript,       kExpression};
const std::vector<Layer> kInFile = {
    kAttributeDouble, kAttributeSingle, kText,       kCdata,       kSplitCdata,
    kTemplateCode,    kTemplateOutput,  kPageScript, kPageHandler, kScript};
// Only XML can declare these two, other files would be read as windows-1252.
const std::vector<Layer> kInDeclaredFile = {kAttributeDouble, kAttributeSingle,
                                            kText, kCdata, kSplitCdata};

// In the order of the enumeration.
const std::array<Row, kLayerCount> kRows = {{
    {kUtf8, "UTF-8", false, kInFile},
    {kUtf8Bom, "UTF-8 with BOM", false, kInFile},
    {kUtf16Le, "UTF-16LE", false, kInFile},
    {kUtf16Be, "UTF-16BE", false, kInFile},
    {kUtf32Le, "UTF-32LE", false, kInFile},
    {kUtf32Be, "UTF-32BE", false, kInFile},
    {kIso8859_1, "ISO-8859-1", false, kInDeclaredFile},
    {kIso8859_15, "ISO-8859-15", false, kInDeclaredFile},
    {kWindows1252, "windows-1252", false, kInFile},
    {kAttributeDouble, "attribute in double quotes", true, kInAttribute},
    {kAttributeSingle, "attribute in single quotes", true, kInAttribute},
    {kText, "element text", true, kInText},
    {kCdata, "CDATA", true, kInText},
    {kSplitCdata, "split CDATA", true, kInText},
    {kTemplateCode, "template code", false, {kScript}},
    {kTemplateOutput, "template output", false, kInScript},
    {kPageScript, "script of a page", false, {kScript}},
    {kPageHandler, "event handler of a page", false, {kScript}},
    {kScript, "script", false, kInScript},
    {kString, "string", true, kInString},
    {kConcatenation, "concatenated string", true, kInString},
    {kE4xAttribute, "E4X attribute", true, {kExpression}},
    {kE4xText, "E4X text", true, {}},
    {kE4xCdata, "E4X CDATA", true, {}},
    {kE4xExpression, "E4X embedded expression", true, {kExpression}},
    {kStringXmlAttribute, "attribute of XML in a string", true, {kExpression}},
    {kExpression, "expression", true, {kSqlData}},
    {kSqlData, "SQLDATA", true, {}},
}};

const Row& Of(Layer layer) { return kRows[static_cast<std::size_t>(layer)]; }

}  // namespace

std::string_view NameOf(Layer layer) { return Of(layer).name; }
const std::vector<Layer>& InsideOf(Layer layer) { return Of(layer).inside; }
bool MayHoldPayload(Layer layer) { return Of(layer).holds_payload; }

}  // namespace audit::positions
