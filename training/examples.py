"""From the corpora in ../shared/data to examples: words with whatever labels their corpus has.

A document is {id, text, words, sentences, paragraphs} with labels over its words, each kind absent where its corpus does not have it:
  roles  a label of ROLES a word             links  [(cue word, {word: 1 source, 2 content})]
  names  allowed labels of NAMES a word, as bits (a corpus that only says "other" allows several)
  upos, heads, relations                     heads: word or -1 for the root
  mentions [(head, first, last)], chains [[mention]]
An article of `news_sample` has none of them: its labels are what a model before said of it (train.py, --teacher).
`windows` cuts it into windows for the encoder; `prepare` does all and is kept in a file, because it takes a minute.
"""
import bisect
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from model import NAMES, ROLES, UPOS

WINDOW = 190        # word pieces at most, the two marks round a window not counted
HELD_ASIDE = 12     # one article in so many of PolNeAR train, and of the news with names, is kept for calibration
UNLABELLED = 3      # one article in so many of news_sample is read

FINE = {'PER': 'person', 'Person': 'person', 'ORG': 'organisation', 'Organization': 'organisation', 'LOC': 'place', 'Location': 'place',
        'Facility': 'place', 'MISC': 'misc', 'OTH': 'misc', 'Misc': 'misc', 'NORP': 'nationality', 'Product': 'product'}
CROSSNER = {'politician': 'person', 'person': 'person', 'scientist': 'person', 'researcher': 'person', 'writer': 'person', 'musicalartist': 'person',
            'organisation': 'organisation', 'politicalparty': 'organisation', 'university': 'organisation', 'band': 'organisation',
            'location': 'place', 'country': 'place', 'event': 'event', 'election': 'event', 'conference': 'event', 'misc': 'misc',
            'product': 'product'}
ALLOWED = {'misc': ('nationality', 'event', 'equipment', 'other'), 'product': ('equipment', 'other')}
# Models of weapons, vehicles and aircraft that stand in the corpora as "product" or "misc": no corpus has a class for them.
EQUIPMENT = re.compile(r'(?i)\b([FBCA]-?\d{1,3}s?\b|Su-?\d|MiG|Tu-\d|T-\d\d|Leopard|Abrams|Bradley|HIMARS|ATACMS|Patriot|Javelin|Stinger|Tomahawk|Kalibr|Iskander|'
                       r'Shahed|Bayraktar|Scud|Exocet|Hellfire|Black ?Hawk|Apache|Chinook|Hercules|Eurofighter|Rafale|Gripen|Mirage|Kalashnikov|AK-?47|'
                       r'Humvee|Boeing 7|Airbus A|[SM]-?[234]00s?\b|Tornado|Typhoon|Predator|Reaper|Challenger|BM-21|Grad|Uzi|M16|USS |HMS )')


def sets_of_names(shared):
    """(format, files, share of the run that trains on it) of every corpus with names."""
    data = f'{shared}/data'
    folder = f'{data}/worldwide_newswire/processed_annotated'
    yield 'conll', [f'{data}/conllpp/conllpp_train.txt', f'{data}/conllpp/conllpp_dev.txt']
    yield 'worldwide', sorted(f'{folder}/{name}' for name in os.listdir(folder))
    yield 'wikigold', [f'{data}/wikigold/wikigold/en/test.conllu']
    yield 'uner', [f'{data}/uner_english/EWT/en_ewt-ud-dev.iob2']
    yield 'crossner', [f'{data}/crossner/politics/{part}.txt' for part in ('train', 'dev', 'test')]


def load_tool(shared):
    spec = importlib.util.spec_from_file_location('bio_to_json', f'{shared}/tools/bio_to_json.py')
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    # Finer classes than the scorer's; a class that is not known here is some other name.
    tool.TYPES = type('Types', (dict,), {'__missing__': lambda self, key: CROSSNER.get(key, 'other')})(FINE)
    return tool


def read_crossner(name, lines):
    blocks, block = [], []
    for line in list(lines) + ['']:
        if line.strip():
            block.append(line.rstrip('\n').split('\t'))
        elif block:
            blocks.append({'tokens': [r[0] for r in block], 'tags': [r[1:2] for r in block], 'text': None})
            block = []
    return [(f'{name}-{i}', blocks[i:i + 5]) for i in range(0, len(blocks), 5)]


def gold_of_names(shared):
    tool = load_tool(shared)
    tool.READERS['crossner'] = read_crossner
    for kind, files in sets_of_names(shared):
        for path in files:
            with open(path, encoding='utf8') as file:
                for name, sentences in tool.READERS[kind](os.path.basename(path), file):
                    if sentences:
                        found = tool.document(name, sentences, kind == 'worldwide')
                        yield dict(found, id=f'{kind}/{found["id"]}')


def gold_of_statements(shared, split):
    with open(f'{shared}/data/polnear/{split}.jsonl', encoding='utf8') as file:
        for line in file:
            found = json.loads(line)
            yield dict(found, id=f'polnear/{found["id"]}')


def cut(texts, program):
    """The program's own words, sentences and paragraphs of each text."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as file:
        for text in texts:
            file.write(json.dumps({'id': text['id'], 'text': text['text']}) + '\n')
        file.flush()
        out = subprocess.run([program, 'words', file.name], check=True, capture_output=True, text=True).stdout
    for text, line in zip(texts, out.splitlines()):
        words, sentences, paragraphs = [], [], []
        for paragraph in json.loads(line)['paragraphs']:
            paragraphs.append(len(sentences))
            for sentence in paragraph:
                sentences.append((len(words), len(words) + len(sentence)))
                words += [tuple(word) for word in sentence]
        yield dict(id=text['id'], text=text['text'], words=words, sentences=sentences, paragraphs=paragraphs)


def words_in(document, start, end):
    """Indices of the words that overlap with characters start..end."""
    starts = document['starts']
    first = bisect.bisect_right(starts, start) - 1
    first = first + 1 if first < 0 or document['words'][first][1] <= start else first
    return range(first, bisect.bisect_left(starts, end))


def with_statements(document, gold):
    roles, links = [0] * len(document['words']), []
    for attribution in gold['att']:
        words = {role: [words_in(document, s, e) for s, e in attribution[role]] for role in ('source', 'cue', 'content')}
        for r, role in enumerate(('source', 'cue', 'content')):
            for run in words[role]:
                for n, word in enumerate(run):
                    if roles[word] == 0:
                        roles[word] = 1 + 2 * r + (n > 0)
        cue = next((run[0] for run in words['cue'] if run), None)
        if cue is not None:
            part = lambda role, value: {word: value for run in words[role] for word in run}
            links.append((cue, {**part('source', 1), **part('content', 2)}))
    return dict(document, roles=roles, links=links)


def allowed_of(kind, surface, demonyms):
    if kind in ALLOWED and EQUIPMENT.search(surface):
        return ('equipment',)
    if kind == 'misc' and surface.lower() in demonyms:
        return ('nationality',)
    return ALLOWED.get(kind, (kind,))


def with_names(document, gold, demonyms):
    names = [1] * len(document['words'])
    for mention in gold['mentions']:
        allowed = allowed_of(mention['type'], document['text'][mention['start']:mention['end']], demonyms)
        for n, word in enumerate(words_in(document, mention['start'], mention['end'])):
            names[word] = sum(1 << NAMES.index(f'{"I" if n else "B"}-{kind}') for kind in allowed)
    return dict(document, names=names)


def read_demonyms(shared):
    table = json.load(open(f'{shared}/data/names_places/nationalities/en.json', encoding='utf8'))['nationalities'].values()
    found = {name.lower() for names in table for name in ([names] if isinstance(names, str) else names)}
    return found | {name + 's' for name in found}


# ---- GUM

def gum_splits(shared):
    splits, split = {}, None
    for line in open(f'{shared}/data/gum/splits.md', encoding='utf8'):
        if line.startswith('## '):
            split = line[3:].strip()
        elif line.strip().startswith('* '):
            splits[line.strip()[2:]] = split
    return splits


def read_gum(shared, name):
    text, words, sentences, paragraphs, upos, heads, relations, kinds = '', [], [], [], [], [], [], []
    rows, new_paragraph = [], True
    for line in list(open(f'{shared}/data/gum/dep/{name}.conllu', encoding='utf8')) + ['']:
        if line.startswith('# newpar'):
            new_paragraph = True
        elif line.strip() and not line.startswith('#'):
            row = line.rstrip('\n').split('\t')
            if row[0].isdigit():
                rows.append(row)
            elif '-' in row[0]:     # what a contraction looks like: its words follow, and touch
                rows.append(row)
        elif not line.strip() and rows:
            if new_paragraph:
                text += '\n\n' if text else ''
                paragraphs.append(len(sentences))
            first, inside, spaced = len(words), 0, True
            for row in rows:
                if '-' in row[0]:
                    inside, spaced = int(row[0].split('-')[1]), 'SpaceAfter=No' not in row[9]
                    continue
                words.append((len(text), len(text) + len(row[1])))
                text += row[1]
                number = int(row[0])
                text += ' ' if number > inside and 'SpaceAfter=No' not in row[9] or number == inside and spaced else ''
                upos.append(UPOS.index(row[3]) if row[3] in UPOS else UPOS.index('X'))
                heads.append(first + int(row[6]) - 1 if row[6] != '0' else -1)
                relations.append(row[7])
                kinds.append(row[9])
            sentences.append((first, len(words)))
            text, rows, new_paragraph = text.rstrip(' ') + ' ', [], False
    found = dict(id=f'gum/{name}', text=text, words=words, sentences=sentences, paragraphs=paragraphs, upos=upos, heads=heads, relations=relations)
    return dict(found, names=gum_names(found, kinds), **gum_chains(shared, name, found))


def head_of(document, first, last):
    """The word of a span whose own head lies outside."""
    outside = [w for w in range(first, last + 1) if not first <= document['heads'][w] <= last]
    return outside[0] if outside else last


def gum_spans(misc):
    """[(first, last, type)] of the entities in a document's MISC columns."""
    spans, open_at = [], {}
    for word, column in enumerate(misc):
        entity = next((part[7:] for part in column.split('|') if part.startswith('Entity=')), '')
        for opened, closed, single in gum_marks(entity):
            if opened or single:
                parts = (opened or single).split('-')
                (spans.append((word, word, parts[1])) if single else open_at.setdefault(parts[0], []).append((word, parts[1])))
            elif open_at.get(closed):
                first, kind = open_at[closed].pop()
                spans.append((first, word, kind))
    return spans


def gum_marks(entity):
    """Splits "(1-person-new(2-place)3)" into (opened, closed, single) marks, in order."""
    for mark in re.findall(r'\([^()]+\)?|[^()]+\)', entity):
        if mark.startswith('('):
            yield ('', '', mark[1:-1]) if mark.endswith(')') else (mark[1:], '', '')
        else:
            yield '', mark[:-1].split('-')[0].split('[')[0], ''


def gum_names(document, misc):
    """Runs of proper nouns at the head of a person, organisation or place; other proper nouns may be any name."""
    kinds = {'person': 'person', 'organization': 'organisation', 'place': 'place'}
    proper, anything = UPOS.index('PROPN'), (1 << len(NAMES)) - 1
    names = [anything if u == proper else 1 for u in document['upos']]
    for first, last, kind in gum_spans(misc):
        head = head_of(document, first, last)
        if kind not in kinds or document['upos'][head] != proper:
            continue
        left, right = head, head
        while left > first and document['upos'][left - 1] == proper:
            left -= 1
        while right < last and document['upos'][right + 1] == proper:
            right += 1
        if names[left] == anything:
            for word in range(left, right + 1):
                names[word] = 1 << NAMES.index(f'{"B" if word == left else "I"}-{kinds[kind]}')
    return names


def gum_chains(shared, name, document):
    path = f'{shared}/data/gum/coref/ontogum/conll/{name}.conll'
    rows = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf8') if line[:1].isdigit()]
    if len(rows) != len(document['words']):
        print(f'{name}: chains are over other words: left out', file=sys.stderr)
        return {}
    chains, open_at = {}, {}
    for word, row in enumerate(rows):
        for mark in re.findall(r'\(\d+\)|\(\d+|\d+\)', row[-1]):
            number = mark.strip('()')
            if mark.startswith('('):
                open_at.setdefault(number, []).append(word)
            if mark.endswith(')'):
                first = open_at[number].pop()
                chains.setdefault(number, []).append((head_of(document, first, word), first, word))
    return dict(chains=[sorted(chain) for chain in chains.values()])


def with_full_stops_apart(document, words):
    """The document with "Mr." as "Mr" and "." wherever the program's own words have it so: the mark belongs to the word before."""
    own = set(words)
    of_old, apart = [], []      # the new index of each word; the old index of each word that loses its full stop
    for old, (start, end) in enumerate(document['words']):
        of_old.append(old + len(apart))
        if (start, end - 1) in own and (end - 1, end) in own and document['text'][end - 1] == '.':
            apart.append(old)
    apart, new = set(apart), {key: [] for key in ('words', 'upos', 'heads', 'relations', 'names')}
    for old, (start, end) in enumerate(document['words']):
        head, name = document['heads'][old], document['names'][old]
        is_apart = old in apart
        for key, value in (('words', (start, end - is_apart)), ('upos', document['upos'][old]), ('heads', of_old[head] if head >= 0 else -1),
                           ('relations', document['relations'][old]), ('names', name)):
            new[key].append(value)
        if is_apart:
            # Within a name it goes on as the name does: I-kind is the bit after B-kind.
            is_first = name & (name - 1) == 0 and NAMES[name.bit_length() - 1][0] == 'B'
            for key, value in (('words', (end - 1, end)), ('upos', UPOS.index('PUNCT')), ('heads', of_old[old]), ('relations', 'punct'),
                               ('names', name << 1 if is_first else name)):
                new[key].append(value)
    of_old.append(len(new['words']))
    found = dict(document, **new, sentences=[(of_old[a], of_old[b]) for a, b in document['sentences']])
    if 'chains' in document:
        found['chains'] = [[(of_old[head], of_old[first], of_old[last + 1] - 1) for head, first, last in chain] for chain in document['chains']]
    return found


# ---- windows

def case_of(word):
    """0: no capital first; 1: a capital first; 2: capitals only, two at least; 3: a capital later."""
    letters = [c for c in word if c.isalpha()]
    if not letters or not letters[0].isupper():
        return 3 if any(c.isupper() for c in letters) else 0
    return 2 if len(letters) > 1 and all(c.isupper() for c in letters) else 1


def pieces_of(document, first, last, tokenizer):
    """Ids, cases and, for each word, its first piece, of words first..last."""
    start, end = document['words'][first][0], document['words'][last - 1][1]
    found = tokenizer.encode(document['text'][start:end], add_special_tokens=False)
    offsets = [(start + s, start + e) for s, e in found.offsets]
    starts, cases, at, word = [s for s, _ in offsets], [], [], first
    for s, _ in offsets:
        while word + 1 < last and document['words'][word + 1][0] <= s:
            word += 1
        cases.append(case_of(document['text'][slice(*document['words'][word])]))
    for w in range(first, last):
        piece = bisect.bisect_left(starts, document['words'][w][0])
        inside = piece < len(starts) and starts[piece] < document['words'][w][1]
        at.append(piece if inside else max(piece - 1, 0))
    return found.ids, cases, at


def windows(document, tokenizer):
    """Consecutive sentences of at most WINDOW pieces, cut at a paragraph's start where that leaves at least half."""
    counts = [len(pieces_of(document, a, b, tokenizer)[0]) for a, b in document['sentences']]
    starts, found, first = set(document['paragraphs']), [], 0
    while first < len(counts):
        last, size = first, 0
        while last < len(counts) and (last == first or size + counts[last] <= WINDOW):
            size += counts[last]
            last += 1
        if last < len(counts):
            kept, n = size, last
            while n > first and n not in starts:
                n -= 1
                kept -= counts[n]
            last = n if n > first and 2 * kept >= WINDOW else last
        a, b = document['sentences'][first][0], document['sentences'][last - 1][1]
        ids, cases, at = pieces_of(document, a, b, tokenizer)
        # A sentence longer than a window is cut; its last words have no pieces and are left out.
        whole = sum(piece < WINDOW for piece in at)
        sentences = [(s, min(e, a + whole)) for s, e in document['sentences'][first:last] if s < a + whole]
        found.append(dict(ids=ids[:WINDOW], cases=cases[:WINDOW], at=at[:whole], first=a, sentences=sentences))
        first = last
    return found


def unlabelled(shared):
    with open(f'{shared}/data/news_sample/articles.jsonl', encoding='utf8') as file:
        for n, line in enumerate(file):
            if n % UNLABELLED == 0:
                found = json.loads(line)
                yield dict(id=f'news/{found["id"]}', text=found['text'])


def prepare(shared, program, tokenizer):
    """{part: [document with windows]} of all corpora."""
    demonyms = read_demonyms(shared)
    parts = {'train': [], 'aside': [], 'dev': [], 'unlabelled': []}
    def put(part, document):
        document.pop('starts', None)
        parts[part].append(dict(document, windows=windows(document, tokenizer)))
    def started(document):
        return dict(document, starts=[s for s, _ in document['words']])
    for split in ('train', 'dev'):
        gold = list(gold_of_statements(shared, split))
        for n, (document, of) in enumerate(zip(cut(gold, program), gold)):
            if document['words']:
                part = 'dev' if split == 'dev' else 'aside' if n % HELD_ASIDE == 5 else 'train'
                put(part, with_statements(started(document), of))
    gold = list(gold_of_names(shared))
    for n, (document, of) in enumerate(zip(cut(gold, program), gold)):
        if document['words']:
            aside = n % HELD_ASIDE == 5 and of['id'].startswith(('conll/', 'worldwide/'))
            put('aside' if aside else 'train', with_names(started(document), of, demonyms))
    gum = [(split, read_gum(shared, name)) for name, split in sorted(gum_splits(shared).items())
           if os.path.exists(f'{shared}/data/gum/dep/{name}.conllu') and split in ('train', 'dev')]
    for (split, document), own in zip(gum, cut([document for _, document in gum], program)):
        put(split, with_full_stops_apart(document, own['words']) if split == 'train' else document)
    for document in cut(list(unlabelled(shared)), program):
        put('unlabelled', document)
    random.Random(0).shuffle(parts['train'])
    return parts


if __name__ == '__main__':
    import pickle
    from tokenizers import Tokenizer
    shared, program, model_dir, out = sys.argv[1:5]
    tokenizer = Tokenizer.from_file(f'{model_dir}/tokenizer.json')
    tokenizer.no_truncation()
    tokenizer.no_padding()
    parts = prepare(shared, program, tokenizer)
    for part, documents in parts.items():
        kinds = {}
        for d in documents:
            kinds.setdefault(d['id'].split('/')[0], []).append(sum(len(w['ids']) for w in d['windows']))
        print(part, {kind: (len(n), sum(n)) for kind, n in kinds.items()})
    pickle.dump(parts, open(out, 'wb'))
