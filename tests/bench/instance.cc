#include "tests/bench/instance.h"

#include "tests/bench/entity.h"

namespace audit::bench {
namespace {

// A quarter of all bytes are scripts; 12 of these 25 parts are distinct texts
// and the others repeat one of them, as copied workflows do.
constexpr std::uint64_t kScriptShare = 4;
constexpr std::uint64_t kDistinctParts = 12;
constexpr std::uint64_t kAllParts = 25;
// The share of scripts in JSSP pages, deliveries and blocks.
constexpr std::uint32_t kTemplatePercent = 20;

}  // namespace

std::string Instance::Next() {
  std::string out;
  ++number_;
  if (account_.script_bytes * kScriptShare <= account_.bytes) {
    const Form form =
        prng_.Below(100) < kTemplatePercent ? Form::kTemplate : Form::kCode;
    AddScriptEntity(
        number_, &prng_, form,
        [&](std::string* text) { AddScriptText(form, text); }, &out);
  } else {
    AddMarkupEntity(number_, &prng_, &out);
  }
  account_.bytes += out.size();
  return out;
}

std::size_t Instance::PickScript(Form form) {
  std::vector<std::size_t>& known =
      form == Form::kTemplate ? templates_ : codes_;
  const bool fresh = account_.distinct_bytes * kAllParts <=
                     account_.script_bytes * kDistinctParts;
  if (!fresh && !known.empty()) {
    return known[prng_.Below(static_cast<std::uint32_t>(known.size()))];
  }
  scripts_.push_back(MakeScript(static_cast<std::uint32_t>(scripts_.size() + 1),
                                form, &prng_));
  known.push_back(scripts_.size() - 1);
  account_.distinct_bytes += scripts_.back().text.size();
  return known.back();
}

void Instance::AddScriptText(Form form, std::string* out) {
  occurrences_.push_back(PickScript(form));
  const Script& script = scripts_[occurrences_.back()];
  ++account_.scripts;
  account_.script_bytes += script.text.size();
  if (script.triggered) ++account_.triggered;
  // Half the bytes in CDATA, half escaped.
  if (account_.cdata_bytes * 2 <= account_.script_bytes) {
    account_.cdata_bytes += script.text.size();
    *out += "<![CDATA[" + script.text + "]]>";
  } else {
    *out += Escaped(script.text);
  }
}

}  // namespace audit::bench
