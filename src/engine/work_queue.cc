#include "engine/work_queue.h"

#include <thread>
#include <utility>

namespace audit {

void WorkQueue::Push(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    ++unfinished_;
  }
  wake_.notify_one();
}

void WorkQueue::Run(unsigned threads) {
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) {
    others.emplace_back([this] { Work(); });
  }
  Work();
}

void WorkQueue::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return !tasks_.empty() || unfinished_ == 0; });
    if (tasks_.empty()) return;
    Task task = std::move(tasks_.back());
    tasks_.pop_back();
    lock.unlock();
    task();
    task = nullptr;  // what it owns is freed outside the lock
    lock.lock();
    if (--unfinished_ == 0) wake_.notify_all();
  }
}

}  // namespace audit
