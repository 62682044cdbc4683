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
  static const RE2 marks(
      R"([<>{}\[\]$%]|^@|^/|/@|:$|://|^__\w+__$|\.\.\.$|^[.#][\w-]+$)");
  // A scheme of HTTP and what it carries.
  static const RE2 header(R"((?i)^(?:basic|bearer)\s+\S+$)");
  constexpr std::size_t kShortest = 3;
  value = Trim(value);
  if (value.size() < kShortest) return true;
  if (value.find_first_not_of(value.front()) == value.npos) return true;
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

// The word of every parser too: secret where the value looks made by a machine.
bool MayBeOfParser(std::string_view name, std::string_view value) {
  static const RE2 token("(?i)_*tokens?");
  static const RE2 made(R"([^\s]*\d[^\s]*)");
  constexpr std::size_t kShortestMade = 16;
  return RE2::FullMatch(name, token) &&
         (value.size() < kShortestMade || !RE2::FullMatch(value, made));
}

// "typePass" of a label and "anyPass" of a function; "dbPass" with digits holds
// one.
bool MayBeWord(std::string_view name, std::string_view value) {
  static const RE2 pass("\\w+Pass");
  return RE2::FullMatch(name, pass) &&
         std::none_of(value.begin(), value.end(), IsDigit);
}

bool IsNamedSecret(std::string_view name, std::string_view value) {
  return SuspicionOf(name) == Suspicion::kCertain && IsSecret(value) &&
         !EqualsIgnoreCase(name, value) && !MayBeOfParser(name, value) &&
         !MayBeWord(name, value);
}

// The user's part of an address, and secrets among its parameters.
bool HoldsSecret(std::string_view text, std::string_view* secret) {
  static const RE2 user(
      R"((?i)\b(?:https?|s?ftps?|ftpes?)://[^/\s:@"'<>]+:([^/\s@"'<>]+)@)");
  static const RE2 parameter(
      R"((?i)(?:^|[?&;\s])(?:\w*password|passwd|pwd|\w*secret|api_?key|)"
      R"(access_?token|auth_?token)=([^&;\s"'<>]+))");
  for (const RE2* pattern : {&user, &parameter}) {
    re2::StringPiece found;  // empty where nothing is: no secret
    RE2::PartialMatch(text, *pattern, &found);
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
    SeeAttribute(node);
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
    const auto constant = FoldConstant(value, script_.text);
    return constant && !constant->has_hole ? constant->text : std::string();
  }

  void SeeNamed(Node name, Node value) {
    const std::string text = ConstantOf(value);
    const std::string own = NameOf(name);
    if (IsNamedSecret(own, text)) Report(value, own);
  }

  // logon(login, password), a client of HTTP that logs on, one of SFTP.
  void SeeCall(Node call, Node callee) {
    static const RE2 authenticates(
        R"((?i)(?:set|add)?\w*(?:auth|authentication|authorization|credentials?)|logonWithUser)");
    static const RE2 connects(R"((?i)s?ftps?|s?ftp\w*client|connect)");
    const std::string name = NameOf(callee);
    const bool logs_on =
        NamesLogon(name) || RE2::FullMatch(name, authenticates);
    const bool connects_to = RE2::FullMatch(name, connects);
    if (!logs_on && !connects_to) return;
    std::vector<Node> arguments;
    for (std::uint32_t i = 0; const Node argument = ArgumentOf(call, i); ++i) {
      // A session token that is not there yet, and a port.
      const bool none = argument.is("string") && ConstantOf(argument).empty();
      if (i == 0 && none) continue;
      if (!argument.is("number")) arguments.push_back(argument);
    }
    // The host comes before login and password.
    const std::size_t at = connects_to ? 2 : 1;
    if (arguments.size() <= at) return;
    if (IsSecret(ConstantOf(arguments[at]))) Report(arguments[at], name);
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
    if (IsNamedSecret(name, text)) Report(value, name);
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
    const bool named = option &&
                       view.AttributeName(attribute) == "stringValue" &&
                       IsNamedSecret(name, value);
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
