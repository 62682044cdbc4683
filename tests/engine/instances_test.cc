#include "engine/instances.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

struct Row {
  const char* name;
  std::vector<std::pair<InputFile, bool>> files;  // file, is a package
  std::vector<std::string> instances;
};

TEST(Instances, Table) {
  const std::vector<Row> rows = {
      {"files of one folder",
       {{{"in/a.xml", "in"}, true}, {{"in/b.js", "in"}, false}},
       {"in", "in"}},
      {"sibling folders with a package each",
       {{{"in/dev/a.xml", "in"}, true},
        {{"in/dev/x/b.js", "in"}, false},
        {{"in/prod/a.xml", "in"}, true}},
       {"in/dev", "in/dev", "in/prod"}},
      {"one folder with packages, one with scripts",
       {{{"in/export/a.xml", "in"}, true}, {{"in/js/b.js", "in"}, false}},
       {"in", "in"}},
      {"a package beside the folders joins them",
       {{{"in/a.xml", "in"}, true}, {{"in/prod/a.xml", "in"}, true}},
       {"in", "in"}},
      {"the current folder",
       {{{"dev/a.xml", "."}, true}, {{"prod/a.xml", "."}, true}},
       {"dev", "prod"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<InputFile> inputs;
    std::vector<FileResult> files(row.files.size());
    for (std::size_t i = 0; i < row.files.size(); ++i) {
      inputs.push_back(row.files[i].first);
      files[i].is_package = row.files[i].second;
    }
    EXPECT_EQ(InstancesOf(inputs, files), row.instances);
  }
}

}  // namespace
}  // namespace audit
