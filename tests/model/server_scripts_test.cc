// What servers let scripts do: folders, addresses.
#include <gtest/gtest.h>

#include "model/servers.h"
#include "tests/model/server_files.h"

namespace audit {
namespace {

TEST(Servers, FoldersThatScriptsMayUse) {
  const auto with = [](const char* directories) {
    return std::string("<shared><dataStore extraSandboxedDirectories=\"") +
           directories + "\"/></shared>";
  };
  struct Row {
    const char* name;
    Files files;
    std::vector<std::string> directories;
  };
  const Row rows[] = {
      {"none says so",
       {{"c/serverConf.xml", ""}},
       {"/home/customers/", "/sftp/"}},
      {"the server's own",
       {{"c/serverConf.xml", with("/in/,/out/")}},
       {"/in/", "/out/"}},
      {"an instance's",
       {{"c/serverConf.xml", ""}, {"c/config-a.xml", with("/in/")}},
       {"/in/"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(ServersOf(row.files).SandboxedDirectories(), row.directories);
  }
}

TEST(Servers, PermissionsByInstance) {
  const char* const list =
      "<shared><urlPermission><url dnsSuffix=\"a.example\"/></urlPermission>"
      "</shared>";
  struct Row {
    const char* name;
    Files files;
    std::vector<std::size_t> layers;  // of each instance
  };
  const Row rows[] = {
      {"a server alone", {{"c/serverConf.xml", list}}, {1}},
      {"two instances",
       {{"c/serverConf.xml", list},
        {"c/config-a.xml", ""},
        {"c/config-b.xml", ""}},
       {2, 2}},
      {"what all instances share",
       {{"c/serverConf.xml", list},
        {"c/config-default.xml", ""},
        {"c/config-a.xml", ""}},
       {3}},
      {"no file of the server", {{"c/config-a.xml", list}}, {}},
      {"two servers",
       {{"c/serverConf.xml", list}, {"d/serverConf.xml", ""}},
       {1, 1}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<std::size_t> sizes;
    const Servers servers = ServersOf(row.files);
    for (const auto& layers : servers.UrlPermissions()) {
      sizes.push_back(layers.size());
      ASSERT_FALSE(layers.empty());
    }
    EXPECT_EQ(sizes, row.layers);
  }
}

}  // namespace
}  // namespace audit
