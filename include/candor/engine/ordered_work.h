#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace candor {

/// Results of numbered pieces of work on their way from several threads to one, which takes them in order. Nobody runs
/// more than `room` pieces ahead of it, so that memory is bounded.
template <class Result>
class OrderedQueue {
 public:
  OrderedQueue(std::size_t count, std::size_t room) : count_(count), results_(room) {}

  /// The next piece that nobody has begun; none when all are, or when one has failed.
  std::optional<std::size_t> begin() {
    std::unique_lock lock(mutex_);
    taken_one_.wait(lock, [&] { return failure_ || next_ == count_ || next_ < taken_ + results_.size(); });
    return failure_ || next_ == count_ ? std::nullopt : std::optional<std::size_t>(next_++);
  }

  void put(std::size_t piece, Result result) {
    const std::lock_guard lock(mutex_);
    results_[piece % results_.size()] = std::move(result);
    put_one_.notify_one();
  }

  /// An exception ends the work; take() throws it.
  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(failure);
    put_one_.notify_one();
    taken_one_.notify_all();
  }

  Result take() {
    std::unique_lock lock(mutex_);
    std::optional<Result>& place = results_[taken_ % results_.size()];
    put_one_.wait(lock, [&] { return failure_ || place; });
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    Result result = *std::exchange(place, std::nullopt);
    ++taken_;
    taken_one_.notify_all();
    return result;
  }

 private:
  std::mutex mutex_;
  std::condition_variable put_one_;
  std::condition_variable taken_one_;
  std::size_t count_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  std::vector<std::optional<Result>> results_;  ///< a ring
  std::exception_ptr failure_;
};

/// Does `count` pieces of work and gives each result to `take`, in order and in the calling thread: what comes out does
/// not depend on the number of threads. `make_worker()` is called once in each thread; what it returns is called with
/// the numbers of pieces. With one thread everything happens in the calling one.
template <class MakeWorker, class Take>
void do_in_order(std::size_t count, std::size_t threads, const MakeWorker& make_worker, const Take& take) {
  if (threads <= 1 || count <= 1) {
    auto worker = make_worker();
    for (std::size_t piece = 0; piece < count; ++piece) {
      take(worker(piece));
    }
    return;
  }
  constexpr std::size_t kRoomPerThread = 4;
  using Result = decltype(make_worker()(std::size_t{}));
  threads = std::min(threads, count);
  OrderedQueue<Result> queue(count, threads * kRoomPerThread);
  const auto work = [&] {
    try {
      auto worker = make_worker();
      while (const std::optional<std::size_t> piece = queue.begin()) {
        queue.put(*piece, worker(*piece));
      }
    } catch (...) {
      queue.fail(std::current_exception());
    }
  };
  std::vector<std::jthread> pool;
  for (std::size_t i = 0; i < threads; ++i) {
    pool.emplace_back(work);
  }
  try {
    for (std::size_t piece = 0; piece < count; ++piece) {
      take(queue.take());
    }
  } catch (...) {
    queue.fail(std::current_exception());
    throw;
  }
}

}  // namespace candor
