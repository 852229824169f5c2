"""A headless Chromium, driven through chromedriver's HTTP interface (W3C WebDriver, and Chrome's DevTools where that
has no word for it)."""

import base64
import json
import re
import shutil
import subprocess
import urllib.request


def available() -> bool:
    return shutil.which("chromedriver") is not None and shutil.which("chromium") is not None


class Browser:
    def __init__(self, profile: str) -> None:
        self._driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        text=True)
        for line in self._driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                break
        else:
            raise RuntimeError("chromedriver did not start")
        self._root = f"http://127.0.0.1:{found[1]}/session"
        options = {"binary": shutil.which("chromium"),
                   "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                            "--hide-scrollbars", f"--user-data-dir={profile}"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self._session = self._call("", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def _call(self, path: str, body: dict | None) -> object:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._root + path, data, {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def _command(self, path: str, body: dict | None = None) -> object:
        return self._call(f"/{self._session}/{path}", body)

    def open(self, url: str) -> None:
        self._command("url", {"url": url})

    def run(self, script: str, *arguments: object) -> object:
        """The value of a function's body in JavaScript, in the page."""
        return self._command("execute/sync", {"script": script, "args": list(arguments)})

    def devtools(self, command: str, **parameters: object) -> dict:
        return self._command("goog/cdp/execute", {"cmd": command, "params": parameters})

    def press(self, *keys: str) -> None:
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._command("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})

    def complaints(self) -> list[str]:
        """What the browser's console has been told since it was last asked."""
        return [entry["message"] for entry in self._command("se/log", {"type": "browser"})]

    def resize(self, width: int, height: int) -> None:
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                      mobile=False)

    def look(self, medium: str = "screen", scheme: str = "light") -> None:
        self.devtools("Emulation.setEmulatedMedia", media=medium,
                      features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self) -> bytes:
        return base64.b64decode(self.devtools("Page.captureScreenshot", format="png")["data"])

    def close(self) -> None:
        try:
            self._call(f"/{self._session}/window", None)
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                urllib.request.Request(f"{self._root}/{self._session}", method="DELETE"), timeout=60).close()
        finally:
            self._driver.terminate()
            self._driver.wait(30)
            self._driver.stdout.close()
