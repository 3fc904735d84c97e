"""Puts other names into the corpora of names, so that names are known by what is said of them and not by heart
(mention replacement: Dai and Adel 2020)."""
import random

from model import NAMES


def of_window(document, window):
    """[(first word, words, kind)] of the names in a window whose kind is certain; words from the window's first."""
    found, labels = [], document['names'][window['first']:window['first'] + len(window['at'])]
    for n, allowed in enumerate(labels):
        kind = NAMES[allowed.bit_length() - 1] if allowed & (allowed - 1) == 0 else 'O'
        if kind[0] == 'B':
            end = n + 1
            while end < len(labels) and labels[end] == allowed << 1:
                end += 1
            found.append((n, end - n, kind[2:]))
    return found


def of_all(documents):
    """{(kind, words): [[(ids, cases) of a word]]} of all names of the corpora of names, each once."""
    found = {}
    for document in documents:
        if 'names' in document and 'upos' not in document:
            for window in document['windows']:
                ends = window['at'][1:] + [len(window['ids'])]
                for first, words, kind in of_window(document, window):
                    pieces = [slice(window['at'][n], ends[n]) for n in range(first, first + words)]
                    found.setdefault((kind, words), {})[tuple((tuple(window['ids'][p]), tuple(window['cases'][p])) for p in pieces)] = None
    return {key: list(names) for key, names in found.items()}


def put(document, window, names, share):
    """The window, some of its names replaced by others of as many words; its words and labels stay as they are."""
    ends = window['at'][1:] + [len(window['ids'])]
    said = [(window['ids'][a:b], window['cases'][a:b]) for a, b in zip(window['at'], ends)]
    for first, words, kind in of_window(document, window):
        if random.random() < share:
            capitals = all(said[n][1][:1] == [2] for n in range(first, first + words))
            for n, (ids, cases) in enumerate(random.choice(names[kind, words])):
                said[first + n] = list(ids), [2] * len(ids) if capitals else list(cases)
    ids, cases, at = window['ids'][:window['at'][0]], window['cases'][:window['at'][0]], []
    for of_word, case in said:
        at.append(len(ids))
        ids, cases = ids + of_word, cases + case
    return dict(window, ids=ids, cases=cases, at=at)
