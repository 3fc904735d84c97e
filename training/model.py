"""The model: one MiniLM encoder, and heads for names, attributions, syntax and coreference, all of them over words.

A word is read at its first word piece. Heads give plain scores; what they mean is decided elsewhere (in the program: in its
pure core). Shapes: P pieces and W words of a batch, all windows one after the other; D = 384.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

ROLES = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
NAMES = ['O'] + [f'{mark}-{kind}' for kind in ('person', 'organisation', 'place', 'equipment', 'event', 'nationality', 'other') for mark in 'BI']
UPOS = ['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X']
CASES = 4
LINK_WIDTH, ARC_WIDTH, RELATION_WIDTH, COREFERENCE_WIDTH, TRUNK = 96, 192, 128, 64, 256
LINK_BUCKETS, SENTENCE_BUCKETS = 17, 9


def link_bucket(distance):
    """Signed distance of a word from a cue, in words, as one of LINK_BUCKETS: exact to 3, then by doubling; 8 is the cue."""
    size = distance.abs()
    step = torch.where(size < 4, size, (3 + torch.log2(size.clamp(min=4).float() / 4).floor() + 1).long()).clamp(max=8)
    return 8 + torch.sign(distance) * step


def sentence_bucket(distance):
    """Distance in sentences as one of SENTENCE_BUCKETS: exact to 4, then 5-7, 8-15, 16-31, 32 and more."""
    edges = torch.tensor([1, 2, 3, 4, 5, 8, 16, 32])
    return torch.bucketize(distance, edges, right=True)


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query_key_value, self.attention_output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.feed_forward_in, self.feed_forward_out = nn.Linear(width, inner), nn.Linear(inner, width)
        self.attention_norm, self.output_norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, slot, mask):
        b, t, d = *mask.shape, x.shape[-1]
        padded = x.new_zeros(b * t, 3 * d).index_copy(0, slot, self.query_key_value(x))
        q, k, v = padded.view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        a = self.attention_output(a.transpose(1, 2).reshape(b * t, d)[slot])
        x = self.attention_norm(x + F.dropout(a, self.dropout, self.training))
        f = self.feed_forward_out(F.gelu(self.feed_forward_in(x)))
        return self.output_norm(x + F.dropout(f, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522, dropout=0.0):
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position, self.case = nn.Embedding(512, width), nn.Embedding(CASES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        nn.init.normal_(self.case.weight, std=0.01)

    def forward(self, ids, case, position, slot, mask):
        """[P, D] of the pieces of all windows, one after the other; only attention is padded: to mask [windows, longest], at slot [P]."""
        x = self.norm(self.word(ids) + self.position(position) + self.case(case))
        for layer in self.layers:
            x = layer(x, slot, mask)
        return x

    def start_from_bert(self, tensors):
        """Takes the weights of a BERT with the same sizes; its one segment embedding goes into the positions."""
        with torch.no_grad():
            self.word.weight.copy_(tensors['embeddings.word_embeddings.weight'])
            segment = tensors['embeddings.token_type_embeddings.weight'][0]
            self.position.weight.copy_(tensors['embeddings.position_embeddings.weight'] + segment)
            self.norm.weight.copy_(tensors['embeddings.LayerNorm.weight'])
            self.norm.bias.copy_(tensors['embeddings.LayerNorm.bias'])
            for n, layer in enumerate(self.layers):
                of = lambda name: tensors[f'encoder.layer.{n}.{name}']
                for part in ('weight', 'bias'):
                    stacked = torch.cat([of(f'attention.self.{name}.{part}') for name in ('query', 'key', 'value')])
                    getattr(layer.query_key_value, part).copy_(stacked)
                    getattr(layer.attention_output, part).copy_(of(f'attention.output.dense.{part}'))
                    getattr(layer.attention_norm, part).copy_(of(f'attention.output.LayerNorm.{part}'))
                    getattr(layer.feed_forward_in, part).copy_(of(f'intermediate.dense.{part}'))
                    getattr(layer.feed_forward_out, part).copy_(of(f'output.dense.{part}'))
                    getattr(layer.output_norm, part).copy_(of(f'output.LayerNorm.{part}'))


class Model(nn.Module):
    def __init__(self, relations, layers=6, inner=1536, dropout=0.15):
        super().__init__()
        d, self.relations = 384, relations
        self.encoder = Encoder(layers, inner=inner)
        self.dropout = nn.Dropout(dropout)
        self.names, self.upos = nn.Linear(d, len(NAMES)), nn.Linear(d, len(UPOS))
        self.attribution = nn.Linear(d, TRUNK)
        self.roles = nn.Linear(TRUNK, len(ROLES))
        self.link_cue, self.link_word = nn.Linear(TRUNK, 2 * LINK_WIDTH), nn.Linear(TRUNK, 2 * LINK_WIDTH)
        self.link_bias = nn.Parameter(torch.zeros(2, LINK_BUCKETS))
        self.syntax = nn.Linear(d, TRUNK)
        self.arc_dependent, self.arc_head = nn.Linear(TRUNK, ARC_WIDTH), nn.Linear(TRUNK, ARC_WIDTH)
        self.arc_root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.arc_bias = nn.Linear(TRUNK, 1)
        self.relation_dependent, self.relation_head = nn.Linear(TRUNK, RELATION_WIDTH), nn.Linear(TRUNK, RELATION_WIDTH, bias=False)
        self.relation_root = nn.Parameter(torch.zeros(RELATION_WIDTH))
        self.relation = nn.Linear(RELATION_WIDTH, len(relations))
        self.coreference = nn.Linear(d, TRUNK)
        self.mention = nn.Linear(TRUNK, 1)
        self.mention_head, self.mention_border = nn.Linear(TRUNK, 2 * COREFERENCE_WIDTH), nn.Linear(TRUNK, 2 * COREFERENCE_WIDTH)
        self.anaphor, self.antecedent = nn.Linear(TRUNK, COREFERENCE_WIDTH), nn.Linear(TRUNK, COREFERENCE_WIDTH)
        self.pair_kinds, self.pair_distance = nn.Parameter(torch.zeros(3, 3, 2)), nn.Parameter(torch.zeros(SENTENCE_BUCKETS))

    def words(self, ids, case, position, slot, mask, at):
        """Word vectors [W, D]: `at` is the place of each word's first piece in the batch."""
        return self.encoder(ids, case, position, slot, mask)[at]

    def attribute(self, h):
        """Role scores [W, 7], and the vectors of both ends of links [W, 2, 96]."""
        z = F.gelu(self.attribution(self.dropout(h)))
        shape = (-1, 2, LINK_WIDTH)
        return self.roles(self.dropout(z)), self.link_cue(z).view(shape), self.link_word(z).view(shape)

    def links(self, cue, word, distance):
        """Scores [C, N, 2] of words being source and content of cues: `cue` [C, 2, 96], `word` [C, N, 2, 96]."""
        score = torch.einsum('crd,cnrd->cnr', cue, word) / math.sqrt(LINK_WIDTH)
        return score + self.link_bias[:, link_bucket(distance)].permute(1, 2, 0)

    def parse(self, h):
        """What arcs and relations are scored from."""
        z = F.gelu(self.syntax(self.dropout(h)))
        z = self.dropout(z)
        return dict(dependent=self.arc_dependent(z), head=self.arc_head(z), bias=self.arc_bias(z).squeeze(-1),
                    relation_dependent=self.relation_dependent(z), relation_head=self.relation_head(z))

    def arcs(self, p, sentence):
        """Scores [n, n + 1] of the heads of a sentence's words; column 0 is the root."""
        dependent, head = p['dependent'][sentence], p['head'][sentence]
        score = dependent @ torch.cat([self.arc_root[None], head]).T / math.sqrt(ARC_WIDTH)
        bias = torch.cat([p['bias'].new_zeros(1), p['bias'][sentence]])
        return score + bias

    def relate(self, p, dependent, head):
        """Scores [n, relations] of pairs of words; head -1 is the root."""
        heads = torch.where((head >= 0)[:, None], p['relation_head'][head.clamp(min=0)], self.relation_root)
        return self.relation(F.gelu(p['relation_dependent'][dependent] + heads))

    def corefer(self, h):
        z = self.dropout(F.gelu(self.coreference(self.dropout(h))))
        shape = (-1, 2, COREFERENCE_WIDTH)
        return dict(mention=self.mention(z).squeeze(-1), of=self.mention_head(z).view(shape), border=self.mention_border(z).view(shape),
                    anaphor=self.anaphor(z), antecedent=self.antecedent(z))

    def borders(self, c, head, sentence):
        """Scores [2, n] of a sentence's words being first and last of the mention with this head."""
        return torch.einsum('rd,nrd->rn', c['of'][head], c['border'][sentence]) / math.sqrt(COREFERENCE_WIDTH)

    def pairs(self, c, heads, kinds, same, sentences):
        """Scores [m, m] of mention i referring back to mention j < i; the rest is -inf. No antecedent at all scores 0."""
        score = c['anaphor'][heads] @ c['antecedent'][heads].T / math.sqrt(COREFERENCE_WIDTH)
        score = score + self.pair_kinds[kinds[:, None], kinds[None, :], same]
        score = score + self.pair_distance[sentence_bucket(sentences[:, None] - sentences[None, :])]
        later = torch.ones_like(score, dtype=torch.bool).triu()
        return score.masked_fill(later, float('-inf'))


def of_checkpoint(path):
    """The model of a checkpoint of train.py."""
    saved = torch.load(path)
    model = Model(saved['relations'], saved['layers'], inner=saved['model']['encoder.layers.0.feed_forward_in.bias'].numel())
    model.load_state_dict(saved['model'])
    return model
