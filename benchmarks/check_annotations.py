"""Whether software of others reads our annotations: a parser of brat files, a Web Annotation validator.

    pip install mendelai-brat-parser smart_open
    python benchmarks/check_annotations.py PATH...             articles or records
    python benchmarks/check_annotations.py PATH... --npm DIR   the validator too, in a folder where
        npm install validate-web-annotation
    has been run (needs node)

Exit code 1 where a reader finds others than were written.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
_VALIDATE = """
const require = (await import("module")).createRequire(process.argv[1] + "/node_modules/x.js");
const validate = require("validate-web-annotation");
const page = JSON.parse((await import("fs")).readFileSync(process.argv[2], "utf-8"));
const context = { "@context": "http://www.w3.org/ns/anno.jsonld" };
const bad = page.items.filter((item) => !validate({ ...context, ...item })).map((item) => item.id);
if (validate({ type: "Annotation" })) throw new Error("the validator accepts anything");
console.log(JSON.stringify({ annotations: page.items.length, invalid: bad.slice(0, 5) }));
"""


def check_brat(folder: Path) -> bool:
    """Read each .ann with brat_parser and compare its counts with the lines, its words with the text."""
    from brat_parser import get_entities_relations_attributes_groups

    found, written, wrong = 0, 0, 0
    for path in sorted(folder.glob("*.ann")):
        entities, relations, attributes, _ = get_entities_relations_attributes_groups(str(path))
        found += len(entities) + len(relations) + len(attributes)
        lines = path.read_text(encoding="utf-8").splitlines()
        written += sum(line[:1] in ("T", "R", "A") for line in lines)
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        wrong += sum(
            " ".join(text[start:end] for start, end in entity.span) != entity.text
            for entity in entities.values()
        )
    print(f"brat_parser: {found} of {written} spans, relations and attributes; {wrong} with other words")
    return found == written and not wrong


def check_web_annotations(path: Path, npm: str) -> bool:
    result = subprocess.run(
        ["node", "--input-type=module", "-e", _VALIDATE, npm, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(result.stdout)
    print(f"validate-web-annotation: {report['annotations']} annotations, invalid: {report['invalid']}")
    return not report["invalid"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--npm", metavar="DIR")
    arguments = parser.parse_args()
    from attrib.documents import read_documents
    from attrib.exchange.brat import write_brat
    from attrib.exchange.web_annotation import write_web_annotations
    from attrib.pipeline import process_documents

    documents = list(process_documents(read_documents(arguments.paths)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_brat(documents, folder / "brat")
        good = check_brat(folder / "brat")
        if arguments.npm:
            with (folder / "page.jsonld").open("wb") as stream:
                write_web_annotations(documents, stream)
            good &= check_web_annotations(folder / "page.jsonld", str(Path(arguments.npm).resolve()))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
