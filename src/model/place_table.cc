#include "model/place_table.h"

#include <array>

#include "model/name_table.h"

namespace audit {
namespace {

using enum Reading;

// Activities of a workflow are told by their element, not by the entity, since
// campaigns (nms:operation) nest workflows. "script" of exec and nlserver is a
// command line.
constexpr auto kTexts = MakeNameTable(std::to_array<PlaceRow>({
    {"script", "js", "", kScript},
    {"script", "workflow", "", kScript},
    {"script", "sql", "", kSql},
    {"script", "sqlDM", "", kSql},
    {"script", "exec", "", kContent},
    {"script", "nlserver", "", kContent},
    {"script", "nlmodule", "", kContent},
    {"script", "script", "nms:webApp", kScript},
    {"script", "script", "nms:operation", kScript},
    {"script", "script", "xtk:report", kScript},
    {"script", "typologyRule", "nms:typologyRule", kScript},
    {"script", "", "xtk:package", kScript},
    {"script", "", "", kMaybeScript},
    {"installScript", "", "xtk:package", kScript},
    {"initScript", "", "", kScript},
    {"call", "jsx", "", kScript},
    {"call", "", "", kMaybeScript},
    {"recall", "jsx", "", kScript},
    {"recall", "", "", kMaybeScript},
    {"condition", "", "nms:webApp", kCondition},
    {"condition", "", "xtk:report", kCondition},
    {"condition", "test", "", kScript},
    {"condition", "", "", kMaybeScript},
    {"code", "", "xtk:jst", kJstTemplate},
    {"code", "", "", kMaybeScript},
    {"data", "javascript", "xtk:javascript", kLibrary},
    {"data", "", "xtk:javascript", kLibrary},
    {"data", "", "xtk:jssp", kJsspPage},
    {"data", "", "xtk:sql", kSql},
    {"data", "", "xtk:xslt", kContent},
    {"data", "", "xtk:formRendering", kMaybeHtml},
    {"data", "", "xtk:image", kOpaque},
    {"js", "", "xtk:formRendering", kLibrary},
    {"sql", "", "", kMaybeSql},
    // Content: what the recipient or the visitor gets.
    {"html", "source", "nms:includeView", kHtml},
    {"html", "", "nms:webApp", kPageHtml},
    {"html", "", "xtk:report", kPageHtml},
    {"source", "html", "", kHtml},
    {"source", "", "nms:webApp", kPageHtml},
    {"source", "", "xtk:report", kPageHtml},
    {"htmlSource", "", "", kHtml},
    {"htmlSource_jst", "", "", kHtml},
    {"weightFormula", "forecast", "", kExpression},
    {"memoValue", "", "xtk:option", kOptionValue},
    // Words for people; a help text may well show [SQLDATA[ or <%= %>.
    {"comment", "", "", kShown},
    {"desc", "", "", kShown},
    {"description", "", "", kShown},
    {"help", "", "", kShown},
    {"humanCond", "", "", kShown},
    {"label", "", "", kLabel},
    {"para", "description", "", kShown},
    // Packed settings.
    {"period", "", "", kOpaque},
    {"visualState", "", "", kOpaque},
}));

constexpr auto kAttributes = MakeNameTable(std::to_array<PlaceRow>({
    // Expressions wherever they stand. Names that end in Expr or If are
    // expressions without a row.
    {"expr", "", "", kExpression},
    {"exprIn", "", "", kExpression},
    {"exprOutCS", "", "", kExpression},
    {"filterPath", "", "", kExpression},
    {"pkgAdmin", "", "", kExpression},
    {"pkgPlatform", "", "", kExpression},
    {"default", "attribute", "", kExpression},
    {"default", "element", "", kExpression},
    {"xpath-dst", "join", "", kExpression},
    {"xpath-src", "join", "", kExpression},
    {"translatedDefault", "attribute", "", kExpression},
    {"translatedDefault", "element", "", kExpression},
    // Where a delivery finds its recipients' data.
    {"blackListAgency", "deliveryMapping", "", kExpression},
    {"blackListEmail", "deliveryMapping", "", kExpression},
    {"blackListFax", "deliveryMapping", "", kExpression},
    {"blackListPaper", "deliveryMapping", "", kExpression},
    {"blackListPhone", "deliveryMapping", "", kExpression},
    {"blackListSms", "deliveryMapping", "", kExpression},
    {"countryCode", "deliveryMapping", "", kExpression},
    {"email", "deliveryMapping", "", kExpression},
    {"email", "social", "", kExpression},
    {"facebook", "deliveryMapping", "", kExpression},
    {"fax", "deliveryMapping", "", kExpression},
    {"format", "deliveryMapping", "", kExpression},
    {"phone", "deliveryMapping", "", kExpression},
    {"recipientLink", "deliveryMapping", "", kExpression},
    {"sms", "deliveryMapping", "", kExpression},
    {"twitter", "deliveryMapping", "", kExpression},
    {"birthDate", "social", "", kExpression},
    {"firstName", "social", "", kExpression},
    {"gender", "social", "", kExpression},
    {"lastName", "social", "", kExpression},
    {"locale", "social", "", kExpression},
    // SQL. On attributes and elements of a schema @sql is a boolean.
    {"sql", "condition", "", kSqlOrBoolean},
    {"sql", "node", "", kSqlOrBoolean},
    {"body", "providerPart", "", kSql},
    {"sqlDefault", "", "", kSql},
    // Scripts.
    {"labelScript", "", "", kMaybeScript},
    {"stringValue", "option", "xtk:option", kOptionValue},
    // Words for people.
    {"_cs", "", "", kShown},
    {"comment", "", "", kShown},
    {"desc", "", "", kShown},
    {"displayFilter", "", "", kShown},
    {"filterLabel", "", "", kShown},
    {"help", "", "", kShown},
    {"label", "", "", kLabel},
    {"labelSingular", "", "", kShown},
    {"promptLabel", "", "", kShown},
    {"revDesc", "", "", kShown},
    {"revLabel", "", "", kShown},
}));

}  // namespace

std::span<const PlaceRow> TextPlacesNamed(std::string_view element) {
  return kTexts.Find(element);
}

std::span<const PlaceRow> AttributePlacesNamed(std::string_view attribute) {
  return kAttributes.Find(attribute);
}

std::span<const PlaceRow> TextPlaces() { return kTexts.rows(); }

std::span<const PlaceRow> AttributePlaces() { return kAttributes.rows(); }

}  // namespace audit
