#include <re2/re2.h>

#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "model/code_shape.h"
#include "model/file_path.h"
#include "model/places.h"

namespace audit {
namespace {

using Kind = std::optional<FragmentKind>;

constexpr FragmentKind kLibraryFile{.language = Language::kJavaScript,
                                    .library = true};

FragmentKind TemplateIn(Setting setting) {
  return {.language = Language::kTemplate, .setting = setting};
}

Setting SettingOfFolder(std::string_view schema) {
  if (schema == "nms:delivery" || schema == "nms:includeView" ||
      schema == "nms:offer") {
    return Setting::kDelivery;
  }
  if (schema == "nms:webApp" || schema == "xtk:report") return Setting::kPage;
  if (schema == "xtk:jst") return Setting::kJst;
  return Setting::kOther;
}

Kind KindOfPage(const PathParts& path, std::string_view text) {
  const Setting setting = SettingOfFolder(path.schema);
  if (HoldsTemplate(text)) return TemplateIn(setting);
  return FragmentKind{
      .language = Language::kHtml, .side = Side::kClient, .setting = setting};
}

// "#!/bin/sh", "#! /usr/bin/env bash": shells are all called ...sh.
bool OpensWithShell(std::string_view text) {
  if (!text.starts_with("#!")) return false;
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  std::size_t end = line.find("sh");
  while (end != line.npos && end + 2 < line.size() && !IsSpace(line[end + 2])) {
    end = line.find("sh", end + 1);
  }
  return end != line.npos;
}

// Many programs call their settings .conf: a line of Apache's tells.
bool HoldsDirective(std::string_view text) {
  static const RE2 directive(
      R"((?im)^[ \t]*(?:<(?:Directory|Files|Location|Proxy|VirtualHost|IfModule)"
      R"()\b|(?:LoadModule|Alias|ScriptAlias|AliasMatch|Rewrite\w+|Include\w*|)"
      R"(SetHandler|AddHandler|ProxyPass\w*|Redirect\w*|ServerName|Listen|)"
      R"(DocumentRoot|SSL\w+|TraceEnable|ServerTokens|ServerSignature|)"
      R"(LimitRequest\w+|ErrorDocument|NLSRV_\w+)[ \t]))",
      RE2::Quiet);
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                           directive);
}

// What stands beside an instance: the web server's configuration (formats 7,
// migration procedure 8), environments and jobs.
std::optional<Language> LanguageBesideCampaign(const PathParts& path,
                                               std::string_view text) {
  constexpr auto kShells = std::to_array<std::string_view>(
      {"sh", "bash", "ksh", "bashrc", "bash_profile", "bash_login", "profile"});
  constexpr auto kApacheSettings =
      std::to_array<std::string_view>({"conf", "load", "htaccess"});
  if (IsOneOf(kShells, path.extension) || path.file == "envvars" ||
      OpensWithShell(text)) {
    return Language::kShell;
  }
  if (path.extension == "bat" || path.extension == "cmd") {
    return Language::kBatch;
  }
  if (IsOneOf(kApacheSettings, path.extension) && HoldsDirective(text)) {
    return Language::kApache;
  }
  return std::nullopt;
}

Kind KindOfExtension(const PathParts& path, std::string_view text) {
  const std::string_view extension = path.extension;
  if (extension == "js") return kLibraryFile;
  if (extension == "jssp") return TemplateIn(Setting::kPage);
  if (extension == "jst") return TemplateIn(Setting::kJst);
  if (extension == "html" || extension == "htm") return KindOfPage(path, text);
  if (extension == "css") {
    return FragmentKind{.language = Language::kCss,
                        .side = Side::kClient,
                        .setting = Setting::kOther};
  }
  if (const auto language = LanguageBesideCampaign(path, text)) {
    return FragmentKind{.language = *language, .setting = Setting::kOther};
  }
  if (extension == "sql") {
    if (HoldsTemplate(text)) return TemplateIn(Setting::kOther);
    return FragmentKind{.language = Language::kSql};
  }
  const bool style = extension == "xsl" || extension == "xslt";
  if (style && HoldsTemplate(text)) return TemplateIn(Setting::kOther);
  return std::nullopt;
}

}  // namespace

std::optional<FragmentKind> KindOfFile(std::string_view path,
                                       std::string_view text) {
  const PathParts parts = SplitPath(path);
  // The extension first: sync tools keep several files of one entity, such as
  // a delivery's page and its settings, in the folder of its schema.
  if (const Kind kind = KindOfExtension(parts, text)) return kind;
  if (parts.extension == "xml") return std::nullopt;
  if (parts.schema == "xtk:javascript") return kLibraryFile;
  if (parts.schema == "xtk:jssp") return TemplateIn(Setting::kPage);
  if (parts.schema == "xtk:jst") return TemplateIn(Setting::kJst);
  return std::nullopt;
}

}  // namespace audit
