#pragma once

#include <memory>

#include "candor/report/reporter.h"

namespace candor {

std::unique_ptr<Reporter> make_checkstyle_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_concise_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_csv_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_github_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_gitlab_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_html_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_json_lines_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_json_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_junit_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_markdown_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_rdjson_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_rdjsonl_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_sarif_reporter(Sink sink, const RenderOptions& options);
std::unique_ptr<Reporter> make_text_reporter(Sink sink, const RenderOptions& options);

}  // namespace candor
