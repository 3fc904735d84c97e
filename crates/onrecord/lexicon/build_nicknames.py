#!/usr/bin/env python3
"""Builds nicknames.tsv from PyPI nicknames (see README.md for source and licence).

usage: build_nicknames.py NAMES_PLACES_DIR
NAMES_PLACES_DIR holds nicknames/names.csv: name1,relationship,name2."""
import csv, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
# relations in the source that join names of different people far more often than names of one
LEFT_OUT = {('bill', 'fred'), ('bill', 'robert'), ('ian', 'john'), ('john', 'jan')}
# what the source lacks
ALSO = [('aleksandr', 'sasha'), ('alexander', 'sasha'), ('vladimir', 'vova'), ('vladimir', 'volodya'), ('mikhail', 'misha'),
        ('dmitry', 'dima'), ('sergei', 'seryozha'), ('yevgeny', 'zhenya'), ('ivan', 'vanya'), ('nikolai', 'kolya'), ('pavel', 'pasha'),
        ('konstantin', 'kostya'), ('anastasia', 'nastya'), ('tatiana', 'tanya'), ('yuri', 'yura'), ('alexei', 'alyosha'), ('maria', 'masha'),
        ('ekaterina', 'katya'), ('francisco', 'paco'), ('jose', 'pepe'), ('enrique', 'quique'), ('giuseppe', 'beppe'), ('josef', 'sepp')]


def language(nickname, english):
    return 'english' if any(nickname == short for _, short in english) else 'other'


def main():
    with open(os.path.join(sys.argv[1], 'nicknames', 'names.csv'), encoding='utf8') as file:
        english = {(row['name1'].strip(), row['name2'].strip()) for row in csv.DictReader(file)} - LEFT_OUT
    names = {}
    for name, nickname in english | set(ALSO):
        if all(re.fullmatch('[a-z]{2,}', word) for word in (name, nickname)) and name != nickname:
            names.setdefault(nickname, set()).add(name)
    with open(os.path.join(HERE, 'nicknames.tsv'), 'w', encoding='utf8') as file:
        file.write('# nickname\tnames that it is short for\twhether English-speaking people bear it; built by build_nicknames.py, see README.md\n')
        file.writelines(f'{nickname}\t{" ".join(sorted(names[nickname]))}\t{language(nickname, english)}\n' for nickname in sorted(names))


main()
