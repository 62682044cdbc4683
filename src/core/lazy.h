// What is dear to make and often not needed: made when it is first asked for,
// by whichever thread asks.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace audit {

// Neither copied nor moved: threads look at its place.
template <class T>
class Lazy {
 public:
  // `make` may be called by several threads at once; one result is kept.
  explicit Lazy(std::function<std::unique_ptr<const T>()> make)
      : make_(std::move(make)) {}
  ~Lazy() { delete made_.load(); }
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;

  // Lives as long as this.
  const T& get() const {
    const T* const made = made_.load(std::memory_order_acquire);
    return made != nullptr ? *made : Make();
  }

 private:
  const T& Make() const {
    std::unique_ptr<const T> mine = make_();
    const T* other = nullptr;
    if (made_.compare_exchange_strong(other, mine.get(),
                                      std::memory_order_acq_rel)) {
      return *mine.release();
    }
    return *other;
  }

  std::function<std::unique_ptr<const T>()> make_;
  mutable std::atomic<const T*> made_ = nullptr;
};

}  // namespace audit
