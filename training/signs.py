"""What is seen of two mentions without any weights: how they are spelt, where they stand. The program has the same in Rust
(`onrecord-nn`, model/signs.rs); a test compares the two.

Source: the surface features of Clark and Manning (2016), Raghunathan et al. (2010).
"""
import numpy as np

PRONOUNS = ['i me my mine myself', 'we us our ours ourselves', 'you your yours yourself yourselves', 'he him his himself',
            'she her hers herself', 'it its itself', 'they them their theirs themselves', 'this that', 'these those', 'who whom whose',
            'which', 'one there here']
DETERMINERS = ['a an', 'the', 'this that these those', 'my your his her its our their', 'some any no every each all many several both',
               'another other']
LITTLE = "of in and 's ’s for to at on by with from , - who which"
PRONOUN = {word: n for n, words in enumerate(PRONOUNS, 1) for word in words.split()}
DETERMINER = {word: n for n, words in enumerate(DETERMINERS, 1) for word in words.split()}
STOP = set(DETERMINER) | set(LITTLE.split())
NOT_SPELT = {'a', 'an', 'the', "'s", '’s'}
N_PRONOUNS, N_DETERMINERS, N_NAMES, N_KINDS, N_SIGNS = len(PRONOUNS) + 1, len(DETERMINERS) + 1, 8, 3, 12
# One mention has one sign of each of four classes; they stand one after the other.
N_OF_ONE = N_PRONOUNS + N_DETERMINERS + N_NAMES + N_KINDS
SENTENCE_EDGES, MENTION_EDGES = [1, 2, 3, 4, 5, 8, 16, 32], [2, 3, 4, 5, 8, 16, 32, 64]


def of_one(words, heads, borders, kinds):
    """(pronoun, determiner) classes of mentions: `words` in small letters, `borders` [(first, last)], `kinds` 0 for pronouns."""
    pronouns = [PRONOUN.get(words[h], 0) if kind == 0 or a == b else 0 for h, (a, b), kind in zip(heads, borders, kinds)]
    determiners = [DETERMINER.get(words[a], 0) if a < h else 0 for h, (a, _) in zip(heads, borders)]
    return np.array(pronouns), np.array(determiners)


def same(values):
    """[m, m]: are the two values the same?"""
    numbers = {}
    found = np.array([numbers.setdefault(value, len(numbers)) for value in values])
    return found[:, None] == found[None, :]


def of_two(words, heads, borders, kinds, sentences):
    """[m, m, 12 + 9 + 9] of mention i and an earlier mention j: signs, distance in sentences, distance in mentions."""
    m = len(heads)
    spelt = [words[a:b + 1] for a, b in borders]
    content = [{w for w in ws if w not in STOP and w.isalnum()} | {words[h]} for h, ws in zip(heads, spelt)]
    number_of = {}
    for word in (w for ws in content for w in ws):
        number_of.setdefault(word, len(number_of))
    has = np.zeros((m, len(number_of)), np.float32)
    for k, ws in enumerate(content):
        has[k, [number_of[w] for w in ws]] = 1
    shared, size = has @ has.T, has.sum(1)
    within, around, some = shared >= size[:, None], shared >= size[None, :], shared > 0
    head_of_other = has[:, [number_of[words[h]] for h in heads]] > 0      # [i, j]: the head of j is a word of i
    first, last = np.array([a for a, _ in borders]), np.array([b for _, b in borders])
    initials = [''.join(w[0] for w in ws if w not in STOP and w[0].isalpha()) for ws in spelt]
    initials = np.array([w if kind == 1 and len(w) > 1 else '' for w, kind in zip(initials, kinds)])
    undotted = np.array([words[h].replace('.', '') for h in heads])
    abbreviates = (undotted[:, None] == initials[None, :]) & (initials[None, :] != '')
    whole = same(tuple(w for w in ws if w not in NOT_SPELT) for ws in spelt)
    signs = [same(words[h] for h in heads), whole, within & ~whole, around & ~whole, some & ~within & ~around,
             head_of_other.T, head_of_other, (first[None, :] <= first[:, None]) & (last[None, :] >= last[:, None]),
             (first[None, :] >= first[:, None]) & (last[None, :] <= last[:, None]), sentences[:, None] == sentences[None, :],
             abbreviates | abbreviates.T, ~same(frozenset(w for w in ws if w[0].isdigit()) for ws in spelt)]
    apart = np.maximum(np.arange(m)[:, None] - np.arange(m)[None, :], 0)
    by_sentence = np.searchsorted(SENTENCE_EDGES, np.maximum(sentences[:, None] - sentences[None, :], 0), side='right')
    by_mention = np.searchsorted(MENTION_EDGES, apart, side='right')
    return np.concatenate([np.stack(signs, -1).astype(np.float32), np.eye(9, dtype=np.float32)[by_sentence],
                           np.eye(9, dtype=np.float32)[by_mention]], -1)
