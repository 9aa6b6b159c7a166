"""The extraction on a local Spark gives the bytes that the local engine gives; skipped without Spark or Java."""

import json
import os
import shutil

import pytest
from conftest import ROOT

pytest.importorskip("pyspark")
pytest.importorskip("pandas")
if shutil.which("java") is None:
    pytest.skip("Java is not installed", allow_module_level=True)

TEXT = (
    "The health ministry said that {0} people were killed in Harrow. Rebels denied it. It \ud83d was closed."
)


def test_spark_gives_the_same_bytes(run_attrib, tmp_path, monkeypatch):
    path = tmp_path / "in.jsonl"
    records = [{"id": f"d{number}", "text": TEXT.format(number)} for number in range(2, 22)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    options = ("--country", "SY")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for the workers
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    assert run_attrib("extract", path, *options, "-o", tmp_path / "local.jsonl").returncode == 0
    result = run_attrib("extract", path, *options, "--engine", "spark", "-o", tmp_path / "spark.jsonl")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()
    result = run_attrib("extract", path, *options, "--engine", "spark", "-o", tmp_path / "out.parquet")
    assert result.returncode == 0, result.stderr
    result = run_attrib("extract", tmp_path / "out.parquet", *options, "-o", tmp_path / "again.jsonl")
    assert sorted((tmp_path / "again.jsonl").read_bytes().splitlines()) == sorted(
        (tmp_path / "local.jsonl").read_bytes().splitlines()
    )


def test_claims_on_spark_are_the_same_bytes(run_attrib, tmp_path, monkeypatch):
    from claim_corpus import ALL

    from attrib.records import encode_record, write_record

    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join(encode_record(write_record(doc)) for doc in ALL))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    result = run_attrib("claims", path, "-o", tmp_path / "local.jsonl")
    assert result.returncode == 0, result.stderr
    result = run_attrib("claims", path, "--engine", "spark", "-o", tmp_path / "spark.jsonl")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()
    result = run_attrib("claims", path, "--engine", "spark", "--corrections", path)
    assert result.returncode == 2


def test_a_busy_machine_is_waited_for(monkeypatch):
    from attrib.spark import start_session

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = start_session()
    try:
        assert (
            int(os.environ["SPARK_AUTH_SOCKET_TIMEOUT"]) == 1800
        )  # what the session has told this side of it
        assert session.sparkContext.getConf().get("spark.network.timeout") == "1800s"
    finally:
        session.stop()
