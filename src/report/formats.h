#pragma once

#include <memory>

#include "candor/report/reporter.h"

namespace candor {

std::unique_ptr<Reporter> make_text_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_concise_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_json_reporter(Sink sink, const RenderOptions& options);

}  // namespace candor
