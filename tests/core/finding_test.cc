#include "core/finding.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

struct ActiveCase {
  const char* name;
  bool suppressed;
  BaselineState baseline;
  bool active;
};

class Active : public testing::TestWithParam<ActiveCase> {};

TEST_P(Active, OnlyWhatNobodyAccepted) {
  Finding finding;
  if (GetParam().suppressed) finding.suppression = Suppression{};
  finding.baseline = GetParam().baseline;
  EXPECT_EQ(IsActive(finding), GetParam().active);
}

INSTANTIATE_TEST_SUITE_P(
    Findings, Active,
    testing::Values(
        ActiveCase{"plain", false, BaselineState::kNone, true},
        ActiveCase{"new", false, BaselineState::kNew, true},
        ActiveCase{"accepted", false, BaselineState::kUnchanged, false},
        ActiveCase{"suppressed", true, BaselineState::kNone, false},
        ActiveCase{"suppressed_and_new", true, BaselineState::kNew, false},
        ActiveCase{"suppressed_and_accepted", true, BaselineState::kUnchanged,
                   false}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace audit
