#include "model/schema.h"

#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

TEST(Schema, IsKeptInFiles) {
  struct Row {
    const char* name;
    const char* xml;
    bool expected;
  };
  const Row rows[] = {
      {"both on the schema",
       "<srcSchema mappingType='xmlFile' dataSource='file'/>", true},
      {"the source on its element",
       "<srcSchema mappingType='xmlFile'><enumeration/><element "
       "dataSource='file'/></srcSchema>",
       true},
      {"no source", "<srcSchema mappingType='xmlFile'><element/></srcSchema>",
       false},
      {"the source of something deeper",
       "<srcSchema mappingType='xmlFile'><element><element "
       "dataSource='file'/></element></srcSchema>",
       false},
      {"no mapping", "<srcSchema dataSource='file'/>", false},
      {"another mapping",
       "<srcSchema mappingType='textFile' dataSource='file'/>", false},
      {"another source",
       "<srcSchema mappingType='xmlFile' dataSource='nms:extAccount:x'/>",
       false},
      {"nothing of it", "<srcSchema/>", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Document document = Document::Parse(row.xml);
    EXPECT_EQ(IsKeptInFiles(document, document.FirstRoot()), row.expected);
  }
}

}  // namespace
}  // namespace audit
