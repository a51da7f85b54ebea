"""Reads pitest's report: every mutant is told by a world, or is named, with the reason, among those that mean the same.

usage: mutants.py REPORT ALIKE
"""

import collections
import csv
import sys


def alike(path):
    """Class and method, operator, how many; the rest of a line is the reason."""
    allowed = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            words = line.split(None, 3)
            if len(words) != 4 or not words[2].isdigit():
                sys.exit(f"{path}:{number}: CLASS.METHOD OPERATOR COUNT REASON")
            allowed[words[0], words[1]] = int(words[2])
    return allowed


def main(report, allowed):
    told = collections.Counter()
    left = collections.defaultdict(list)
    with open(report, newline="", encoding="utf-8") as rows:
        for _, name, operator, method, line, status, _ in csv.reader(rows):
            told[status] += 1
            if status in ("SURVIVED", "NO_COVERAGE"):
                place = f"{name.removeprefix('dev.astrolabe.model.')}.{method}"
                left[place, operator.rsplit(".", 1)[-1].removesuffix("Mutator")].append(int(line))
            elif status not in ("KILLED", "TIMED_OUT", "MEMORY_ERROR"):
                sys.exit(f"mutants: {name}.{method}, line {line}: {status}")
    bad = 0
    for (place, operator), lines in sorted(left.items()):
        more = len(lines) - allowed.get((place, operator), 0)
        if more > 0:
            bad += more
            print(f"no world tells {place} {operator}, lines {sorted(lines)}")
    survivors = sum(map(len, left.values()))
    print(f"{sum(told.values())} mutants, {sum(told.values()) - survivors} told, {survivors} left, {bad} of them without a reason")
    return 1 if bad or sum(told.values()) == 0 else 0


sys.exit(main(sys.argv[1], alike(sys.argv[2])))
