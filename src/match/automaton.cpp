#include "candor/match/automaton.h"

#include <algorithm>

namespace candor {
namespace {

/// Up to so many edges are looked through one by one.
constexpr std::uint32_t kFew = 8;

}  // namespace

Automaton::State Automaton::step(const Node& node, Step step) const {
  const Edge* edge = edges_.data() + node.first_edge;
  const Edge* const end = edge + node.edges;
  if (node.edges > kFew) {
    edge = std::lower_bound(edge, end, step, [](const Edge& one, Step wanted) { return one.step < wanted; });
    return edge != end && edge->step == step ? edge->to : kNowhere;
  }
  for (; edge != end; ++edge) {
    if (edge->step == step) {
      return edge->to;
    }
  }
  return kNowhere;
}

}  // namespace candor
