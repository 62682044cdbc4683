#include "tests/bench/script.h"

#include <algorithm>
#include <string_view>

#include "tests/bench/pattern.h"

namespace audit::bench {
namespace {

// What the rules and the facts look for in such code, as literal texts: the
// generator's own record must not depend on the program it measures.
// rules/*/*.yaml `trigger:` says the same as regular expressions.
constexpr std::string_view kTriggers[] = {
    "SQLDATA", "SoapMethodCall", "appendChild", "sql=", ".@",
    "nl5",     "<condition",     "sqlGetInt"};

// Each is code of several lines: no comma is missing between them.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
// Code without anything a rule looks for.
constexpr std::string_view kPlain[] = {
    "var $1 = $n;\nfor (var i = 0; i < $1; i++)\n{\n  $v += i * $n;\n"
    "  if ($v > $n) break;\n}\n",
    "if (vars.$v == \"$w\" && instance.vars.$v != \"\")\n{\n"
    "  logInfo(\"$w $w of $w: \" + vars.recCount);\n  vars.$v = $n;\n}\nelse\n"
    "  logWarning(\"no $w for this $w\");\n",
    "// The $w of each $w, in the order of the $w.\n"
    "var $1 = { $w: \"$w\", $v: $n, $v: [$n, $n, $n] };\n",
    "try\n{\n  vars.$v = getOption(\"Bch$w\");\n"
    "  logInfo(\"$w: \" + vars.$v);\n}\ncatch (e)\n{\n"
    "  logError(\"$w failed: \" + e);\n}\n",
    "var $1 = <$2><$3>$n</$3><$w/></$2>;\nlogInfo($1.$3 + \"$w\");\n",
    "var $1 = new Date();\n$1.setDate($1.getDate() - $n);\n"
    "vars.$v = formatDate($1, \"%4Y-%2M-%2D\");\n",
    "switch (vars.$v)\n{\n  case \"$w\": vars.$v = $n; break;\n"
    "  case \"$w\": vars.$v = $n; break;\n  default: vars.$v = \"$w $w\";\n}\n",
    "var $1 = \"$w,$w,$w,$w\".split(\",\");\n$1.sort();\n"
    "logInfo($1.join(\"; \") + \" ($n)\");\n",
    "/* $w $w $w\n * $w $w of the $w $w, see the $w.\n */\n",
    "var $1 = Math.round($n * 100 / ($n + 1)) / 100;\n"
    "if (isNaN($1) || $1 < 0) $1 = 0;\nvars.$v = $1;\n",
};

// Code a rule finds something in.
constexpr std::string_view kFound[] = {
    "try\n{\n  var $1 = sqlGetInt(\"SELECT count(*) FROM Bch$w WHERE sCode = "
    "$(sz)\", \"$w\");\n  logInfo(\"$w: \" + $1);\n}\ncatch (e)\n{\n"
    "  logError(\"$w failed: \" + e);\n}\n",
    "var $1 = new SoapMethodCall(\"xtk:session\", \"$v\", vars.token);\n",
    "var $1 = {};\nvar $2 = xtk.queryDef.create(\n"
    "  <queryDef schema=\"$s\" operation=\"select\">\n    <select>\n"
    "      <node expr=\"@$w\" alias=\"@$w\"/>\n      <node expr=\"@id\"/>\n"
    "    </select>\n  </queryDef>).ExecuteQuery();\n"
    "for each (var $3 in $2.*)\n  $1[$3.@$w] = $n;\n",
    "var $1 = <$w/>;\nvar $2 = <$w/>;\n$1.appendChild($2);\n$2.@$w = \"$w\";\n"
    "$2.@$w = $n;\n",
    "var $1 = xtk.queryDef.create(\n"
    "  <queryDef schema=\"$s\" operation=\"count\">\n    <where>\n"
    "      <condition sql={\"i$wId = \" + vars.$v}/>\n"
    "      <condition expr=\"@$w = '$w'\"/>\n    </where>\n  </queryDef>);\n"
    "logInfo($1.ExecuteQuery());\n",
    "var $1 = \"@id IN ([SQLDATA[SELECT i$wId FROM Bch$w WHERE i$w = $n]])\";\n"
    "vars.$v = $1;\n",
    "var $1 = <where>\n  <condition expr={\"[@id] NOT IN ([SQLDATA[SELECT "
    "i$wId FROM Bch$w]])\"}/>\n</where>;\n",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

// Code that looks like it and is fine.
constexpr std::string_view kFine[] = {
    "for each (var $1 in $v.$w)\n  logInfo($1.@$w + \": \" + $1.@$w);\n",
    "var $1 = <$w/>;\n$1.@$w = \"$w\";\nvar $2 = <$w/>;\n"
    "$2.appendChild($1);\n",
    "var $1 = <where><condition expr=\"@$w = '$w'\"/></where>;\n",
};

constexpr std::string_view kMarkup[] = {
    "<p>Dear $w, your $w is $n.</p>\n",
    "<table width=\"$n\">\n  <tr><td>$w</td><td>$w $w</td></tr>\n</table>\n",
    "<div id=\"$v\" style=\"color:red\"><a "
    "href=\"/bch/$w?$w=$n\">$w</a></div>\n",
};

constexpr std::string_view kOutput[] = {
    "vars.$v", "formatDate(new Date(), \"$w\")", "\"$w\" + $n"};

// Code of about `size` bytes.
void AddCode(std::size_t size, bool triggered, Prng* prng, std::string* out) {
  const std::size_t end = out->size() + size;
  if (triggered) FillAny(kFound, prng, out);
  while (out->size() < end) {
    const std::uint32_t chance = prng->Below(100);
    if (triggered && chance < 7) {
      FillAny(kFound, prng, out);
    } else if (triggered && chance < 12) {
      FillAny(kFine, prng, out);
    } else {
      FillAny(kPlain, prng, out);
    }
  }
}

void AppendBlanked(std::string_view text, std::string* out) {
  for (const char c : text) out->push_back(c == '\n' ? '\n' : ' ');
}

// Alternates `code` blocks and markup, as pages do.
void MakeTemplate(std::size_t size, bool triggered, Prng* prng,
                  Script* script) {
  while (script->text.size() < size) {
    std::string code;
    AddCode(size / 4, triggered, prng, &code);
    std::string markup;
    for (int i = 0; i < 4; ++i) FillAny(kMarkup, prng, &markup);
    std::string output;
    FillAny(kOutput, prng, &output);
    script->text.append("<%\n").append(code).append("%>\n").append(markup);
    script->text.append("<b><%= ").append(output).append(" %></b>\n");
    script->parsed.append("  \n").append(code).append(";\n \n");
    AppendBlanked(markup, &script->parsed);
    script->parsed.append("    ;_(").append(output).append(")\n    \n");
  }
}

}  // namespace

Script MakeScript(std::uint32_t number, Form form, Prng* prng) {
  // Exports seen hold scripts from one line to some hundred lines.
  const std::size_t size = 400 + prng->Below(5600);
  const bool triggered = prng->Below(100) < 65;
  Script script;
  if (form == Form::kTemplate) {
    MakeTemplate(size, triggered, prng, &script);
    const std::string head =
        "<% /* page " + std::to_string(number) + " */ %>\n";
    script.text.insert(0, head);
    AppendBlanked(head, &script.parsed);
  } else {
    script.text = "// script " + std::to_string(number) + "\n";
    AddCode(size, triggered, prng, &script.text);
    script.parsed = script.text;
  }
  script.triggered =
      std::any_of(std::begin(kTriggers), std::end(kTriggers),
                  [&](std::string_view trigger) {
                    return script.text.find(trigger) != std::string::npos;
                  });
  return script;
}

}  // namespace audit::bench
