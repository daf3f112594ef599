#!/usr/bin/env python3
"""Times the claimlint binary: beside other tools on the same files, and over documents that grow.

    bench/measure.py peers [FOLDER]   seconds and MB/s of claimlint and of every peer that is installed, in one run;
                                      without a folder over 300 made documents, news analyses and manuals
    bench/measure.py growth           time for each MB and peak memory, for texts of 10 KB up to 100 MB of every kind

Python 3.9 or later, no packages. Build first: cargo build --release; cargo build --release --example texts -p claimlint-report
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENDINGS = {".md", ".markdown", ".txt"}

# How each peer is told to read a list of files with one thread and no configuration of its own.
PEERS = {
    "typos": lambda files, config: ["typos", "--isolated", "--threads", "1", *files],
    "proselint": lambda files, config: ["proselint", "check", *files],
    "textlint": lambda files, config: ["textlint", "--config", config / "textlintrc.json", *files],
    "vale": lambda files, config: ["vale", "--config", config / "vale.ini", "--no-exit", *files],
}


def timed(command, rounds=3, of_processor=False):
    """The least seconds of some runs, by the clock or of the processor, the peak memory in MB, the last exit code."""
    best, peak, code = float("inf"), 0.0, 0
    for _ in range(rounds):
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        best = min(best, usage.ru_utime + usage.ru_stime if of_processor else time.perf_counter() - start)
        peak, code = max(peak, usage.ru_maxrss * 1024 / 1_000_000), child.returncode
    return best, peak, code


def made(arguments, folder):
    """Writes documents of the two ordinary kinds, from 5 to 25 KB each."""
    for number in range(300):
        kind, size = ("analysis", "manual")[number % 2], 5_000 + number * 7_919 % 20_000
        with (folder / f"{kind}-{number}.md").open("wb") as out:
            subprocess.run([arguments.texts, kind, str(size)], stdout=out, check=True)
    return folder


def peers(arguments):
    if arguments.folder is None:
        with tempfile.TemporaryDirectory() as folder:
            beside(arguments, made(arguments, pathlib.Path(folder)))
    else:
        beside(arguments, pathlib.Path(arguments.folder))


def beside(arguments, folder):
    files = sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    size = sum(path.stat().st_size for path in files) / 1e6
    if not files:
        sys.exit(f"{folder}: no .md or .txt file below it")
    print(f"{len(files)} files, {size:.1f} MB, one thread, the best of {arguments.rounds} runs\n")
    print("| tool | seconds | MB/s | times claimlint's time | peak MB |\n|---|---:|---:|---:|---:|")
    own, peak, _ = timed([arguments.bin, "check", "--jobs", "1", "--quiet", *files], arguments.rounds)
    print(f"| claimlint check | {own:.2f} | {size / own:.1f} | 1.0 | {peak:.0f} |")
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder)
        (config / "textlintrc.json").write_text('{"rules": {}}')
        (config / "vale.ini").write_text("MinAlertLevel = error\n[*]\nBasedOnStyles = Vale\n")
        for name, command in PEERS.items():
            if shutil.which(name):
                seconds, peak, _ = timed(command(files, config), arguments.rounds)
                print(f"| {name} | {seconds:.2f} | {size / seconds:.1f} | {seconds / own:.1f} | {peak:.0f} |")
            else:
                print(f"| {name} | not installed | | | |")


def growth(arguments):
    kinds = subprocess.run([arguments.texts], capture_output=True, text=True, check=True).stdout.split()
    kinds = [kind for kind in kinds if not arguments.kinds or kind in arguments.kinds]
    sizes = [megabytes for megabytes in (0.01, 0.1, 1, 10, 100) if megabytes <= arguments.most]
    # A tool that others' work on the same machine does not slow down: seconds of the processor, with one thread.
    print("| text | " + " | ".join(f"{size} MB: s/MB, peak MB" for size in sizes) + " | growth, 1 MB to the last | most memory |")
    print("|---|" + "---:|" * (len(sizes) + 2))
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            cells, rates, over = [], {}, 0.0
            for size in sizes:
                path = pathlib.Path(folder) / f"{kind}.md"
                with path.open("wb") as out:
                    subprocess.run([arguments.texts, kind, str(int(size * 1_000_000))], stdout=out, check=True)
                command = [arguments.bin, "check", "--isolated", "--jobs", "1", "--quiet", path]
                seconds, peak, code = timed(command, 3 if size <= 1 else 1, of_processor=True)
                if code not in (0, 1):
                    sys.exit(f"{kind}, {size} MB: exit code {code}")
                rates[size] = seconds / size
                # Memory is measured against four times the document and 64 MB.
                over = max(over, peak / (4 * size + 64))
                cells.append(f"{rates[size]:.3f}, {peak:.0f}")
                path.unlink()
            growth = rates[sizes[-1]] / rates[min(1, sizes[-1])]
            print(f"| {kind} | " + " | ".join(cells) + f" | {growth:.2f} | {over:.2f} of the bound |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "target/release/claimlint", help="the binary to time")
    parser.add_argument("--texts", default=ROOT / "target/release/examples/texts", help="the program that makes texts")
    commands = parser.add_subparsers(required=True)
    others = commands.add_parser("peers", help="time claimlint beside other tools")
    others.add_argument("folder", nargs="?")
    others.add_argument("--rounds", type=int, default=3)
    others.set_defaults(run=peers)
    sizes = commands.add_parser("growth", help="time documents that grow")
    sizes.add_argument("--most", type=int, default=100, help="the largest document, in MB")
    sizes.add_argument("--kinds", nargs="*", help="the kinds of text; all without it")
    sizes.set_defaults(run=growth)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
