"""The package's surface: its public verbs, its metadata, what it leaves alone."""

import ast
import configparser
import re
import subprocess
import sys

from conftest import ROOT

import attrib


def test_public_names_are_all_there():
    for name in attrib.__all__:
        assert getattr(attrib, name) is not None, name
    assert set(attrib.__all__) <= set(dir(attrib))


def test_metadata():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    assert setup["metadata"]["name"] == "attrib"
    assert setup["metadata"]["version"] == "attr: attrib.__version__"
    assert setup["options"]["python_requires"] == ">=3.11"
    assert f"## {attrib.__version__} " in (ROOT / "CHANGELOG.md").read_text()


def list_imports(path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names}


# packages that are imported under another name
MODULES = {"markdown_it_py": "markdown_it", "python_docx": "docx", "pdfminer.six": "pdfminer"}


def test_imports_are_declared():
    """Every package imported from outside the standard library is a dependency, or training's."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")

    def names(text: str) -> set[str]:
        packages = {re.split(r"[<>=!~ ]", line)[0].replace("-", "_") for line in text.split()}
        return packages | {MODULES[name] for name in packages & MODULES.keys()}

    runtime = names(setup["options"]["install_requires"])
    training = names(setup["options.extras_require"]["train"])
    extras = setup["options.extras_require"]
    drawing = names(extras["draw"]) | names(extras["pandas"])
    readers = names(setup["options.extras_require"]["files"])
    for path in (ROOT / "attrib").rglob("*.py"):
        for module in list_imports(path):
            if module == "attrib" or module in sys.stdlib_module_names or module == "__future__":
                continue
            extra = {"train": training, "export": drawing, "readers": readers}.get(path.parent.name, set())
            if path.name == "spark.py":
                extra = names(setup["options.extras_require"]["spark"])
            allowed = runtime | extra
            assert module in allowed, f"{path.relative_to(ROOT)} imports {module}"


def test_library_neither_prints_nor_exits():
    for path in (ROOT / "attrib").rglob("*.py"):
        if path.parent.name == "cli" or path.name == "__main__.py":
            continue
        found = re.findall(
            r"^\s*(?:print\(|sys\.exit|exit\(|quit\()", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert not found, path


def test_modules_import_alone():
    """Each module can be the first one imported: no cycle hides behind another's import."""
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "attrib").rglob("*.py")
        if path.stem not in ("__main__", "__init__") and path.parent.name != "train"
    )
    check = (
        "import importlib, sys\n"
        f"for name in {modules!r}:\n"
        "    for key in [key for key in sys.modules if key.split('.')[0] == 'attrib']: del sys.modules[key]\n"
        "    importlib.import_module(name)"
    )
    result = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
