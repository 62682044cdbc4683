// Tasks for a fixed number of threads, newest first: the slices of an open
// document are done before another document is opened, which bounds memory.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace audit {

class WorkQueue {
 public:
  using Task = std::function<void()>;

  // Adds a task; may be called from a running task.
  void Push(Task task);

  // Runs until every task is done, on `threads` threads (the caller's is one).
  void Run(unsigned threads);

 private:
  void Work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Task> tasks_;
  std::size_t unfinished_ = 0;
};

}  // namespace audit
