"""Find a Chromium for the browser tests, or install one (`--install`)."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_browser() -> str | None:
    """Give the path of a Chromium: PROTEST_MAP_BROWSER, one on the path, or Playwright's own."""
    named = os.environ.get("PROTEST_MAP_BROWSER")
    if named:
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, needed only here

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def install_browser() -> None:
    """Install Chromium with the system's package manager, or else Playwright's own build."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(as_root + command, check=False, stdout=subprocess.DEVNULL)
        if find_browser():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)


def main() -> int:
    if not find_browser() and "--install" in sys.argv:
        print("No Chromium found; installing one …", flush=True)
        install_browser()
    path = find_browser()
    if not path:
        print("No Chromium found. Install one, or name it in PROTEST_MAP_BROWSER.", file=sys.stderr)
        return 2
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
