#include "tests/model/query_rows.h"

#include <gtest/gtest.h>

#include "tests/model/query_shape.h"
#include "tests/model/shown_query.h"
#include "xml/document.h"

namespace audit {
namespace {

std::string Replaced(std::string text, std::string_view from,
                     std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

}  // namespace

void CheckQueries(std::span<const QueryRow> rows) {
  for (const QueryRow& row : rows) {
    SCOPED_TRACE(row.name);
    std::string xml =
        Replaced(row.xml, "<Q>",
                 R"(<queryDef schema="nms:recipient" operation="select">)");
    xml = Replaced(xml, "</Q>", "</queryDef>");
    const Document document = Document::Parse(xml);
    const QueryDef query = ReadQuery(document, document.FirstRoot());
    EXPECT_EQ(ShownQuery(query), row.shown);
    EXPECT_EQ(BrokenQueryShape(query, xml.size()), "");
  }
}

}  // namespace audit
