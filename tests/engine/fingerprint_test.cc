#include "engine/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace audit {
namespace {

struct Row {
  RuleIndex rule;
  std::string entity;
  std::string path;
  std::string text;
  std::string salt = "";
};

std::vector<Finding> Filled(const std::vector<Row>& rows) {
  std::vector<Finding> findings;
  std::vector<FingerprintSource> sources;
  for (const Row& row : rows) {
    Finding finding;
    finding.rule = row.rule;
    finding.entity_path = row.path;
    findings.push_back(std::move(finding));
    sources.push_back({row.entity, row.salt, row.text});
  }
  FillFingerprints(std::vector<std::string>{"rule-a", "rule-b"}, sources,
                   findings);
  return findings;
}

std::vector<std::string> Fingerprints(const std::vector<Row>& rows) {
  std::vector<std::string> out;
  for (const Finding& finding : Filled(rows)) {
    out.push_back(finding.fingerprint);
  }
  return out;
}

TEST(Fingerprint, Sha256OfKnownText) {
  EXPECT_EQ(Sha256Hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Fingerprint, DiffersByRuleEntityPathTextSaltAndOrdinal) {
  const auto all = Fingerprints({{0, "e", "p", "t"},
                                 {1, "e", "p", "t"},
                                 {0, "f", "p", "t"},
                                 {0, "e", "q", "t"},
                                 {0, "e", "p", "u"},
                                 {0, "e", "p", "t", "second.xml"},
                                 {0, "e", "p", "t"}});
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

TEST(Fingerprint, FieldsDoNotRunIntoEachOther) {
  const auto all = Fingerprints({{0, "ab", "c", "t"}, {0, "a", "bc", "t"}});
  EXPECT_NE(all[0], all[1]);
}

TEST(Fingerprint, OfEqualOnesTheRestMoveUpWhenOneIsFixed) {
  const auto three = Fingerprints(
      {{0, "e", "p", "t"}, {0, "e", "p", "t"}, {0, "e", "p", "t"}});
  const auto two = Fingerprints({{0, "e", "p", "t"}, {0, "e", "p", "t"}});
  EXPECT_EQ(std::vector(three.begin(), three.begin() + 2), two);
}

TEST(Fingerprint, OfTextAloneIsTheSameWhereverItStands) {
  const auto findings = Filled({{0, "e", "p", "t"},
                                {0, "f", "q", "t", "b.xml"},
                                {0, "e", "p", "u"},
                                {1, "e", "p", "t"}});
  EXPECT_EQ(findings[0].text_fingerprint, findings[1].text_fingerprint);
  EXPECT_NE(findings[0].text_fingerprint, findings[2].text_fingerprint);
  EXPECT_NE(findings[0].text_fingerprint, findings[3].text_fingerprint);
  EXPECT_EQ(findings[0].text_fingerprint.size(), 32u);
}

}  // namespace
}  // namespace audit
