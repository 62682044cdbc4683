#include "checks/server_values.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(ServerValues, FoldersThatHoldTheServersOwnFiles) {
  struct Row {
    const char* list;
    bool wide;
  };
  constexpr Row kRows[] = {
      {"", false},
      {"/home/customers/,/sftp/", false},
      {"/data/configuration/,/sftp/conf.d", false},
      {"/usr/local/neolane/nl6/var/shop/in", false},
      {"D:\\exchange", false},
      {"/", true},
      {"/sftp/, / ", true},
      {"/*", true},
      {"D:\\", true},
      {"/usr", true},
      {"/usr/local/", true},
      {"/usr/local/neolane", true},
      {"/usr/local/neolane//nl6/", true},
      {"/opt/neolane", true},
      {"$(XTK_INSTALL_DIR)", true},
      {"$(XTK_INSTALL_DIR)/conf", true},
      {"/usr/local/neolane/nl6/conf/keys", true},
      {"C:\\Program Files\\Adobe", true},
      {"C:\\Program Files (x86)\\Neolane\\Neolane v6\\", true},
      {"C:/Program Files/Adobe/Adobe Campaign Classic v7", true},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(NamesWideFolder(row.list), row.wide) << row.list;
  }
}

TEST(ServerValues, PlainCallsOfAProgram) {
  struct Row {
    const char* command;
    bool plain;
  };
  constexpr std::string_view kPrograms[] = {"zcat", "gpg"};
  constexpr Row kRows[] = {
      {"zcat \"$fileName\"", true},
      {"  /usr/bin/GPG --decrypt x", true},
      {"\"C:\\Program Files\\GnuPG\\gpg.exe\" --decrypt x", true},
      {"zcat 'a;b' \"c|d\" '$(x)'", true},
      {"zcat", true},
      {"zcat2 x", false},
      {"unzip -p x", false},
      {"zcat x | tail", false},
      {"zcat x; rm y", false},
      {"zcat x > y", false},
      {"zcat \"$(cat x)\"", false},
      {"zcat `cat x`", false},
      {"zcat \"`cat x`\"", false},
      {"zcat x &", false},
      {"zcat x\nrm y", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(IsPlainCallOf(kPrograms, row.command), row.plain) << row.command;
  }
}

}  // namespace
}  // namespace audit
