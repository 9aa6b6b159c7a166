"""Make docs/report.png, the picture of docs/report.md: the seed's report as Chromium shows it.

python docs/make_report_picture.py      (needs attrib[browser], chromium and chromedriver)
"""

import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

import attrib

ROOT = Path(__file__).resolve().parent.parent
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--hide-scrollbars",
    "--window-size=1360,860",
    "--enable-unsafe-swiftshader",
)


def main() -> int:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        attrib.report(attrib.read(ROOT / "seeds"), page)
        browser = webdriver.Chrome(
            options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))
        )
        try:
            browser.get(page.as_uri())
            ready = "return document.documentElement.dataset.ready === 'true'"
            WebDriverWait(browser, 30).until(lambda driver: driver.execute_script(ready))
            browser.execute_async_script("setTimeout(arguments[0], 500)")  # the camera has come to rest
            browser.save_screenshot(str(ROOT / "docs" / "report.png"))
        finally:
            browser.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
