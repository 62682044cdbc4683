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

Kind KindOfExtension(const PathParts& path, std::string_view text) {
  const std::string_view extension = path.extension;
  if (extension == "js") return kLibraryFile;
  if (extension == "jssp") return TemplateIn(Setting::kPage);
  if (extension == "jst") return TemplateIn(Setting::kJst);
  if (extension == "html" || extension == "htm") return KindOfPage(path, text);
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
