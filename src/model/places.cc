// What a lookup costs, since it is asked for every attribute and text of an
// export: one hash of the name and mostly no string comparison; for names
// without a row, a look for '<' and '[' in the value. Ancestors are asked only
// for values that hold a template, and only a few of them.
#include "model/places.h"

#include "core/text.h"
#include "model/code_shape.h"
#include "model/place_table.h"

namespace audit {
namespace {

// Entities whose templates see the same objects.
Setting SettingOfSchema(std::string_view schema) {
  if (schema == "xtk:jst") return Setting::kJst;
  for (const std::string_view page :
       {"nms:webApp", "xtk:report", "xtk:jssp", "xtk:formRendering"}) {
    if (schema == page) return Setting::kPage;
  }
  for (const std::string_view content :
       {"nms:delivery", "nms:includeView", "nms:seedMember",
        "nms:emailOfferView", "nms:webOfferView", "nms:callCenterOfferView",
        "nms:mobileOfferView", "nms:paperOfferView"}) {
    if (schema == content) return Setting::kDelivery;
  }
  if (schema.substr(0, 9) == "nms:offer") return Setting::kDelivery;
  return Setting::kOther;
}

bool IsDeliveryPart(std::string_view element) {
  return element == "content" || element == "mailParameters" ||
         element == "tracking";
}

// Campaigns and workflows nest deliveries; the parts of a delivery that are
// made for its recipients stand at most this deep below it in any version.
constexpr int kDeepestPart = 12;

Setting SettingOf(const Entity& entity, const NodeView& view, NodeId element) {
  const Setting setting = SettingOfSchema(entity.schema);
  if (setting != Setting::kOther) return setting;
  for (int i = 0; i < kDeepestPart && element != 0; ++i) {
    const NodeId parent = view.Parent(element);
    if (parent != 0 && IsDeliveryPart(view.Name(element)) &&
        view.Name(parent) == "delivery") {
      return Setting::kDelivery;
    }
    element = parent;
  }
  return Setting::kOther;
}

// One value with where it stands.
class Value {
 public:
  Value(const Entity& entity, const NodeView& view, NodeId element,
        std::string_view text)
      : entity_(entity), view_(view), element_(element), text_(text) {}

  using Kind = std::optional<FragmentKind>;

  Kind Read(Reading reading) const {
    switch (reading) {
      case Reading::kScript:
        return Unless(IsBlank(text_), {Language::kJavaScript});
      case Reading::kLibrary:
        return FragmentKind{.language = Language::kJavaScript, .library = true};
      case Reading::kSql:
        return HoldsTemplate(text_) ? Template() : Known(Language::kSql);
      case Reading::kSqlOrBoolean:
        return Unless(IsBoolean(), Known(Language::kSql));
      case Reading::kJsspPage:
      case Reading::kJstTemplate:
        return Template();
      case Reading::kHtml:
      case Reading::kPageHtml:
        return ReadHtml(reading);
      case Reading::kContent:
        return HoldsTemplate(text_) ? Template() : Kind();
      case Reading::kExpression:
        return ReadExpression();
      case Reading::kOptionValue:
        return ReadOption();
      case Reading::kShown:
      case Reading::kOpaque:
        return std::nullopt;
      default:
        return Guess(reading);
    }
  }

  // Of a place nobody told us of.
  Kind ReadUnknown() const {
    if (HoldsTemplate(text_)) return Template();
    if (HoldsSqldata(text_)) return Guessed(Language::kXtk);
    return std::nullopt;
  }

  // An expression may hold template sections, which only one reading can see.
  // SQLDATA decides: it blocks the upgrade.
  Kind ReadExpression() const {
    if (HoldsTemplate(text_) && !HoldsSqldata(text_)) return Template();
    return FragmentKind{Language::kXtk};
  }

 private:
  static Kind Unless(bool nothing, FragmentKind kind) {
    return nothing ? Kind() : Kind(kind);
  }

  Kind Guess(Reading reading) const {
    if (HoldsTemplate(text_)) {
      FragmentKind kind = Template();
      if (reading != Reading::kMaybeScript && reading != Reading::kMaybeSql) {
        kind.certainty = Certainty::kGuessed;
      }
      return kind;
    }
    switch (reading) {
      case Reading::kMaybeScript:
        return Unless(!LooksLikeScript(text_), Guessed(Language::kJavaScript));
      case Reading::kMaybeSql:
        return Unless(!LooksLikeSql(text_), Guessed(Language::kSql));
      case Reading::kMaybeHtml:
        return Unless(!LooksLikeHtml(text_), Guessed(Language::kHtml));
      case Reading::kCondition:
        return ReadCondition();
      default:
        return std::nullopt;
    }
  }

  // Tests of web applications are written as an expression on the page's
  // document or as a script on ctx.
  Kind ReadCondition() const {
    if (IsBlank(text_)) return std::nullopt;
    const bool script = text_.find("ctx.") != std::string_view::npos;
    return Guessed(script ? Language::kJavaScript : Language::kXtk);
  }

  Kind ReadHtml(Reading reading) const {
    if (HoldsTemplate(text_)) return Template();
    if (IsBlank(text_)) return std::nullopt;
    if (reading == Reading::kPageHtml && !LooksLikeHtml(text_)) {
      return std::nullopt;
    }
    return Known(Language::kHtml);
  }

  // Options that hold code are few; names of libraries and command lines, as
  // others hold, are no code.
  Kind ReadOption() const {
    const std::string_view name = ValueOf(view_, entity_.element, "name");
    if (name.substr(0, 12) == "NmsTracking_" && HoldsTemplate(text_)) {
      FragmentKind kind = Template();
      kind.setting = Setting::kDelivery;
      return kind;
    }
    if (name == "NmsDelivery_PublishingScript" && !HoldsTemplate(text_)) {
      return Unless(!LooksLikeScript(text_), Guessed(Language::kJavaScript));
    }
    return ReadUnknown();
  }

  bool IsBoolean() const {
    const std::string_view value = Trim(text_);
    for (const std::string_view known : {"", "true", "false", "0", "1"}) {
      if (EqualsIgnoreCase(value, known)) return true;
    }
    return false;
  }

  FragmentKind Template() const {
    return {.language = Language::kTemplate,
            .setting = SettingOf(entity_, view_, element_)};
  }

  FragmentKind Known(Language language) const {
    FragmentKind kind{.language = language};
    if (language == Language::kHtml) {
      kind.side = Side::kClient;
      kind.setting = SettingOf(entity_, view_, element_);
    }
    return kind;
  }

  FragmentKind Guessed(Language language) const {
    FragmentKind kind = Known(language);
    kind.certainty = Certainty::kGuessed;
    return kind;
  }

  const Entity& entity_;
  const NodeView& view_;
  NodeId element_;
  std::string_view text_;
};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() > end.size() &&
         text.substr(text.size() - end.size()) == end;
}

// enabledIf, labelExpr and their like: Campaign names expressions so.
bool HasExpressionName(std::string_view name) {
  return EndsWith(name, "If") || EndsWith(name, "Expr");
}

std::string_view ParentName(const NodeView& view, NodeId element) {
  const NodeId parent = view.Parent(element);
  return parent == 0 ? std::string_view() : view.Name(parent);
}

// The activity "Loading (SOAP)" has a script for each phase of its work, all
// named alike.
bool IsSoapScript(const NodeView& view, NodeId element) {
  return view.Name(element).starts_with("soap") &&
         ParentName(view, element) == "soapImport";
}

const PlaceRow* FindRow(std::span<const PlaceRow> rows, std::string_view around,
                        std::string_view schema) {
  for (const PlaceRow& row : rows) {
    if (!row.around.empty() && row.around != around) continue;
    if (!row.schema.empty() && row.schema != schema) continue;
    return &row;
  }
  return nullptr;
}

}  // namespace

std::optional<FragmentKind> KindOfText(const Entity& entity,
                                       const NodeView& view, NodeId element,
                                       std::string_view text) {
  const Value value(entity, view, element, text);
  const std::string_view name = view.Name(element);
  if (const auto rows = TextPlacesNamed(name); !rows.empty()) {
    const PlaceRow* row =
        FindRow(rows, ParentName(view, element), entity.schema);
    if (row != nullptr) return value.Read(row->reading);
  }
  if (IsSoapScript(view, element)) return value.Read(Reading::kScript);
  if (EndsWith(name, "Script")) return value.Read(Reading::kMaybeScript);
  return value.ReadUnknown();
}

std::optional<FragmentKind> KindOfAttribute(const Entity& entity,
                                            const NodeView& view,
                                            NodeId element,
                                            std::string_view name,
                                            std::string_view value) {
  const Value read(entity, view, element, value);
  if (const auto rows = AttributePlacesNamed(name); !rows.empty()) {
    if (const PlaceRow* row =
            FindRow(rows, view.Name(element), entity.schema)) {
      return read.Read(row->reading);
    }
  }
  if (HasExpressionName(name)) return read.ReadExpression();
  if (EndsWith(name, "Script")) return read.Read(Reading::kMaybeScript);
  return read.ReadUnknown();
}

bool IsExpressionAttribute(std::string_view element, std::string_view name) {
  if (const auto rows = AttributePlacesNamed(name); !rows.empty()) {
    const PlaceRow* row = FindRow(rows, element, "");
    return row != nullptr && row->reading == Reading::kExpression;
  }
  return HasExpressionName(name);
}

}  // namespace audit
