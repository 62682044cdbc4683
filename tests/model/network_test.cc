#include "model/network.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(Network, TellsMasksFromOtherWords) {
  for (const char* mask : {"*", "10.0.0.0/8", "192.0.2.7", "0.0.0.0/0", "::1",
                           "fc00::/7", " 10.1.1.1/32 ", "::ffff:10.0.0.1"}) {
    EXPECT_TRUE(ParseNetwork(mask)) << mask;
  }
  for (const char* mask :
       {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "::1/129",
        "10.0.0", "10.0.0.256", "everybody", "10.0.0.*", "/8"}) {
    EXPECT_FALSE(ParseNetwork(mask)) << mask;
  }
}

TEST(Network, Contains) {
  struct Row {
    const char* outer;
    const char* inner;
    bool contains;
  };
  constexpr Row kRows[] = {
      {"*", "10.0.0.1", true},
      {"*", "fe80::1", true},
      {"10.0.0.0/8", "10.255.255.255", true},
      {"10.0.0.0/8", "11.0.0.0", false},
      {"10.0.0.0/8", "10.0.0.0/8", true},
      {"10.0.0.0/9", "10.0.0.0/8", false},
      {"192.0.2.128/25", "192.0.2.127", false},
      {"192.0.2.128/25", "192.0.2.128", true},
      {"127.0.0.1/16", "127.0.77.1", true},
      {"fc00::/7", "fd12::1", true},
      {"fc00::/7", "fe00::1", false},
      {"0.0.0.0/0", "::1", false},
      {"::/0", "10.0.0.1", true},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(std::string(row.outer) + " " + row.inner);
    EXPECT_EQ(ParseNetwork(row.outer)->Contains(*ParseNetwork(row.inner)),
              row.contains);
  }
}

TEST(Reach, OfMasks) {
  struct Row {
    const char* name;
    std::vector<const char*> masks;
    const char* is;  // letters: any everybody private loopback hosts
  };
  const std::vector<Row> rows = {
      {"none", {}, "-- plh"},
      {"everybody", {"*"}, "ae ---"},
      {"everybody of IPv4", {"0.0.0.0/0"}, "ae ---"},
      {"everybody of IPv6", {"::/0"}, "ae ---"},
      {"the shipped lan",
       {"192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/8", "127.0.0.1/16",
        "fc00::/7", "fe80::/10", "::1/128"},
       "a- p--"},
      {"half of it is public", {"172.16.0.0/11"}, "a- ---"},
      {"one of several is public", {"10.0.0.0/8", "192.0.2.0/24"}, "a- ---"},
      {"the machine", {"127.0.0.1", "::1/128"}, "a- plh"},
      {"the machine's network", {"127.0.0.0/8"}, "a- pl-"},
      {"single addresses", {"192.0.2.1/32", "192.0.2.2"}, "a- --h"},
      {"nobody can read it", {"lan"}, "a- ---"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Reach reach;
    for (const char* mask : row.masks) reach.Add(ParseNetwork(mask));
    std::string is;
    is += reach.any ? 'a' : '-';
    is += reach.everybody ? 'e' : '-';
    is += ' ';
    is += reach.only_private ? 'p' : '-';
    is += reach.only_loopback ? 'l' : '-';
    is += reach.only_hosts ? 'h' : '-';
    EXPECT_EQ(is, row.is);
    Reach joined;
    joined.Join(reach);
    EXPECT_EQ(joined.any, reach.any);
    EXPECT_EQ(joined.everybody, reach.everybody);
    EXPECT_EQ(joined.only_private, reach.only_private);
  }
}

}  // namespace
}  // namespace audit
