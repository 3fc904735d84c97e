"""Reads the pages that the example `pages` makes with trafilatura, and measures it as the example does.

    python training/peers_of_pages.py FOLDER
"""

import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura


def main(folder):
    pages = sorted(Path(folder).glob("*.html"))
    scores, n_bytes, seconds = {}, 0, 0.0
    for page in pages:
        html = page.read_text(encoding="utf-8")
        body = page.with_suffix(".txt").read_text(encoding="utf-8")
        n_bytes += len(html.encode("utf-8"))
        start = time.perf_counter()
        # Text and metadata, as the other reader gives both.
        found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
        seconds += time.perf_counter() - start
        text, title = (found.text or "", found.title or "") if found else ("", "")
        text = "\n".join(line for line in text.splitlines() if line.strip() != title)
        for layout in (page.stem.split("-")[0], "~all"):
            add(scores.setdefault(layout, [0] * 5), body, text)
    for layout, (found, given, right, n_lines, n_right) in sorted(scores.items()):
        p, r = right / max(found, 1), right / given
        print(f"{layout:<10} P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}  lines {n_right} of {n_lines}")
    print(f"{len(pages)} pages, {n_bytes} bytes in {seconds:.2f} s: {n_bytes / 1e6 / seconds:.2f} MB/s")


def add(score, body, text):
    of_body, of_text = Counter(body.split()), Counter(text.split())
    lines = {line.strip().removeprefix("- ") for line in text.splitlines()}
    score[0] += of_text.total()
    score[1] += of_body.total()
    score[2] += (of_body & of_text).total()
    score[3] += len(body.splitlines())
    score[4] += sum(line in lines for line in body.splitlines())


if __name__ == "__main__":
    main(sys.argv[1])
