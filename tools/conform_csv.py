"""Reads our CSV as spreadsheets do, in countries of ',' and of ';'.

    python3 tools/conform_csv.py FILE...

No cell may be a formula in either. Prints what is wrong, exits 1 if anything.
"""

import csv
import sys

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r"
NUMBERS = ("line", "column")


def faults_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if text.replace("\r\n", "").count("\n") or not text.endswith("\r\n"):
        yield "has lines that do not end as RFC 4180 says"
    rows = list(csv.DictReader(text.splitlines(True), strict=True))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            yield f"row {number} has more or fewer cells than the header"
            continue
        for name in NUMBERS:
            if not row[name].isdigit():
                yield f"row {number}: {name} is {row[name]!r}"
    for separator in ",;":
        reader = csv.reader(text.splitlines(True), delimiter=separator)
        for number, cells in enumerate(reader, 1):
            for cell in cells:
                if cell.lstrip(' "').startswith(tuple(SIGNS)):
                    yield f"row {number}, by '{separator}': the formula {cell!r}"


wrong = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults_of(path)]
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
