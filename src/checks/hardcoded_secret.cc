// Passwords, keys and tokens written into scripts and options. What stands for
// one, names one or says nothing is none.
#include <re2/re2.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/platform_calls.h"
#include "checks/role.h"
#include "core/secret_names.h"
#include "core/text.h"
#include "syntax/constant.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"assignment_expression",
                                       "call_expression",
                                       "new_expression",
                                       "pair",
                                       "string",
                                       "variable_declarator",
                                       "xml_attribute"};
constexpr std::string_view kElements[] = {"option", "httpTransfer",
                                          "fileTransfer"};

// What people write where a secret will stand, or about one.
bool IsPlaceholder(std::string_view value) {
  static const RE2 words(
      R"((?i)^(?:pass(?:word|wd)?|pwd|passe|mdp|secret|token|key|changeme|)"
      R"(change[-_]?(?:me|it|this)|todo|tbd|dummy|none|null|undefined|n/?a|)"
      R"(example|sample|test|your\W?.*|my[-_].*|enter.*|insert.*|replace.*|)"
      R"(placeholder|redacted|hidden|default|true|false|yes|no|string|text|)"
      R"(required|optional|valid|invalid|error|show|hide|empty|missing|)"
      R"([x*.#?_-]+|0+|1+)$)");
  static const RE2 marks(R"([<>{}\[\]$%]|^@|^/|/@|:$|://|^__\w+__$)");
  // A scheme of HTTP and what it carries.
  static const RE2 header(R"((?i)^(?:basic|bearer)\s+\S+$)");
  constexpr std::size_t kShortest = 3;
  value = Trim(value);
  if (value.size() < kShortest) return true;
  if (RE2::FullMatch(value, words) || RE2::PartialMatch(value, marks)) {
    return true;
  }
  const bool blanks = value.find_first_of(" \t\r\n") != value.npos;
  return blanks && !RE2::FullMatch(value, header);
}

// "CusFtpPassword", "ftp_password": the name of an option, a field, a column.
bool IsName(std::string_view value) {
  static const RE2 several(
      R"([A-Za-z]+(?:_[A-Za-z]+)+|[A-Za-z]*[a-z][A-Z]\w*)");
  const bool digits = std::any_of(value.begin(), value.end(), IsDigit);
  return !digits && RE2::FullMatch(value, several) &&
         SuspicionOf(value) == Suspicion::kCertain;
}

bool IsSecret(std::string_view value) {
  return !IsPlaceholder(value) && !IsName(value);
}

// The user's part of an address, and secrets among its parameters.
bool HoldsSecret(std::string_view text, std::string_view* secret) {
  static const RE2 user(
      R"((?i)\b(?:https?|s?ftps?|ftpes?)://[^/\s:@"'<>]+:([^/\s@"'<>]+)@)");
  static const RE2 parameter(
      R"((?i)(?:^|[?&;\s])(?:\w*password|passwd|pwd|\w*secret|api_?key|)"
      R"(access_?token|auth_?token)=([^&;\s"'<>]+))");
  for (const RE2* pattern : {&user, &parameter}) {
    re2::StringPiece found;
    if (!RE2::PartialMatch(text, *pattern, &found)) continue;
    *secret = {found.data(), found.size()};
    if (IsSecret(*secret)) return true;
  }
  return false;
}

class SecretFinder {
 public:
  SecretFinder(const ScriptView& script, const Emit& emit)
      : script_(script), emit_(emit) {}

  void See(Node node) {
    switch (RoleOf(node)) {
      case Role::kDeclarator:
        return SeeNamed(node.field(F().name), node.field(F().value));
      case Role::kAssignment:
        return SeeNamed(node.field(F().left), node.field(F().right));
      case Role::kPair:
        return SeeNamed(node.field(F().key), node.field(F().value));
      case Role::kCall:
        return SeeCall(node, Unwrapped(node.field(F().function)));
      case Role::kNew:
        return SeeCall(node, Unwrapped(node.field(F().constructor)));
      default:
        break;
    }
    if (node.is("string")) return SeeText(node);
    if (node.is("xml_attribute")) SeeAttribute(node);
  }

 private:
  // Of a name, a member, a key, or an attribute of E4X.
  std::string NameOf(Node target) const {
    target = Unwrapped(target);
    if (const Node index = target.field(F().index)) {
      const auto key = FoldConstant(index, script_.text);
      return key ? key->text : std::string();
    }
    if (const Node property = target.field(F().property)) {
      return std::string(property.text(script_.text));
    }
    if (const Node attribute = target.field(F().attribute)) {
      return std::string(attribute.text(script_.text));
    }
    if (target.is("string")) {
      const auto key = FoldConstant(target, script_.text);
      return key ? key->text : std::string();
    }
    return std::string(target.text(script_.text));
  }

  // The constant a value is, as a whole.
  std::string ConstantOf(Node value) const {
    value = value ? Unwrapped(value) : value;
    if (!value || (!value.is("string") && RoleOf(value) != Role::kBinary)) {
      return {};
    }
    const auto constant = FoldConstant(value, script_.text);
    return constant && !constant->has_hole ? constant->text : std::string();
  }

  void SeeNamed(Node name, Node value) {
    const std::string text = ConstantOf(value);
    if (text.empty() || !IsSecret(text)) return;
    const std::string own = NameOf(name);
    if (SuspicionOf(own) != Suspicion::kCertain) return;
    if (EqualsIgnoreCase(own, text)) return;
    Report(value, own);
  }

  // logon(login, password), a client of HTTP that logs on, one of SFTP.
  void SeeCall(Node call, Node callee) {
    static const RE2 authenticates(
        R"((?i)(?:set|add)?\w*(?:auth|authentication|authorization|credentials?)|logonWithUser)");
    static const RE2 connects(R"((?i)s?ftps?|s?ftp\w*client|connect|open)");
    if (!callee) return;
    const std::string name = NameOf(callee);
    const bool logs_on =
        NamesLogon(name) || RE2::FullMatch(name, authenticates);
    const bool connects_to = RE2::FullMatch(name, connects);
    if (!logs_on && !connects_to) return;
    std::vector<Node> constants;
    for (std::uint32_t i = 0; const Node argument = ArgumentOf(call, i); ++i) {
      const std::string text = ConstantOf(argument);
      // A session token that is not there yet.
      if (i == 0 && argument.is("string") && text.empty()) continue;
      const bool password = argument.is("string") || constants.empty();
      if (password) constants.push_back(argument);
    }
    // The host comes before login and password.
    const std::size_t at = connects_to ? 2 : 1;
    if (constants.size() <= at) return;
    const Node value = constants[connects_to ? constants.size() - 1 : at];
    const std::string text = ConstantOf(value);
    if (!text.empty() && IsSecret(text)) Report(value, name);
  }

  void SeeText(Node literal) {
    const auto constant = FoldConstant(literal, script_.text);
    std::string_view secret;
    if (!constant || !HoldsSecret(constant->text, &secret)) return;
    const std::size_t at =
        static_cast<std::size_t>(secret.data() - constant->text.data());
    const Region found{static_cast<std::uint32_t>(at),
                       static_cast<std::uint32_t>(at + secret.size())};
    Draft draft;
    draft.region = constant->origin.ToSource(found);
    draft.captures.push_back({"name", "The text"});
    emit_(std::move(draft));
  }

  void SeeAttribute(Node attribute) {
    const Node value = attribute.field(F().value);
    if (!value.is("xml_attribute_value")) return;
    std::string_view text = value.text(script_.text);
    text = text.substr(1, text.size() - 2);
    const std::string_view name = attribute.field(F().name).text(script_.text);
    if (SuspicionOf(name) != Suspicion::kCertain || !IsSecret(text)) return;
    Report(value, name);
  }

  void Report(Node value, std::string_view name) {
    Draft draft;
    draft.region = value.region();
    draft.captures.push_back({"name", std::string(name)});
    emit_(std::move(draft));
  }

  const ScriptView& script_;
  const Emit& emit_;
};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.side != Side::kServer || !MayHoldSecret(script.text)) return;
  SecretFinder finder(script, emit);
  for (const Node node : wanted) finder.See(node);
}

// The text an option keeps, by its name, and addresses of transfers.
void CheckElement(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const bool option = view.Name(at.element) == "option";
  const std::string_view name = ValueOf(view, at.element, "name");
  if (option && (!at.IsEntity() || name.starts_with("Xtk"))) return;
  for (AttributeId attribute = view.FirstAttribute(at.element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const std::string_view value = view.AttributeValue(attribute);
    std::string_view secret;
    const bool named =
        option && view.AttributeName(attribute) == "stringValue" &&
        SuspicionOf(name) == Suspicion::kCertain && IsSecret(value);
    if (!named && !HoldsSecret(value, &secret)) continue;
    Draft draft;
    draft.region = view.AttributeRegion(attribute);
    draft.captures.push_back(
        {"name", std::string(option ? name : view.Name(at.element))});
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kHardcodedSecret = {.name = "hardcoded-secret",
                                          .node_types = kNodes,
                                          .script = CheckScript,
                                          .element_names = kElements,
                                          .element = CheckElement};

}  // namespace audit
