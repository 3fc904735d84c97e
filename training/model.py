"""The model: one MiniLM encoder, and heads for names, attributions, syntax and coreference, all of them over words.

A word is read at its first word piece. Heads give plain scores; what they mean is decided elsewhere (in the program: in its
pure core). Shapes: P pieces and W words of a batch, all windows one after the other; D = 384.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

import signs

ROLES = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content']
NAMES = ['O'] + [f'{mark}-{kind}' for kind in ('person', 'organisation', 'place', 'equipment', 'event', 'nationality', 'other') for mark in 'BI']
UPOS = ['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X']
CASES = 4
LINK_WIDTH, ARC_WIDTH, RELATION_WIDTH, COREFERENCE_WIDTH, TRUNK = 96, 192, 128, 64, 256
LINK_BUCKETS, PAIR_SIGNS = 17, signs.N_SIGNS + 9 + 9


def link_bucket(distance):
    """Signed distance of a word from a cue, in words, as one of LINK_BUCKETS: exact to 3, then by doubling; 8 is the cue."""
    size = distance.abs()
    step = torch.where(size < 4, size, (3 + torch.log2(size.clamp(min=4).float() / 4).floor() + 1).long()).clamp(max=8)
    return 8 + torch.sign(distance) * step


class Dropout:
    """Dropout that draws its numbers once a step, and moves on among them: drawing is a tenth of the time otherwise."""
    def __init__(self, like, rate, uses):
        self.kept = (torch.rand(like.numel() + uses * 997) >= rate) / (1 - rate) if rate else None
        self.shape, self.size, self.at = like.shape, like.numel(), 0

    def __call__(self, x):
        if self.kept is None:
            return x
        self.at += 997
        return x * self.kept[self.at - 997:][:self.size].view(self.shape)


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.query_key_value, self.attention_output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.feed_forward_in, self.feed_forward_out = nn.Linear(width, inner), nn.Linear(inner, width)
        self.attention_norm, self.output_norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, slot, mask, drop):
        b, t, d = *mask.shape, x.shape[-1]
        padded = x.new_zeros(b * t, 3 * d).index_copy(0, slot, self.query_key_value(x))
        q, k, v = padded.view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        a = self.attention_output(a.transpose(1, 2).reshape(b * t, d)[slot])
        x = self.attention_norm(x + drop(a))
        f = self.feed_forward_out(F.gelu(self.feed_forward_in(x)))
        return self.output_norm(x + drop(f))


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522, dropout=0.0):
        super().__init__()
        self.dropout = dropout
        self.word = nn.Embedding(vocabulary, width)
        self.position, self.case = nn.Embedding(512, width), nn.Embedding(CASES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        nn.init.normal_(self.case.weight, std=0.01)

    def forward(self, ids, case, position, slot, mask):
        """[P, D] of the pieces of all windows, one after the other; only attention is padded: to mask [windows, longest], at slot [P]."""
        x = self.norm(self.word(ids) + self.position(position) + self.case(case))
        drop = Dropout(x, self.dropout if self.training else 0.0, 2 * len(self.layers))
        for layer in self.layers:
            x = layer(x, slot, mask, drop)
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
        self.pair_anaphor, self.pair_antecedent = nn.Linear(TRUNK, COREFERENCE_WIDTH), nn.Linear(TRUNK, COREFERENCE_WIDTH)
        self.anaphor_sign = nn.Parameter(torch.randn(signs.N_OF_ONE, COREFERENCE_WIDTH) * 0.02)
        self.antecedent_sign = nn.Parameter(torch.randn(signs.N_OF_ONE, COREFERENCE_WIDTH) * 0.02)
        self.pair_sign = nn.Parameter(torch.randn(PAIR_SIGNS, COREFERENCE_WIDTH) * 0.02)
        self.pair_out, self.pair_bias = nn.Parameter(torch.randn(COREFERENCE_WIDTH) * 0.1), nn.Parameter(torch.zeros(PAIR_SIGNS))
        self.pair_pronouns = nn.Parameter(torch.zeros(signs.N_PRONOUNS, signs.N_PRONOUNS))
        self.pair_pronoun_name = nn.Parameter(torch.zeros(signs.N_PRONOUNS, signs.N_NAMES))
        self.pair_determiners = nn.Parameter(torch.zeros(signs.N_DETERMINERS, signs.N_DETERMINERS))
        self.pair_kinds = nn.Parameter(torch.zeros(signs.N_KINDS, signs.N_KINDS, 2))

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
        """What mentions, their borders and their pairs are scored from; few texts, so more is dropped than elsewhere."""
        drop = lambda x: F.dropout(x, 0.3, self.training)
        z = drop(F.gelu(self.coreference(drop(h))))
        shape = (-1, 2, COREFERENCE_WIDTH)
        return dict(mention=self.mention(z).squeeze(-1), of=self.mention_head(z).view(shape), border=self.mention_border(z).view(shape),
                    anaphor=self.anaphor(z), antecedent=self.antecedent(z),
                    pair_anaphor=self.pair_anaphor(z), pair_antecedent=self.pair_antecedent(z))

    def borders(self, c, head, sentence):
        """Scores [2, n] of a sentence's words being first and last of the mention with this head."""
        return torch.einsum('rd,nrd->rn', c['of'][head], c['border'][sentence]) / math.sqrt(COREFERENCE_WIDTH)

    def pairs(self, c, heads, of_one, of_two):
        """Scores [m, m] of mention i referring back to mention j < i; the rest is -inf. No antecedent at all scores 0.

        `of_one`: the classes (pronoun, determiner, name, kind) of each; `of_two`: [m, m, PAIR_SIGNS].
        """
        pronoun, determiner, name, kind = of_one
        sign = torch.stack([pronoun, determiner + signs.N_PRONOUNS, name + signs.N_PRONOUNS + signs.N_DETERMINERS,
                            kind + signs.N_PRONOUNS + signs.N_DETERMINERS + signs.N_NAMES])
        left = c['pair_anaphor'][heads] + self.anaphor_sign[sign].sum(0)
        right = c['pair_antecedent'][heads] + self.antecedent_sign[sign].sum(0)
        score = c['anaphor'][heads] @ c['antecedent'][heads].T / math.sqrt(COREFERENCE_WIDTH)
        score = score + F.relu(left[:, None] + right[None] + of_two @ self.pair_sign) @ self.pair_out + of_two @ self.pair_bias
        score = score + self.pair_pronouns[pronoun[:, None], pronoun[None, :]] + self.pair_pronoun_name[pronoun[:, None], name[None, :]]
        score = score + self.pair_determiners[determiner[:, None], determiner[None, :]]
        score = score + self.pair_kinds[kind[:, None], kind[None, :], of_two[..., 0].long()]
        later = torch.ones_like(score, dtype=torch.bool).triu()
        return score.masked_fill(later, float('-inf'))


def of_checkpoint(path):
    """The model of a checkpoint of train.py."""
    saved = torch.load(path)
    model = Model(saved['relations'], saved['layers'], inner=saved['model']['encoder.layers.0.feed_forward_in.bias'].numel())
    model.load_state_dict(saved['model'])
    return model
