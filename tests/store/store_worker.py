"""Brings a store up to date with documents that take a moment each; tests kill it at any of them.

python store_worker.py STORE FOLDER
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import attrib.pipeline as pipeline
from attrib.documents import read_documents
from attrib.model import Attribution
from attrib.pipeline import Options
from attrib.store.archive import Store
from attrib.upkeep import FileWatch, update_store


def read_slowly(doc, options):
    time.sleep(0.004)
    attribution = Attribution(
        f"{doc.id}#1", ((0, 3),), ((4, 8),), ((9, len(doc.text)),), speaker=doc.text[:3]
    )
    return replace(doc, attributions=(attribution,), relations=())


def update(store_path, folder, version="v1", on_failure=print):
    pipeline._extract = read_slowly
    with Store(store_path, create=True) as store:
        watch = FileWatch(store, {})
        documents = watch.tag(read_documents([folder], watch=watch))
        store.put("version", version)
        for _ in update_store(store, documents, watch, version, Options(), jobs=1, on_failure=on_failure):
            pass
        return watch.counts


if __name__ == "__main__":
    update(*sys.argv[1:3])
