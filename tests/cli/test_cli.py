"""The command line: exit codes, one line a failure, data on standard output, words on standard error."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time

import networkx
import pytest
from conftest import ROOT

ARTICLE = (
    "The health ministry said on Monday that 12 people were killed in Harrow. "
    'Rebels denied it. "We saw the smoke," said Omar Haddad, a teacher.\n'
)
COMMANDS = (
    "graph",
    "extract",
    "status",
    "show",
    "explain",
    "sources",
    "claims",
    "evaluate",
    "rules",
    "train",
)


def lines(data: bytes) -> list[str]:
    return data.decode("utf-8").splitlines()


def words(result) -> list[str]:
    """Return the lines of standard error that are no remark on the home country."""
    return [line for line in lines(result.stderr) if "home country" not in line]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE)
    return path


def test_version_loads_nothing_heavy():
    check = (
        "import sys; from attrib.cli import main; code = main(['--version']); "
        "heavy = {'nltk', 'numpy', 'networkx', 'rich', 'charset_normalizer', 'attrib.pipeline'}; "
        "heavy &= set(sys.modules); "
        "assert not heavy, heavy; sys.exit(code)"
    )
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, cwd=ROOT)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"attrib, version 0.1.0\n", b"")


def test_importing_the_package_reads_no_data():
    check = (
        "import builtins, sys; opened = []; sys.addaudithook(lambda event, args: opened.append(str(args[0])) "
        "if event == 'open' else None); import attrib, attrib.pipeline, attrib.graphs.build, attrib.extraction.settle, "
        "attrib.sources.resolve, attrib.language.segment, attrib.ledger.build; "
        "data = [name for name in opened if 'attrib/data' in name]; assert not data, data"
    )
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(run_attrib, command):
    result = run_attrib(command, "--help")
    assert result.returncode == 0 and result.stderr == b""
    assert result.stdout.startswith(f"Usage: attrib {command} ".encode())


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["extract"],
        ["extract", "--jobs", "0", "x"],
        ["extract", "--country", "Syria", "x"],
        ["extract", "--date", "yesterday", "x"],
        ["extract", "--min-confidence", "2", "x"],
        ["graph", "--nonsense", "x"],
        ["evaluate", "x", "--part", "held-out", "--errors"],
        ["explain", " "],
    ],
)
def test_usage_errors_exit_2(run_attrib, arguments):
    result = run_attrib(*arguments)
    assert result.returncode == 2
    assert result.stdout == b"" and result.stderr.startswith(b"Usage: attrib")


def test_extract_writes_records(run_attrib, article):
    result = run_attrib("extract", article, "--outlet", "The Post", "--date", "2021-05-04", "--jobs", "1")
    assert (result.returncode, words(result)) == (0, [])
    records = [json.loads(line) for line in lines(result.stdout)]
    assert [(record["id"], record["outlet"], record["date"], record["text"]) for record in records] == [
        ("a.txt", "The Post", "2021-05-04", ARTICLE)
    ]
    first = records[0]["attributions"][0]
    assert [ARTICLE[start:end] for start, end in first["source"]] == ["The health ministry"]
    assert [ARTICLE[start:end] for start, end in first["content"]] == ["12 people were killed in Harrow"]


@pytest.mark.parametrize(
    ("texts", "note", "types"),
    [
        (
            ["Iraq mourned. The defence ministry said nine died."] * 4
            + ["Sudan mourned. The defence ministry said two died."],
            "home country: IQ",
            ["military"] * 5,
        ),
        (
            ["Iraq mourned. Iraqi police said nine died.", "Sudan mourned. Sudanese police said two died."],
            "home country: each document's own",
            ["government"] * 2,
        ),
    ],
    ids=["a corpus on one country", "a corpus on several"],
)
def test_home_country_is_the_corpuss_or_each_documents(run_attrib, tmp_path, texts, note, types):
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    result = run_attrib("extract", tmp_path, "--jobs", "1")
    assert note in result.stderr.decode()
    records = [json.loads(line) for line in lines(result.stdout)]
    assert [record["attributions"][0]["speaker_type"] for record in records] == types


def test_extract_again_from_its_own_output_changes_nothing(run_attrib, article, tmp_path):
    first = run_attrib("extract", article)
    assert run_attrib("extract", "-", input=first.stdout).stdout == first.stdout
    (tmp_path / "out.jsonl").write_bytes(first.stdout)
    bare = run_attrib("extract", tmp_path / "out.jsonl", "--no-text")
    assert "text" not in json.loads(bare.stdout)


def test_extract_csv_by_suffix_and_by_format(run_attrib, article, tmp_path):
    run_attrib("extract", article, "-o", tmp_path / "out.csv")
    data = (tmp_path / "out.csv").read_bytes()
    assert run_attrib("extract", article, "--format", "csv").stdout == data
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert rows[0]["source"] == "The health ministry" and rows[0]["document"] == "a.txt"


@pytest.mark.parametrize(
    "command, name",
    [
        ("extract", "o.doc"),
        ("extract", "o.jsonl.gz"),
        ("claims", "o.xls"),
        ("events", "o.xyz"),
        ("outlets", "o.pdf"),
        ("sources", "o.html"),
        ("report", "o.pdf"),
        ("graph", "o.xyz"),
    ],
)
def test_an_ending_that_is_no_format_is_refused_before_anything_is_read(run_attrib, tmp_path, command, name):
    result = run_attrib(command, "absent.txt", "-o", name, cwd=tmp_path)
    assert (result.returncode, result.stdout, os.listdir(tmp_path)) == (2, b"", [])
    assert f"'{name}' ends in no format of this command" in result.stderr.decode()


@pytest.mark.parametrize(
    "command, name, form",
    [
        ("extract", "o.json", "jsonl"),
        ("extract", "o", "jsonl"),
        ("extract", "o.TXT", "table"),
        ("claims", "o.ndjson", "jsonl"),
        ("claims", "o.txt", "table"),
        ("events", "o.json", "jsonl"),
        ("events", "o", "text"),
        ("sources", "o.csv", "csv"),
    ],
)
def test_an_ending_names_the_format(run_attrib, article, tmp_path, command, name, form):
    target = tmp_path / name
    assert run_attrib(command, article, "-o", target).returncode == 0
    asked = run_attrib(command, article, "--format", form, "-o", tmp_path / "other.doc")
    assert asked.returncode == 0 and target.read_bytes() == (tmp_path / "other.doc").read_bytes() != b""


def test_graph_writes_the_file_and_a_summary(run_attrib, article):
    result = run_attrib("graph", article.name, cwd=article.parent)
    assert (result.returncode, words(result)) == (0, [])
    shown = result.stdout.decode()
    for word in (
        "documents",
        "attributions",
        "sources",
        "claims",
        "unverified",
        "denied",
        "with one source",
        "top sources",
        "graph: claims.graphml",
    ):
        assert word in shown
    graph = networkx.read_graphml(article.parent / "claims.graphml")
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"source", "claim", "event"}
    assert sorted(os.listdir(article.parent)) == ["a.txt", "claims.graphml"]


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_graph_to_standard_output_keeps_the_summary_out_of_it(run_attrib, article, name):
    result = run_attrib("graph", article, "-o", name)
    assert result.returncode == 0
    assert networkx.read_graphml(io.BytesIO(result.stdout)).number_of_nodes() > 3
    assert any(line.startswith("documents") for line in lines(result.stderr))


def test_device_as_target_is_left_a_device(run_attrib, article):
    result = run_attrib("graph", article, "-o", "/dev/null")
    assert result.returncode == 0 and b"graph: /dev/null" in result.stdout
    assert not os.path.isfile("/dev/null")


@pytest.mark.parametrize("command", ["graph", "extract", "show", "sources", "claims"])
def test_inputs_that_fail_are_named_and_the_rest_is_done(run_attrib, article, tmp_path, command):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "none").mkdir()
    (tmp_path / "broken.jsonl").write_text('{"id": "b", "text": "He said no."}\n{"id": \n')
    result = run_attrib(
        command,
        tmp_path / "missing.txt",
        tmp_path / "none",
        tmp_path / "empty.txt",
        tmp_path / "binary.txt",
        tmp_path / "broken.jsonl",
        article,
        cwd=tmp_path,
    )
    assert result.returncode == 1
    faults = words(result)
    assert len(faults) == 5
    for fault, name in zip(
        faults, ("missing.txt", "none", "empty.txt", "binary.txt", "broken.jsonl, line 2")
    ):
        assert fault.startswith(f"attrib: {tmp_path / name}: ")
    if command != "graph":
        assert result.stdout
    else:
        assert networkx.read_graphml(tmp_path / "claims.graphml").number_of_nodes() > 1


@pytest.mark.parametrize("command", ["graph", "extract", "claims"])
def test_nothing_read_writes_nothing(run_attrib, tmp_path, command):
    result = run_attrib(command, tmp_path / "missing", "-o", tmp_path / "out")
    assert (result.returncode, result.stdout) == (1, b"")
    assert not (tmp_path / "out").exists()


def test_wrong_encoding_is_reported(run_attrib, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("The mayor said “we don’t know” on Monday.".encode("utf-16"))
    result = run_attrib("extract", path)
    assert result.returncode == 0
    assert words(result) == [f"attrib: {path}: not UTF-8, read as utf-16-le"]
    assert json.loads(result.stdout)["text"] == "The mayor said “we don’t know” on Monday."


@pytest.mark.parametrize(
    "target, what",
    [
        ("/proc/nothing/out.graphml", "no such file"),
        ("folder", "is a folder"),
        ("/dev/full", "no space left"),
    ],
)
def test_output_that_cannot_be_written(run_attrib, article, tmp_path, target, what):
    (tmp_path / "folder").mkdir()
    result = run_attrib("graph", article, "-o", target, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, b"")
    assert len(words(result)) == 1 and target in words(result)[0] and what in words(result)[0]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_read_only_folder(run_attrib, article, tmp_path):
    (tmp_path / "folder").mkdir(mode=0o555)
    result = run_attrib("graph", article, "-o", tmp_path / "folder" / "out.graphml")
    assert result.returncode == 1
    assert len(words(result)) == 1 and "permission denied" in words(result)[0]


HOSTILE = {
    "quotation marks": '"' * 100_000,
    "curly marks": "“" * 50_000 + "”" * 50_000,
    "one long word": "a" * 300_000,
    "control characters": "He said \x07 that \x0b it \x85 was \u2028 so \x1b[31m, she added.\n" * 200,
    "parentheses": "(" * 50_000,
    "full stops": ". " * 50_000,
    "capitals": "SAID THE MINISTER " * 2_000,
    "newlines": "\n" * 50_000 + "He said no." + "\r\n" * 50_000,
    "said": "he said " * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_the_end(run_attrib, tmp_path, name):
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE[name], newline="")
    result = run_attrib("extract", path, "--jobs", "1")
    assert (result.returncode, words(result)) == (0, [])
    assert json.loads(result.stdout)["text"] == HOSTILE[name]


def test_lone_surrogates_go_through_every_command(run_attrib, tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text(
        json.dumps(
            {
                "id": "s\ud800",
                "title": "T\udc00",
                "outlet": "O\ud801",
                "text": "The ministry said \ud800 that 12 people \udc00 died in Harrow. He denied it.",
            }
        )
    )
    for command in ("extract", "show", "sources", "claims"):
        result = run_attrib(command, path)
        assert (result.returncode, words(result)) == (0, []), command
    assert "\\ud800" in run_attrib("extract", path).stdout.decode()
    result = run_attrib("graph", path, "-o", "-")
    assert networkx.read_graphml(io.BytesIO(result.stdout)).number_of_nodes() > 1


def test_show_marks_in_brackets_without_a_terminal(run_attrib, article):
    result = run_attrib("show", article)
    assert "[S: The health ministry] [C: said]" in result.stdout.decode()
    assert b"\x1b" not in result.stdout


def on_terminal(*arguments, cwd):
    """Run attrib with a terminal for standard output and error; return what it printed."""
    main, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", *map(str, arguments)],
        stdout=child,
        stderr=child,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "120"},
    )
    os.close(child)
    shown = b""
    try:
        while chunk := os.read(main, 65536):
            shown += chunk
    except OSError:  # the other end has closed
        pass
    os.close(main)
    assert process.wait(60) == 0
    return shown.decode("utf-8", "replace")


def test_terminal_gets_colour_and_tables(article):
    shown = on_terminal("show", article, cwd=article.parent)
    assert "\x1b[1;32mThe health ministry\x1b[0m" in shown
    shown = on_terminal("extract", article, cwd=article.parent)
    assert "who" in shown and "what" in shown and '"attributions"' not in shown


def test_progress_bar_on_a_terminal(monkeypatch):
    from attrib.cli import progress

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(progress.show_progress(iter("abc"), lambda: 3)) == ["a", "b", "c"]
    shown = sys.stderr.getvalue()
    assert "reading" in shown and "3/3" in shown and "/s" in shown


def test_lines_of_progress_where_there_is_no_terminal(monkeypatch):
    from attrib.cli import progress

    times = iter(range(0, 1000, 20))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(times)))
    assert "".join(progress.show_progress(iter("abcde"), lambda: 5)) == "abcde"
    assert sys.stderr.getvalue().splitlines() == [
        "attrib: 2 of 5 documents, 0.1 a second, about 1 min left",
        "attrib: 4 of 5 documents, 0.1 a second, about 0 min left",
    ]


def test_explain_says_what_holds_and_what_is_rejected(run_attrib):
    result = run_attrib("explain", "Rescuers said the bridge was hit, according to plan.")
    shown = lines(result.stdout)
    assert result.returncode == 0
    assert shown[0].startswith("holds    said   ")
    assert any("[S: Rescuers] [C: said] [T:" in line for line in shown)
    assert any(line.startswith("rejected according to plan   according-to-plan") for line in shown)
    assert run_attrib("explain", "-", input=b"Blue is a colour.").returncode == 0


def test_rules_check(run_attrib):
    result = run_attrib("rules", "check")
    assert (result.returncode, result.stderr) == (0, b"")


A_NOTICE = """
[[rule]]
id = "hung-a-notice"
decides = "hold"
match = ["S", "<hang>VB", "a", "notice", "that", "T"]
cue = [1, 2, 3]
examples = ["[S: The vet] [C: hung a notice] that [T: the dog was ill]."]
rejects = ["The vet hung a coat.", "The vet hung a notice that day."]
"""


def test_rules_check_says_what_it_checked(run_attrib, tmp_path):
    rules, words = tmp_path / "mine.toml", tmp_path / "words.csv"
    rules.write_text(A_NOTICE, encoding="utf-8")
    words.write_text("word,kind,class,stance,takes\nflute,verb,say,denies,that\n", encoding="utf-8")
    shown = lines(run_attrib("rules", "check", rules.name, words.name, cwd=tmp_path).stdout)
    assert shown == [
        "mine.toml: checked, all holds (1 rule, 1 example, 2 rejects)",
        "words.csv: checked, all holds (1 word)",
    ]


def test_explain_marks_a_cue_of_several_words_as_rules_try_does(run_attrib, tmp_path):
    rules, text = tmp_path / "mine.toml", tmp_path / "a.txt"
    rules.write_text(A_NOTICE, encoding="utf-8")
    text.write_text("The baker hung a notice that the flour was old.", encoding="utf-8")
    marked = "[S: The baker] [C: hung a notice] that [T: the flour was old]."
    assert marked in run_attrib("rules", "try", rules, text).stdout.decode()
    assert marked in run_attrib("explain", text.read_text(), "--rules", rules).stdout.decode()


@pytest.mark.parametrize(
    "arguments, hint",
    [
        (["grph", "x"], "No such command 'grph'. Did you mean 'graph'?"),
        (["Claims"], "Did you mean 'claims'?"),
        (["rules", "chekc"], "Did you mean 'check'?"),
        (["zzz"], "No such command 'zzz'.\n"),
    ],
)
def test_a_misspelt_command_is_told_the_nearest(run_attrib, arguments, hint):
    result = run_attrib(*arguments)
    assert result.returncode == 2 and hint in result.stderr.decode()


def test_rules_new_try_report(run_attrib, tmp_path):
    rules, text = tmp_path / "mine.toml", tmp_path / "a.txt"
    assert run_attrib("rules", "new", rules).returncode == 0
    assert run_attrib("rules", "new", rules).returncode == 1  # never over what is there
    assert run_attrib("rules", "check", rules).returncode == 0
    text.write_text("An aide fluted that the talks had failed.", encoding="utf-8")
    words = tmp_path / "words.csv"
    words.write_text("word,kind,class,stance,takes\nflute,verb,say,denies,that\n", encoding="utf-8")
    tried = run_attrib("rules", "try", words, text).stdout.decode()
    assert "+ a.txt  says-that:verb.say  denies" in tried and "attributions gained" in tried
    record = run_attrib("extract", text, "--rules", words, "-o", tmp_path / "gold.jsonl")
    assert record.returncode == 0
    report = run_attrib("rules", "report", tmp_path / "gold.jsonl", "--rules", words).stdout.decode()
    assert "says-that" in report and "1.00" in report
    faulty = tmp_path / "faulty.csv"
    faulty.write_text("word,kind,class,stance,takes\nx,verb,sing,,\n", encoding="utf-8")
    result = run_attrib("extract", text, "--rules", faulty)
    assert result.returncode == 1 and b"line 2" in result.stderr and len(lines(result.stderr)) == 1


def test_sources_lists_and_review_comes_back(run_attrib, article, tmp_path):
    review = tmp_path / "review.csv"
    result = run_attrib("sources", article, "--review", review)
    assert result.returncode == 0
    assert "Omar Haddad" in result.stdout.decode() and "resolved by:" in result.stdout.decode()
    rows = list(csv.DictReader(io.StringIO(review.read_text(encoding="utf-8"))))
    mention = next(row for row in rows if "Omar Haddad" in row["mention"])
    assert (mention["document"], mention["name"]) == ("a.txt", "Omar Haddad")
    assert ARTICLE[int(mention["start"]) : int(mention["end"])] == mention["mention"]
    mention.update(name="Umar al-Haddad", type="expert")
    with review.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    records = json.loads(run_attrib("extract", article, "--sources", review).stdout)
    speakers = {item["speaker"]: item["speaker_type"] for item in records["attributions"]}
    assert speakers["Umar al-Haddad"] == "expert" and "Omar Haddad" not in speakers


def test_missing_sources_file_is_one_line(run_attrib, article, tmp_path):
    result = run_attrib("graph", article, "--sources", tmp_path / "none.csv", "-o", tmp_path / "out")
    assert result.returncode == 1
    assert len(words(result)) == 1 and "none.csv" in words(result)[0]
    assert not (tmp_path / "out").exists()


def test_evaluate_against_itself_and_errors(run_attrib, article, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(run_attrib("extract", article).stdout)
    result = run_attrib("evaluate", gold, gold, "--json")
    figures = json.loads(result.stdout)
    assert result.returncode == 0
    assert figures["linked"] == [1.0, 1.0, 1.0, 1.0, 1.0] and figures["fields speaker"] == 1.0
    assert "linked" in run_attrib("evaluate", gold).stdout.decode()
    shown = lines(run_attrib("evaluate", gold, "--errors").stdout)
    assert shown[0] == "missed: 0 (0 with a reporting cue)"


def test_train_without_corpora_says_what_to_do(run_attrib, tmp_path):
    environment = {"ATTRIB_CORPORA": ""}
    for what in ("tagger", "extractor"):
        result = run_attrib("train", what, "--out", tmp_path, env=environment)
        assert result.returncode == 2 and b"ATTRIB_CORPORA" in result.stderr
        result = run_attrib("train", what, "--corpora", tmp_path / "none", "--out", tmp_path)
        assert result.returncode == 1 and len(lines(result.stderr)) == 1


def test_a_reader_that_goes_away_is_no_error(article, tmp_path):
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(
            json.dumps({"id": f"d{k}", "text": ARTICLE * 20, "attributions": []}) + "\n" for k in range(2000)
        )
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", "extract", many],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize(
    "number, code, line",
    [
        (signal.SIGINT, 130, b"attrib: interrupted; no file was written"),
        (signal.SIGTERM, 143, b"attrib: ended by SIGTERM; no file was written"),
        (signal.SIGHUP, 129, b"attrib: ended by SIGHUP; no file was written"),
    ],
)
def test_signal_leaves_one_line_and_no_file(tmp_path, number, code, line):
    result = interrupt(tmp_path, number, "-o", tmp_path / "out.jsonl")
    assert result == (code, b"", line)
    assert sorted(os.listdir(tmp_path)) == ["pipe"]


def test_an_interrupted_run_says_that_its_store_keeps_what_was_done(tmp_path):
    code, _, errors = interrupt(tmp_path, signal.SIGINT, "--store", tmp_path / "s.store")
    assert code == 130
    assert f"attrib: interrupted; {tmp_path}/s.store keeps every document that was done" in errors.decode()


def test_an_interrupted_run_names_what_was_written_before(run_attrib, article, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("attrib.export.graph_formats.write_edge_table", stop)
    result = run_attrib("graph", article, "-o", "g.csv", cwd=tmp_path)
    assert (result.returncode, words(result)[-1]) == (
        130,
        "attrib: interrupted; written before that: g-nodes.csv",
    )


def interrupt(folder, number, *arguments):
    """Run ``attrib extract`` on a pipe, send it a signal, and return its exit code and what it printed."""
    source = folder / "pipe"
    os.mkfifo(source)
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", "extract", source, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # as from a terminal: under nohup, and behind "&", signals come ignored and stay so
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with open(source, "wb"):  # it reads now, and waits
        time.sleep(0.5)
        os.killpg(process.pid, number)
        out, errors = process.communicate(timeout=60)
    return process.returncode, out, errors.strip()


def test_hangup_that_is_ignored_stays_ignored(tmp_path):
    source = tmp_path / "pipe"
    os.mkfifo(source)
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", "extract", source, "-o", tmp_path / "out.jsonl"],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),  # nohup
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with open(source, "wb") as stream:
        time.sleep(0.5)
        process.send_signal(signal.SIGHUP)
        stream.write(ARTICLE.encode())
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert sorted(os.listdir(tmp_path)) == ["out.jsonl", "pipe"]


@pytest.mark.parametrize("command", ["claims", "graph", "sources", "extract"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0000-00-00"])
def test_no_date_of_one_document_costs_the_others(run_attrib, tmp_path, command, day):
    path = tmp_path / "d.jsonl"
    text = "Ten people were killed in Harrow on Sunday, the army said. Last year two died in May, it said."
    records = [{"id": "old", "text": text, "date": day}, {"id": "new", "text": text, "date": "2021-05-04"}]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    result = run_attrib(command, path, "-o", tmp_path / "out", cwd=tmp_path)
    assert result.returncode == 0
    assert [line for line in words(result) if "line 1: date" not in line] == []


def test_a_fault_of_the_program_is_one_line(monkeypatch, capsys, article):
    import attrib.cli.extract as module
    from attrib.cli import main

    monkeypatch.delenv("ATTRIB_DEBUG", raising=False)
    monkeypatch.setattr(module, "open_target", lambda path: 1 / 0)
    assert main(["extract", str(article), "--format", "jsonl"]) == 1
    errors = [line for line in capsys.readouterr().err.splitlines() if "home country" not in line]
    assert len(errors) == 1 and "a fault of this program (ZeroDivisionError" in errors[0]


@pytest.mark.parametrize(
    "arguments, what",
    [
        (["-o", "out.xls"], "no format"),
        (["-o", "out.txt"], "no format"),
        (["--network", "congruence", "--normalise", "prominence"], "source-claim"),
        (["--network", "eventlist", "-o", "out.graphml"], "event list is CSV"),
        (["--window", "monthly"], "length of time"),
        (["--window", "1m", "-o", "-"], "several files"),
    ],
)
def test_graph_refuses_what_it_cannot_do(run_attrib, article, tmp_path, arguments, what):
    result = run_attrib("graph", article, *arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert what in result.stderr.decode()
    assert not [name for name in os.listdir(tmp_path) if name.startswith("out")]


def test_graph_formats_and_windows_by_name(run_attrib, article, tmp_path):
    folder = tmp_path / "written"
    folder.mkdir()
    for output, names in (
        ("g.gexf", ["g.gexf"]),
        ("t.csv", ["t-edges.csv", "t-nodes.csv"]),
        ("n.json", ["n.json"]),
        ("bare", ["bare"]),
    ):
        result = run_attrib("graph", article, "-o", output, "--date", "2013-02-28", cwd=folder)
        assert result.returncode == 0 and set(names) <= set(os.listdir(folder))
    result = run_attrib(
        "graph", article, "-o", "w.gexf", "--window", "1m", "--date", "2013-02-28", cwd=folder
    )
    assert result.returncode == 0 and (folder / "w-2013-02-28-to-2013-02-28.gexf").exists()
    result = run_attrib("graph", article, "-o", "e.csv", "--network", "eventlist", cwd=folder)
    assert result.returncode == 0
    assert (folder / "e.csv").read_text().startswith("statement ID;time;document ID;")
