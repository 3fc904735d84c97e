"""What the reference tokeniser makes of 1,000 articles of news_sample, as hashes, for the tests of onrecord-nn.

usage: reference_pieces.py ../shared/data/news_sample/articles.jsonl VOCAB > crates/onrecord-nn/tests/tokeniser/news_sample.tsv
The reference: Hugging Face's `tokenizers` (BertNormalizer, BertPreTokenizer, WordPiece). Every seventh article. Hashed (SHA-256, the first 16
digits) are id, first byte and end byte of each piece, as little-endian 32-bit numbers.
"""
import hashlib
import itertools
import json
import struct
import sys

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers


def byte_offsets(text):
    """Where each code point begins, in bytes, and where the last one ends."""
    return list(itertools.accumulate((len(c.encode()) for c in text), initial=0))


def main():
    vocabulary = {line.rstrip('\n'): n for n, line in enumerate(open(sys.argv[2], encoding='utf8'))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token='[UNK]', max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    print('article\tpieces\tsha256')
    for line in itertools.islice(open(sys.argv[1], encoding='utf8'), 0, 7000, 7):
        article = json.loads(line)
        pieces, at = tokenizer.encode(article['text']), byte_offsets(article['text'])
        packed = b''.join(struct.pack('<III', i, at[a], at[b]) for i, (a, b) in zip(pieces.ids, pieces.offsets))
        print(f"{article['id']}\t{len(pieces.ids)}\t{hashlib.sha256(packed).hexdigest()[:16]}")


if __name__ == '__main__':
    main()
