"""What signs.py sees of the mentions of an invented text, for a test of onrecord-nn.

usage: reference_signs.py > crates/onrecord-nn/src/model/signs.tsv
Rows: words; mention: head, first, last, kind, sentence, and its classes as pronoun and determiner; pair: mention, earlier mention, signs as
bits, distance in sentences, distance in mentions.
"""
import numpy as np

import signs

SENTENCES = ["The Orlec Water Board said its 40 new pumps would reach the town of Tarven .",
             "O.W.B. 's chairman , Ana Orlec , who chairs the board , told us that she bought 38 pumps herself .",
             "\" Those pumps are ours , \" Mayor Ilo Varga of Tarven said of them .",
             "Another mayor said every pump in his own town was Orlec 's , and that this was the Orlec board 's fault .",
             "It had nothing to say of Ana Orlec or of the mayor ."]
# [(first, last, head)] of each sentence, and which are pronouns (0) or proper nouns (1).
MENTIONS = [[(0, 3, 3, 1), (5, 5, 5, 0), (5, 8, 8, 2), (11, 14, 12, 2), (14, 14, 14, 1)],
            [(0, 0, 0, 1), (0, 2, 2, 2), (4, 5, 4, 1), (7, 7, 7, 0), (9, 10, 10, 2), (13, 13, 13, 0), (15, 15, 15, 0), (17, 18, 18, 2)],
            [(1, 2, 2, 2), (4, 4, 4, 0), (7, 11, 9, 1), (11, 11, 11, 1), (14, 14, 14, 0)],
            [(0, 1, 1, 2), (3, 8, 4, 2), (6, 6, 6, 0), (6, 8, 8, 2), (10, 10, 10, 1), (15, 15, 15, 0), (17, 21, 20, 2), (17, 20, 19, 2)],
            [(0, 0, 0, 0), (6, 7, 6, 1), (10, 11, 11, 2)]]


def main():
    words = [word for sentence in SENTENCES for word in sentence.split()]
    heads, borders, kinds, sentences, first = [], [], [], [], 0
    for number, (sentence, mentions) in enumerate(zip(SENTENCES, MENTIONS)):
        for a, b, head, kind in sorted(mentions, key=lambda m: m[2]):
            heads.append(first + head), borders.append((first + a, first + b)), kinds.append(kind), sentences.append(number)
        first += len(sentence.split())
    print('words', *words, sep='\t')
    small = [word.lower() for word in words]
    pronouns, determiners = signs.of_one(small, heads, borders, kinds)
    for n, head in enumerate(heads):
        print('mention', head, *borders[n], kinds[n], sentences[n], pronouns[n], determiners[n], sep='\t')
    seen = signs.of_two(small, heads, borders, np.array(kinds), np.array(sentences))
    for i in range(len(heads)):
        for j in range(i):
            bits = sum(1 << n for n in range(signs.N_SIGNS) if seen[i, j, n])
            sentences_back, mentions_back = seen[i, j, signs.N_SIGNS:].reshape(2, 9).argmax(1)
            print('pair', i, j, bits, sentences_back, mentions_back, sep='\t')


if __name__ == '__main__':
    main()
