#pragma once

#include <string>

#include "candor/document/document.h"

namespace candor {

/// What must hold for every document, whatever was read: the first thing that does not, in words; empty when
/// all does.
///
/// Runs ascend in text and source and cover the whole text; verbatim runs are the source's own bytes; every
/// place lies in the source; layers ascend and lie in the text; numbers of blocks, links and notes exist.
std::string broken_invariant(const Document& document);

}  // namespace candor
