#include "engine/instances.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

enum class Holds { kOther, kPackage, kServer };
using enum Holds;

struct Row {
  const char* name;
  std::vector<std::pair<InputFile, Holds>> files;
  std::vector<std::string> instances;
};

TEST(Instances, Table) {
  const std::vector<Row> rows = {
      {"files of one folder",
       {{{"in/a.xml", "in"}, kPackage}, {{"in/b.js", "in"}, kOther}},
       {"in", "in"}},
      {"sibling folders with a package each",
       {{{"in/dev/a.xml", "in"}, kPackage},
        {{"in/dev/x/b.js", "in"}, kOther},
        {{"in/prod/a.xml", "in"}, kPackage}},
       {"in/dev", "in/dev", "in/prod"}},
      {"one folder with packages, one with scripts",
       {{{"in/export/a.xml", "in"}, kPackage}, {{"in/js/b.js", "in"}, kOther}},
       {"in", "in"}},
      {"a package beside the folders joins them",
       {{{"in/a.xml", "in"}, kPackage}, {{"in/prod/a.xml", "in"}, kPackage}},
       {"in", "in"}},
      {"servers and packages side by side are halves of one",
       {{{"in/conf/serverConf.xml", "in"}, kServer},
        {{"in/packages/a.xml", "in"}, kPackage}},
       {"in", "in"}},
      {"packages in the root, the server in a folder",
       {{{"in/a.xml", "in"}, kPackage},
        {{"in/conf/serverConf.xml", "in"}, kServer}},
       {"in", "in"}},
      {"several servers with common packages, one with some of its own",
       {{{"in/app1/conf/serverConf.xml", "in"}, kServer},
        {{"in/app1/exports/a.xml", "in"}, kPackage},
        {{"in/packages/a.xml", "in"}, kPackage},
        {{"in/tracking1/conf/serverConf.xml", "in"}, kServer}},
       {"in", "in", "in", "in"}},
      {"sibling folders with server and packages each",
       {{{"in/exec/conf/serverConf.xml", "in"}, kServer},
        {{"in/exec/packages/a.xml", "in"}, kPackage},
        {{"in/main/conf/serverConf.xml", "in"}, kServer},
        {{"in/main/packages/a.xml", "in"}, kPackage}},
       {"in/exec", "in/exec", "in/main", "in/main"}},
      {"sibling folders with servers only",
       {{{"in/a/serverConf.xml", "in"}, kServer},
        {{"in/b/serverConf.xml", "in"}, kServer}},
       {"in/a", "in/b"}},
      {"the current folder",
       {{{"dev/a.xml", "."}, kPackage}, {{"prod/a.xml", "."}, kPackage}},
       {"dev", "prod"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<InputFile> inputs;
    std::vector<FileResult> files(row.files.size());
    for (std::size_t i = 0; i < row.files.size(); ++i) {
      inputs.push_back(row.files[i].first);
      files[i].is_package = row.files[i].second == kPackage;
      if (row.files[i].second == kServer) files[i].servers.emplace_back();
    }
    EXPECT_EQ(InstancesOf(inputs, files), row.instances);
  }
}

}  // namespace
}  // namespace audit
