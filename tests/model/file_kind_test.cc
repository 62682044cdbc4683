#include <gtest/gtest.h>

#include <string>

#include "model/places.h"
#include "tests/model/describe_kind.h"

namespace audit {
namespace {

struct FileCase {
  std::string path;
  std::string text;
  std::string kind;
};

TEST(KindOfFile, GoesByNameAndSection) {
  const FileCase cases[] = {
      {"cus/lib.js", "var a;", "javascript library"},
      {"cus/LIB.JS", "var a;", "javascript library"},
      {"cus/lib.js", "x = '<% y %>';", "javascript library"},
      {"p.jssp", "", "template page"},
      {"t.jst", "", "template jst"},
      {"xtk_jst/cus/list", "x", "template jst"},
      {"xtk_jssp/cus/page", "x", "template page"},
      {"xtk_javascript/cus/lib", "x", "javascript library"},
      {"xtk_jst/cus/list.html", "<%= x %>", "template jst"},
      {"a.sql", "select 1", "sql"},
      {"a.sql", "select <%= x %>", "template other"},
      {"a.html", "<p/>", "html client other"},
      {"a.htm", "<p><%= x %></p>", "template other"},
      {"nms_delivery/DM1.html", "<p><%= x %></p>", "template delivery"},
      {"nms_webApp/APP.html", "<p/>", "html client page"},
      {"a.xsl", "<a/>", "nothing"},
      {"a.xsl", "<a><%= x %></a>", "template other"},
      {"xtk_jst/cus/list.xml", "<jst/>", "nothing"},
      {"a.css", "a { b: c }", "css client other"},
      {"bin/a.sh", "", "shell other"},
      {"home/.bashrc", "", "shell other"},
      {"apache2/envvars", "", "shell other"},
      {"bin/nightly", "#!/bin/sh\necho", "shell other"},
      {"bin/nightly", "#! /usr/bin/env bash\n", "shell other"},
      {"bin/nightly", "#!/bin/ksh -e\n", "shell other"},
      {"bin/nightly", "#!/usr/bin/perl\n# sh", "nothing"},
      {"bin/nightly", "#!/usr/share/bin/perl\n", "nothing"},
      {"bin/a.bat", "", "batch other"},
      {"bin/a.CMD", "", "batch other"},
      {"httpd.conf", "# a\n<VirtualHost *:80>\n", "apache other"},
      {"nlsrv.load", "LoadModule requesthandler24_module x\n", "apache other"},
      {"alias.conf", "\talias /nl5/ x", "apache other"},
      {".htaccess", "RewriteEngine on", "apache other"},
      {"security.conf", "ServerTokens Prod\nTraceEnable Off\n", "apache other"},
      {"log.conf", "level = Alias\n", "nothing"},
      {"a.conf", "[Alias]\n<locations>", "nothing"},
      {"a.txt", "<%= x %>", "nothing"},
      {"Makefile", "all:", "nothing"},
  };
  for (const FileCase& c : cases) {
    SCOPED_TRACE(c.path);
    EXPECT_EQ(Describe(KindOfFile(c.path, c.text)), c.kind);
  }
}

}  // namespace
}  // namespace audit
