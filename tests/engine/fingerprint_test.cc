#include "engine/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace audit {
namespace {

Finding At(RuleIndex rule, std::string entity, std::string path,
           std::string snippet, std::uint32_t line) {
  Finding finding;
  finding.rule = rule;
  finding.entity = std::move(entity);
  finding.entity_path = std::move(path);
  finding.place.excerpt.snippet = std::move(snippet);
  finding.place.excerpt.begin.line = line;
  return finding;
}

std::vector<std::string> Fingerprints(std::vector<Finding> findings,
                                      std::vector<std::string> salts = {}) {
  salts.resize(findings.size());
  FillFingerprints(std::vector<std::string>{"rule-a", "rule-b"}, salts,
                   findings);
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.fingerprint);
  return out;
}

TEST(Fingerprint, Sha256OfKnownText) {
  EXPECT_EQ(Sha256Hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Fingerprint, KeepsWhatAnEditElsewhereChanges) {
  const auto before =
      Fingerprints({At(0, "xtk:workflow|w", "js/script", "a  b", 3)});
  const auto after =
      Fingerprints({At(0, "xtk:workflow|w", "js/script", "a\n\tb", 99)});
  EXPECT_EQ(before, after);
}

TEST(Fingerprint, DiffersByRuleEntityPathTextSaltAndOrdinal) {
  const auto all =
      Fingerprints({At(0, "e", "p", "t", 1), At(1, "e", "p", "t", 1),
                    At(0, "f", "p", "t", 1), At(0, "e", "q", "t", 1),
                    At(0, "e", "p", "u", 1), At(0, "e", "p", "t", 1),
                    At(0, "e", "p", "t", 1)},
                   {"", "", "", "", "", "second.xml", ""});
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(Fingerprint, FieldsDoNotRunIntoEachOther) {
  const auto all =
      Fingerprints({At(0, "ab", "c", "t", 1), At(0, "a", "bc", "t", 1)});
  EXPECT_NE(all[0], all[1]);
}

}  // namespace
}  // namespace audit
