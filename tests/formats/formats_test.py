#!/usr/bin/env python3
"""What each format promises the programs that read it.

usage: formats_test.py CANDOR [--schemas FOLDER] [TEST…]

With --schemas the reports are also validated against the published schemas in that folder: sarif-schema-2.1.0.json
(OASIS) and JUnit.xsd (Windy Road).
"""

import argparse
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema
import reports

HERE = pathlib.Path(__file__).resolve().parent
OPTIONS = argparse.Namespace(candor="", schemas=None)


def lines_of(text: bytes) -> list[str]:
    """The lines of a page as candor counts them, without a byte order mark."""
    return re.split("\r\n|\n|\r", text.decode("utf-8-sig"))


def valid(format_name: str, report: bytes) -> bytes:
    """The report, which is as schemas/ say; formats without a schema there are looked at elsewhere."""
    path = HERE / "schemas" / f"{format_name}.schema.json"
    if path.is_file():
        check = jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
        for document in report.splitlines() if format_name.endswith("jsonl") else [report]:
            check.validate(json.loads(document))
    if format_name in ("junit", "checkstyle"):
        valid_xml(report, HERE / f"{format_name}.xsd")
    if OPTIONS.schemas and format_name == "junit":
        valid_xml(report, OPTIONS.schemas / "JUnit.xsd")
    if OPTIONS.schemas and format_name == "sarif":
        jsonschema.validate(json.loads(report), json.loads((OPTIONS.schemas / "sarif-schema-2.1.0.json").read_text()))
    return report


def valid_xml(report: bytes, schema: pathlib.Path) -> None:
    done = subprocess.run(["xmllint", "--noout", "--schema", str(schema), "-"], input=report, capture_output=True,
                          check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())


class FormatTest(unittest.TestCase):
    format_name = ""

    def setUp(self) -> None:
        self.folder = reports.Folder(OPTIONS.candor)
        self.addCleanup(self.folder.__exit__)
        self.expected = json.loads(self.folder.report("json"))
        self.findings = [(file["path"], finding) for file in self.expected["files"] for finding in file["findings"]]
        self.assertEqual(len(self.findings), reports.FINDINGS)
        self.assertEqual({finding["severity"] for _, finding in self.findings}, {"error", "warning", "suggestion"})

    def report(self, *arguments: str) -> bytes:
        return valid(self.format_name, self.folder.report(self.format_name, *arguments))

    def clean_report(self) -> bytes:
        return valid(self.format_name, self.folder.check("--format", self.format_name, "pages/clean.md").stdout)


class Jsonl(FormatTest):
    format_name = "jsonl"

    def test_says_the_same_as_json(self) -> None:
        records = [json.loads(line) for line in self.report().splitlines()]
        self.assertEqual([record["record"] for record in records][0], "run")
        self.assertEqual(records[-1], {"record": "coverage", **self.expected["coverage"]})
        self.assertEqual([record["path"] for record in records if record["record"] == "page"],
                         [file["path"] for file in self.expected["files"]])
        found = [record for record in records if record["record"] == "finding"]
        self.assertEqual([{key: value for key, value in one.items() if key != "record"} for one in found],
                         [{"path": path, **finding} for path, finding in self.findings])


class Sarif(FormatTest):
    format_name = "sarif"

    def run_of(self, report: bytes) -> dict:
        log = json.loads(valid("sarif", report))
        self.assertEqual((log["version"], len(log["runs"])), ("2.1.0", 1))
        return log["runs"][0]

    def test_regions_hold_the_words(self) -> None:
        run = self.run_of(self.report())
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.assertEqual(len(run["results"]), reports.FINDINGS)
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            source = self.folder.source(urllib.parse.unquote(place["artifactLocation"]["uri"]))
            text = source.decode("utf-8-sig")
            region = place["region"]
            words = region["snippet"]["text"]
            self.assertRegex(words, r"(?s)moon\s?beam|stardust|glitter")
            self.assertEqual(text[region["charOffset"]:][:region["charLength"]], words)
            self.assertEqual(source[region["byteOffset"]:][:region["byteLength"]].decode(), words)
            lines = lines_of(source)
            self.assertTrue(lines[region["startLine"] - 1][region["startColumn"] - 1:].startswith(words.split("\n")[0]))
            self.assertTrue(lines[region["endLine"] - 1][:region["endColumn"] - 1].endswith(words.split("\n")[-1]))

    def test_rules_have_what_code_scanning_shows(self) -> None:
        run = self.run_of(self.report())
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            self.assertNotRegex(json.dumps(rule), r"\{[a-z-]+\}")
            self.assertTrue(rule["help"]["text"] and rule["help"]["markdown"], rule["id"])
            self.assertTrue(0 < len(rule["shortDescription"]["text"]) <= 1024, rule["id"])
            self.assertTrue(0 < len(rule["fullDescription"]["text"]) <= 1024, rule["id"])
            self.assertLessEqual(len(rule["properties"]["tags"]), 20)
            self.assertNotIn("security-severity", rule["properties"])
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertRegex(result["partialFingerprints"]["primaryLocationLineHash"], r"^[0-9a-f]{16}:\d+$")
        self.assertEqual({result["level"] for result in run["results"]}, {"error", "warning", "note"})

    def test_states_coverage(self) -> None:
        for report in (self.report(), self.clean_report()):
            invocation = self.run_of(report)["invocations"][0]
            self.assertTrue(invocation["executionSuccessful"])
            self.assertGreater(invocation["properties"]["coverage"]["files"], 0)
        self.assertEqual(self.run_of(self.clean_report())["results"], [])

    def test_names_what_could_not_be_checked(self) -> None:
        report = self.folder.check("--format", "sarif", "pages/clean.md", "no such.md").stdout
        invocation = self.run_of(report)["invocations"][0]
        self.assertFalse(invocation["executionSuccessful"])
        notification = invocation["toolExecutionNotifications"][0]
        self.assertEqual(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "no%20such.md")


class Rdjson(FormatTest):
    format_name = "rdjson"

    def test_columns_count_bytes(self) -> None:
        diagnostics = json.loads(self.report())["diagnostics"]
        self.assertEqual({one["severity"] for one in diagnostics}, {"ERROR", "WARNING", "INFO"})
        for one, (path, finding) in zip(diagnostics, self.findings, strict=True):
            self.assertEqual((one["location"]["path"], one["code"]["value"]), (path, finding["rule"]))
            span = one["location"]["range"]
            lines = [line.encode() for line in lines_of(self.folder.source(path))]
            line = lines[span["start"]["line"] - 1]
            if span["start"]["line"] == span["end"]["line"]:
                words = line[span["start"]["column"] - 1:span["end"]["column"] - 1]
                self.assertEqual(words.decode(), finding["match"])

    def test_is_whole_without_findings(self) -> None:
        self.assertEqual(json.loads(self.clean_report()), {"source": {"name": "candor"}, "diagnostics": []})


class Rdjsonl(FormatTest):
    format_name = "rdjsonl"

    def test_says_the_same_as_rdjson(self) -> None:
        lines = [json.loads(line) for line in self.report().splitlines()]
        self.assertEqual({json.dumps(line.pop("source")) for line in lines}, {'{"name": "candor"}'})
        self.assertEqual(lines, json.loads(self.folder.report("rdjson"))["diagnostics"])

    def test_is_empty_without_findings(self) -> None:
        self.assertEqual(self.clean_report(), b"")


class Gitlab(FormatTest):
    format_name = "gitlab"

    def test_has_the_required_fields(self) -> None:
        issues = json.loads(self.report())
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), reports.FINDINGS)
        for issue, (path, finding) in zip(issues, self.findings, strict=True):
            self.assertEqual((issue["check_name"], issue["description"]), (finding["rule"], finding["message"]))
            self.assertEqual(issue["location"], {"path": path, "lines": {"begin": finding["start"]["line"],
                                                                         "end": finding["end"]["line"]}})
        self.assertEqual({issue["severity"] for issue in issues}, {"major", "minor", "info"})

    def test_paths_have_no_dot_in_front(self) -> None:
        issues = json.loads(self.folder.check("--format", "gitlab", "./pages/all.md").stdout)
        self.assertEqual({issue["location"]["path"] for issue in issues}, {"pages/all.md"})

    def test_is_whole_without_findings(self) -> None:
        self.assertEqual(json.loads(self.clean_report()), [])


class Csv(FormatTest):
    format_name = "csv"

    def rows(self, report: bytes) -> list[dict[str, str]]:
        self.assertEqual(report.count(b"\n"), report.count(b"\r\n"))
        return list(csv.DictReader(io.StringIO(report.decode("utf-8-sig"), newline=""), strict=True))

    def test_rows_are_the_findings(self) -> None:
        for row, (path, finding) in zip(self.rows(self.report()), self.findings, strict=True):
            self.assertEqual((row["path"], row["rule"], row["severity"], row["match"], row["message"]),
                             (path, finding["rule"], finding["severity"], finding["match"], finding["message"]))
            self.assertEqual((int(row["line"]), int(row["column"])),
                             (finding["start"]["line"], finding["start"]["column"]))
        self.assertEqual(self.rows(self.clean_report()), [])

    def test_no_cell_is_a_formula(self) -> None:
        for name in ("=1+2.md", "@sum.md", "+x.md", "-x.md"):
            page = self.folder.path / name
            page.write_text("A moonbeam.\n")
            rows = self.rows(self.folder.check("--format", "csv", "--", name).stdout)
            self.assertEqual([row["path"] for row in rows], ["'" + name])


class Github(FormatTest):
    format_name = "github"

    def annotations(self, report: bytes) -> list[tuple[str, dict[str, str], str]]:
        result = []
        for line in report.decode().splitlines():
            kind, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
            pairs = dict(one.split("=", 1) for one in properties.split(","))
            result.append((kind, {key: urllib.parse.unquote(value) for key, value in pairs.items()},
                           urllib.parse.unquote(message)))
        return result

    def test_the_gravest_come_first(self) -> None:
        found = self.annotations(self.report())
        self.assertEqual([kind for kind, _, _ in found], ["error"] * 3 + ["warning"] * 2 + ["notice"] * 2)
        self.assertIn("not a compliance determination", found[-1][2])

    def test_escapes_paths_and_text(self) -> None:
        found = self.annotations(self.report())
        names = {properties.get("file") for _, properties, _ in found[:-1]}
        self.assertEqual(names, {path for path, _ in self.findings})
        by_place = {(properties["file"], properties["title"]): message for _, properties, message in found[:-1]}
        for path, finding in self.findings:
            self.assertEqual(by_place[path, finding["rule"]].split("\n")[0], finding["message"])

    def test_says_what_the_caps_hide(self) -> None:
        (self.folder.path / "many.md").write_text("A moonbeam.\n\nSome stardust.\n\nMuch glitter.\n\n" * 15)
        found = self.annotations(self.folder.check("--format", "github", "many.md").stdout)
        kinds = [kind for kind, _, _ in found]
        self.assertEqual({kind: kinds.count(kind) for kind in kinds}, {"error": 10, "warning": 10, "notice": 10})
        self.assertTrue(found[-1][2].startswith("16 findings not shown"), found[-1][2])

    def test_adds_to_the_summary_of_the_step(self) -> None:
        summary = self.folder.path / "summary.md"
        summary.write_text("before\n")
        self.folder.check("--format", "github", "pages", environment={"GITHUB_STEP_SUMMARY": str(summary)})
        text = summary.read_text()
        self.assertTrue(text.startswith("before\n### candor: 2 of 4 pages fail\n"), text)
        self.folder.check("--format", "text", "pages", environment={"GITHUB_STEP_SUMMARY": str(summary)})
        self.assertEqual(summary.read_text(), text)


class Junit(FormatTest):
    format_name = "junit"

    def suites(self, report: bytes) -> list[ElementTree.Element]:
        return list(ElementTree.fromstring(report))

    def test_what_fails_a_page_is_a_failure(self) -> None:
        for severity, failures in (("error", 3), ("warning", 5), ("suggestion", 6)):
            suites = self.suites(self.report("--fail-on", severity))
            self.assertEqual([suite.get("name") for suite in suites[:-1]],
                             [file["path"] for file in self.expected["files"]])
            self.assertEqual(sum(int(suite.get("failures")) for suite in suites), failures)
            for suite in suites:
                self.assertEqual(len(suite.findall("testcase")), int(suite.get("tests")))
                self.assertEqual(len(suite.findall("testcase/failure")), int(suite.get("failures")))
                self.assertGreater(int(suite.get("tests")), 0)

    def test_tells_of_the_findings_below(self) -> None:
        suite = self.suites(self.report())[0]
        self.assertEqual(suite.find("system-out").text, "A page fails by an error. 2 findings below that.")

    def test_what_could_not_be_checked_is_an_error(self) -> None:
        suites = self.suites(self.folder.check("--format", "junit", "pages/clean.md", "nosuch.md").stdout)
        self.assertEqual((suites[-1].get("errors"), suites[-1].find("testcase").get("name")), ("1", "nosuch.md"))

    def test_the_time_can_be_fixed(self) -> None:
        self.assertEqual({suite.get("timestamp") for suite in self.suites(self.report())}, {"2023-11-14T22:13:20"})


class Checkstyle(FormatTest):
    format_name = "checkstyle"

    def test_errors_are_the_findings(self) -> None:
        root = ElementTree.fromstring(self.report())
        self.assertEqual((root.tag, root.get("version")), ("checkstyle", "4.3"))
        self.assertEqual([file.get("name") for file in root], [file["path"] for file in self.expected["files"]])
        found = [(file.get("name"), error.get("source"), error.get("message"), int(error.get("line")),
                  int(error.get("column"))) for file in root for error in file]
        self.assertEqual(found, [(path, "candor." + finding["rule"], finding["message"], finding["start"]["line"],
                                  finding["start"]["column"]) for path, finding in self.findings])
        self.assertEqual({error.get("severity") for error in root.iter("error")}, {"error", "warning", "info"})


class Markdown(FormatTest):
    format_name = "markdown"

    def test_says_what_fails(self) -> None:
        text = self.report().decode()
        self.assertTrue(text.startswith("### candor: 2 of 4 pages fail\n\nA page fails by an error.\n"), text)
        self.assertIn("not a compliance determination", text)
        self.assertTrue(self.clean_report().decode().startswith("### candor: no page fails\n"))

    def test_text_of_the_page_is_no_markup(self) -> None:
        text = self.report().decode()
        self.assertIn('odd, "name" \\& \\<x\\>:1 é.md', text)
        rows = [line for line in text.splitlines() if line.startswith("| ") and "claims/hype" in line]
        self.assertEqual(len(rows), reports.FINDINGS)
        for row in rows:
            self.assertEqual(len(re.findall(r"(?<!\\)\|", row)), 5, row)

    def test_fits_into_a_comment(self) -> None:
        for number in range(400):
            (self.folder.path / f"page{number}.md").write_text("A moonbeam. Some stardust.\n\nA moonbeam.\n")
        text = self.folder.check("--format", "markdown", ".").stdout.decode()
        self.assertLess(len(text), 65536)
        hidden_pages, hidden_findings = map(int, re.search(r"want of room: (\d+) pages and (\d+) findings", text).groups())
        shown = sum(line.startswith("| ") and "claims/hype" in line for line in text.splitlines())
        self.assertEqual(shown + hidden_findings, 1200 + reports.FINDINGS)
        rows = sum(line.endswith((" fails |", " passes |")) for line in text.splitlines())
        self.assertEqual(rows + hidden_pages, 403)


class Concise(FormatTest):
    format_name = "concise"

    def test_coverage_is_stated_where_the_format_has_no_room(self) -> None:
        for name in ("concise", "csv", "gitlab", "rdjson"):
            done = self.folder.check("--format", name, "pages")
            self.assertIn(b"not a compliance determination", done.stderr, name)
            self.assertNotIn(b"not a compliance determination", done.stdout, name)
            self.assertEqual(self.folder.check("--format", name, "--quiet", "pages").stderr, b"", name)
        for name in ("text", "html", "markdown", "github", "junit", "checkstyle", "sarif"):
            self.assertIn(b"not a compliance determination", self.folder.report(name), name)


FORMATS = ("text", "concise", "json", "jsonl", "html", "markdown", "csv", "sarif", "github", "gitlab", "rdjson",
           "rdjsonl", "junit", "checkstyle")


class Every(unittest.TestCase):
    """Every format is as its readers want it, whatever is on the page."""

    PAGES = reports.PAGES | {
        "signed.md": "\ufeff# Café\r\n\r\n<!-- candor-disable-next-line claims/hype/moonbeam by=editor -- agreed, ☕ & -->\r\n"
                     "Our\t**moonbeam** is 💊.\r\n",
        "signed-table.md": "<!-- candor-disable-next-block claims/hype/moonbeam -- ]]> \" ' < -->\n| a | b |\n|---|---|\n"
                           "| moonbeam | stardust |\n",
        "empty.md": "", "control.md": "A\tmoonbeam\x0b\x1b[1m and \u2028 stardust\ufffe.\n",
        "odd.txt": "A moonbeam\r\rof stardust\n",
    }

    def setUp(self) -> None:
        self.folder = reports.Folder(OPTIONS.candor, self.PAGES)
        self.addCleanup(self.folder.__exit__)

    def test_on_every_kind_of_page(self) -> None:
        runs = {name: [f"pages/{name}"] for name in self.PAGES} | {"all": ["pages"]}
        for what, paths in runs.items():
            wanted = [f"--output={name}=report.{name}" for name in FORMATS]
            self.folder.check(*wanted, "--show-suppressed", *paths)
            for name in FORMATS:
                with self.subTest(f"{name} of {what}"):
                    report = valid(name, self.folder.source(f"report.{name}"))
                    text = report.decode()
                    self.assertTrue(text == "" or text.endswith("\n"))
                    self.assertNotIn("\x1b", text)
                    if name == "csv":
                        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True))
                        self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_what_is_suppressed_is_no_finding_in_xml(self) -> None:
        page = "pages/signed.md"
        junit = ElementTree.fromstring(self.folder.check("--format", "junit", page).stdout)
        self.assertEqual([suite.get("failures") for suite in junit], ["0"] * len(junit))
        checkstyle = ElementTree.fromstring(self.folder.check("--format", "checkstyle", page).stdout)
        self.assertEqual([(file.get("name"), len(file)) for file in checkstyle], [(page, 0)])


class Unreported(unittest.TestCase):
    """Findings that an exception, the baseline or unchanged lines take out, in every format."""

    # Each page has one finding that is not reported, by its own word; "new.md" has one that is.
    PAGES = {
        "signed.md": "\ufeff# Café\r\n\r\n<!-- candor-disable-next-line claims/hype/moonbeam by=editor -- agreed, ☕ -->\r\n"
                     "Our\t**moonbeam** is 💊.\r\n",
        "known.md": "Our stardust.\n",
        "new.md": "Our glitter.\n",
        "outside.md": "Much stardust.\n",
    }

    def setUp(self) -> None:
        self.folder = reports.Folder(OPTIONS.candor, self.PAGES)
        self.addCleanup(self.folder.__exit__)
        pages = self.folder.path / "pages"
        self.git("init", "-q")
        self.folder.run("baseline", "create", "--pack", str(reports.PACKS / "moon"), "--baseline", "known.yml",
                        "pages/known.md")
        (pages / "new.md").unlink()
        self.git("add", ".")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "pages")
        for name in ("signed.md", "known.md"):
            page = pages / name
            page.write_bytes(page.read_bytes() + b"\n")
        (pages / "new.md").write_text(self.PAGES["new.md"])
        (pages / "outside.md").write_text("Much stardust.\n\nLight.\n")
        self.git("add", ".")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder.path, check=True, capture_output=True, timeout=60,
                       env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder.path), "GIT_CONFIG_NOSYSTEM": "1"})

    def report(self, format_name: str, *arguments: str) -> str:
        return valid(format_name, self.folder.report(format_name, "--baseline", "known.yml", *arguments)).decode()

    def test_no_format_reports_them(self) -> None:
        wanted = [f"--output={name}=report.{name}" for name in FORMATS]
        self.folder.check("--baseline", "known.yml", "--fail-on", "suggestion", *wanted, "pages")
        for name in FORMATS:
            with self.subTest(name):
                text = valid(name, self.folder.source(f"report.{name}")).decode()
                self.assertIn("glitter", text)
                if name in ("json", "jsonl", "html"):
                    self.assertIn("agreed, ☕", text)
                else:
                    self.assertNotIn("moonbeam", text.replace("claims/hype/moonbeam", "") if name == "sarif" else text)

    def test_json_lists_them_apart(self) -> None:
        report = json.loads(self.report("json", "--diff-base", "HEAD"))
        kinds = {pathlib.PurePath(file["path"]).name: {key: len(file[key]) for key in file if key != "path"}
                 for file in report["files"]}
        self.assertEqual(kinds["known.md"], {"findings": 0, "known": 1})
        self.assertEqual(kinds["outside.md"], {"findings": 0, "outside": 1})
        self.assertEqual(kinds["new.md"], {"findings": 1})
        self.assertEqual((report["coverage"]["known"], report["coverage"]["outside"]), (1, 1))
        lines = [json.loads(line)["record"] for line in self.report("jsonl", "--diff-base", "HEAD").splitlines()]
        self.assertEqual((lines.count("known"), lines.count("outside"), lines.count("finding")), (1, 1, 1))

    def test_sarif_lists_them_when_asked(self) -> None:
        def results(*arguments: str) -> dict[str, dict]:
            run = json.loads(self.report("sarif", *arguments))["runs"][0]
            return {pathlib.PurePath(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).name: one
                    for one in run["results"]}
        self.assertEqual(set(results()), {"new.md", "outside.md"})
        listed = results("--show-suppressed", "--diff-base", "HEAD")
        self.assertEqual(set(listed), set(self.PAGES))
        self.assertNotIn("suppressions", listed["new.md"])
        self.assertEqual(listed["signed.md"]["suppressions"],
                         [{"kind": "inSource", "status": "accepted", "justification": "agreed, ☕"}])
        self.assertEqual(listed["known.md"]["baselineState"], "unchanged")
        self.assertEqual({one["baselineState"] for name, one in listed.items() if name != "known.md"}, {"new"})
        without = json.loads(self.folder.report("sarif"))["runs"][0]["results"]
        self.assertTrue(without and all("baselineState" not in one for one in without))
        self.assertEqual(listed["outside.md"]["suppressions"][0]["kind"], "external")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--schemas", type=pathlib.Path)
    parser.add_argument("tests", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    unittest.main(argv=[sys.argv[0], *OPTIONS.tests])


if __name__ == "__main__":
    main()
