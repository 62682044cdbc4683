#include "engine/work_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace audit {
namespace {

TEST(WorkQueue, RunsWhatTasksPush) {
  for (const unsigned threads : {1u, 2u, 8u}) {
    SCOPED_TRACE(threads);
    WorkQueue queue;
    std::atomic<int> done = 0;
    for (int i = 0; i < 20; ++i) {
      queue.Push([&] {
        for (int j = 0; j < 10; ++j) queue.Push([&] { ++done; });
      });
    }
    queue.Run(threads);
    EXPECT_EQ(done, 200);
  }
}

TEST(WorkQueue, OneThreadDoesTheNewestFirst) {
  WorkQueue queue;
  std::vector<int> order;
  queue.Push([&] { order.push_back(1); });
  queue.Push([&] {
    order.push_back(2);
    queue.Push([&] { order.push_back(3); });
  });
  queue.Run(1);
  EXPECT_EQ(order, (std::vector<int>{2, 3, 1}));
}

TEST(WorkQueue, RunsWithNothingToDoAndThenWorks) {
  WorkQueue queue;
  queue.Run(4);
  std::atomic<int> done = 0;
  for (int i = 0; i < 3; ++i) queue.Push([&] { ++done; });
  EXPECT_EQ(done, 0);
  queue.Run(4);
  EXPECT_EQ(done, 3);
  queue.Run(4);
  EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace audit
