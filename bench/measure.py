#!/usr/bin/env python3
"""Times the claimlint binary: beside other tools on the same files, and over documents that grow.

    bench/measure.py peers FOLDER     seconds and MB/s of claimlint and of every peer that is installed, in one run
    bench/measure.py growth           time for each MB and peak memory, for texts of 1 MB up to 100 MB of every kind

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


def timed(command, rounds=3):
    """The least seconds of some runs, the peak memory in MB, the last exit code."""
    best, peak, code = float("inf"), 0.0, 0
    for _ in range(rounds):
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        best = min(best, time.perf_counter() - start)
        peak, code = max(peak, usage.ru_maxrss / 1024), child.returncode
    return best, peak, code


def peers(arguments):
    files = sorted(path for path in pathlib.Path(arguments.folder).rglob("*") if path.suffix in ENDINGS and path.is_file())
    size = sum(path.stat().st_size for path in files) / 1e6
    if not files:
        sys.exit(f"{arguments.folder}: no .md or .txt file below it")
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
    sizes = [megabytes for megabytes in (1, 10, 100) if megabytes <= arguments.most]
    print("| text | " + " | ".join(f"{size} MB: s/MB, peak MB" for size in sizes) + " | growth |\n|---|" + "---:|" * (len(sizes) + 1))
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            cells, rates = [], []
            for size in sizes:
                path = pathlib.Path(folder) / f"{kind}.md"
                with path.open("wb") as out:
                    subprocess.run([arguments.texts, kind, str(size * 1_000_000)], stdout=out, check=True)
                seconds, peak, code = timed([arguments.bin, "check", "--jobs", "1", "--quiet", path], 3 if size == 1 else 1)
                if code not in (0, 1):
                    sys.exit(f"{kind}, {size} MB: exit code {code}")
                rates.append(seconds / size)
                cells.append(f"{rates[-1]:.3f}, {peak:.0f}")
                path.unlink()
            print(f"| {kind} | " + " | ".join(cells) + f" | {rates[-1] / rates[0]:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "target/release/claimlint", help="the binary to time")
    commands = parser.add_subparsers(required=True)
    beside = commands.add_parser("peers", help="time claimlint beside other tools")
    beside.add_argument("folder")
    beside.add_argument("--rounds", type=int, default=3)
    beside.set_defaults(run=peers)
    sizes = commands.add_parser("growth", help="time documents that grow")
    sizes.add_argument("--most", type=int, default=100, help="the largest document, in MB")
    sizes.add_argument("--texts", default=ROOT / "target/release/examples/texts", help="the program that makes the texts")
    sizes.set_defaults(run=growth)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
