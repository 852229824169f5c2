#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/report/reporter.h"

namespace candor::testing {

/// A page with a finding over each of these stretches of it; "" for one about the whole page.
FileReport report_on(const std::string& path, std::string_view bytes, const std::vector<std::string>& words);

/// A finding over the first of these words in the page.
Finding finding_on(const SourceFile& source, const std::string& words);

/// What the format makes of the pages.
std::string rendered(std::string_view format, const std::vector<FileReport>& pages, const Coverage& coverage = {},
                     const RenderOptions& options = {});

}  // namespace candor::testing
