#include "tests/bench/entity.h"

#include <span>

#include "tests/bench/pattern.h"

namespace audit::bench {
namespace {

// One kind of entity: `row` is repeated between the fixed parts; `#` in any of
// them is the entity's number.
struct Kind {
  std::string_view open;
  std::span<const std::string_view> rows;
  std::string_view close;
  std::uint32_t most_rows;
};

constexpr std::string_view kAttributes[] = {
    R"x(      <attribute name="$v" label="$w $w" type="$t" length="$n" desc="$w of the $w"/>
)x",
    R"x(      <attribute name="$v" label="$w" type="long" default="$n" advanced="true"/>
)x",
    R"x(      <element name="$v" label="$w $w" type="link" target="$s" integrity="define" revLink="_NONE_"/>
)x",
    R"x(      <attribute name="$v" label="$w" expr="Iif([@$w] = '$w', $n, @$w)" type="double"/>
)x",
    R"x(      <attribute name="$v" label="$w" xml="true" sql="true" type="string"/>
)x"};

constexpr std::string_view kInputs[] = {
    R"x(      <input xpath="@$v" label="$w $w" colspan="2" visibleIf="[@$w] != '$w'"/>
)x",
    R"x(      <container type="frame" label="$w $w" colcount="2">
        <input xpath="[$w/@$v]" type="list" zoom="true"/>
        <static label="$w of the $w $w" type="help"/>
      </container>
)x",
    R"x(      <input xpath="$v" type="linklist" xpathEditTarget="." nolabel="true">
        <input xpath="@$w"/><input xpath="@$w"/>
        <sysFilter><condition expr="@$w = '$w' AND @$w &gt; $n"/></sysFilter>
      </input>
)x"};

constexpr std::string_view kConditions[] = {
    R"x(      <condition expr="@$v = '$w'" internalId="$n" boolOperator="AND"/>
)x",
    R"x(      <condition expr="[$w/@$w] &gt;= $n AND @$w IN ('$w', '$w')" internalId="$n"/>
)x",
    R"x(      <condition expr="GetYear(@$w) = $n OR Lower(@$w) LIKE '$w%'" internalId="$n"/>
)x",
    R"x(      <condition sql="i$wId IN (SELECT i$wId FROM Bch$w WHERE s$w = '$w')" internalId="$n"/>
)x",
    R"x(      <condition expr="@id NOT IN ([SQLDATA[SELECT i$wId FROM Bch$w WHERE i$w &gt; $n]])" internalId="$n"/>
)x"};

constexpr std::string_view kValues[] = {
    R"x(      <value name="$v" label="$w $w" value="$n"/>
)x",
    R"x(      <value name="$v" label="$w" value="$n" desc="the $w of a $w" img="bch:$w.png"/>
)x"};

constexpr std::string_view kActivities[] = {
    R"x(        <query name="$1" label="$w of $w" schema="$s" img="xtk:activities/query.png" x="$n" y="$n" distinct="true">
          <transitions><result enabled="true" name="result" label="Result" target="end"/></transitions>
          <select><node expr="@$w" alias="@$w" label="$w"/><node expr="[$w/@$w]" alias="@$w" label="$w"/></select>
          <where filteringSchema="$s">
            <condition expr="@$w = '$w' AND [$w/@$w] &gt; $n" internalId="$n"/>
            <condition expr="@$w IS NOT NULL" boolOperator="AND" internalId="$n"/>
          </where>
          <humanCond>Query: the $w of the $w with a $w</humanCond>
        </query>
)x",
    R"x(        <enrich name="$1" label="$w" mainSet="$v" schema="$s" x="$n" y="$n">
          <transitions><transition name="transition" target="end"/></transitions>
          <links cardinality="0" name="$v" label="$w" schema="$s"><condition srcExpr="@$w" dstExpr="@$w"/></links>
        </enrich>
)x",
    R"x(        <writer name="$1" label="Update the $w" schema="$s" operationType="insertOrUpdate" transactionSize="$n" x="$n" y="$n">
          <primaryKeyNode calcExpr="@$w" dstExpr="@$w"/>
          <node calcExpr="Upper(@$w)" dstExpr="@$w" enabledOperation="insertOrUpdate"/>
          <node calcExpr="@$w + $n" dstExpr="@$w" enabledOperation="insert"/>
        </writer>
)x",
    R"x(        <fileTransfer name="$1" label="$w" action="3" serverFilePath="/srv/exchange/$w/$w_$n.csv" x="$n" y="$n"/>
)x"};

constexpr Kind kKinds[] = {
    {R"x(  <entities schema="xtk:srcSchema">
  <srcSchema name="table#" namespace="bch" label="$w $w" xtkschema="xtk:srcSchema">
    <element name="table#" label="$w" autopk="true">
)x",
     kAttributes,
     R"x(    </element>
  </srcSchema>
  </entities>
)x",
     60},
    {R"x(  <entities schema="xtk:form">
  <form name="form#" namespace="bch" entity-schema="$s" label="$w $w" type="notebook">
    <container type="notebook">
)x",
     kInputs,
     R"x(    </container>
  </form>
  </entities>
)x",
     50},
    {R"x(  <entities schema="xtk:queryFilter">
  <queryFilter name="filter#" label="$w with a $w" schema="$s" shared="1" startPath="/">
    <where>
)x",
     kConditions,
     R"x(    </where>
    <folder _operation="none" name="nmsSegment"/>
  </queryFilter>
  </entities>
)x",
     6},
    {R"x(  <entities schema="xtk:enum">
    <enum name="enum#" label="$w of the $w">
)x",
     kValues,
     R"x(    </enum>
  </entities>
)x",
     80},
    {R"x(  <entities schema="xtk:workflow">
    <workflow internalName="WKF_plain#" label="$w $w" schema="$s" xtkschema="xtk:workflow" timezone="_inherit_">
      <activities>
)x",
     kActivities,
     R"x(        <end name="end" label="$w" x="$n" y="$n"/>
      </activities>
    </workflow>
  </entities>
)x",
     25},
};

// Where a script stands: everything before and behind it.
struct Holder {
  std::string_view open;
  std::string_view before;
  std::string_view behind;
  std::string_view close;
  std::uint32_t most_scripts;
};

constexpr Holder kCodeHolders[] = {
    {R"x(  <entities schema="xtk:workflow">
    <workflow internalName="WKF_bench#" label="$w $w" schema="$s" xtkschema="xtk:workflow">
      <activities>
)x",
     R"x(        <js name="$v" label="$w of $w" x="$n" y="$n">
          <transitions><done enabled="true" name="done" target="end"/></transitions>
          <script>)x",
     "</script>\n        </js>\n",
     R"x(        <end name="end" label="$w" x="$n" y="$n"/>
      </activities>
    </workflow>
  </entities>
)x",
     6},
    {R"x(  <entities schema="xtk:javascript">
    <javascript name="lib#.js" namespace="bch" label="$w $w">
)x",
     "      <data>", "</data>\n", "    </javascript>\n  </entities>\n", 1},
};

constexpr Holder kTemplateHolders[] = {
    {R"x(  <entities schema="xtk:jssp">
    <jssp name="page#.jssp" namespace="bch" label="$w $w">
)x",
     "      <data>", "</data>\n", "    </jssp>\n  </entities>\n", 1},
    {R"x(  <entities schema="nms:delivery">
    <delivery internalName="DM_bench#" label="$w $w" messageType="0" deliveryMode="4">
      <content><html>
)x",
     "        <source>", "</source>\n",
     R"x(      </html></content>
      <mailParameters><subject>$w and $w</subject></mailParameters>
    </delivery>
  </entities>
)x",
     1},
    {R"x(  <entities schema="nms:includeView">
    <includeView name="block#" label="$w $w" visible="1">
      <source>
)x",
     "        <html>", "</html>\n",
     "      </source>\n    </includeView>\n  </entities>\n", 1},
};

void AddPart(std::string_view pattern, std::uint32_t number, Prng* prng,
             std::string* out) {
  std::string numbered;
  for (const char c : pattern) {
    if (c == '#') {
      numbered += std::to_string(number);
    } else {
      numbered.push_back(c);
    }
  }
  Fill(numbered, prng, out);
}

}  // namespace

void AddScriptEntity(std::uint32_t number, Prng* prng, Form form,
                     const AddScript& add, std::string* out) {
  const std::span<const Holder> holders =
      form == Form::kTemplate ? std::span<const Holder>(kTemplateHolders)
                              : std::span<const Holder>(kCodeHolders);
  const Holder& holder =
      holders[prng->Below(static_cast<std::uint32_t>(holders.size()))];
  AddPart(holder.open, number, prng, out);
  const std::uint32_t scripts = 1 + prng->Below(holder.most_scripts);
  for (std::uint32_t i = 0; i < scripts; ++i) {
    AddPart(holder.before, number, prng, out);
    add(out);
    AddPart(holder.behind, number, prng, out);
  }
  AddPart(holder.close, number, prng, out);
}

void AddMarkupEntity(std::uint32_t number, Prng* prng, std::string* out) {
  const Kind& kind = kKinds[prng->Below(std::size(kKinds))];
  AddPart(kind.open, number, prng, out);
  const std::uint32_t rows = 1 + prng->Below(kind.most_rows);
  for (std::uint32_t i = 0; i < rows; ++i) FillAny(kind.rows, prng, out);
  AddPart(kind.close, number, prng, out);
}

std::string Escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

}  // namespace audit::bench
