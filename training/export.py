"""From a checkpoint to the files that the program reads: model.safetensors with 8-bit weights, config.json, vocab.txt.

usage: export.py CHECKPOINT MODEL_DIR OUT_DIR [--calibration FILE]
Matrices are quantised by row, symmetrically: a row's largest weight becomes 127. FILE: what `onrecord-eval calibration` prints.
"""
import argparse
import hashlib
import json
import os

import torch
from safetensors.torch import save_file

from examples import WINDOW
from model import NAMES, ROLES, UPOS, of_checkpoint


def quantised(weight):
    scale = weight.abs().amax(1).clamp(min=1e-12) / 127
    return torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8).contiguous(), scale.contiguous()


def tensors(model):
    found = {}
    def matrix(name, weight, bias=None):
        found[f'{name}.weight'], found[f'{name}.scale'] = quantised(weight)
        if bias is not None:
            found[f'{name}.bias'] = bias
    encoder = model.encoder
    matrix('embeddings.word', encoder.word.weight)
    found['embeddings.position.weight'], found['embeddings.case.weight'] = encoder.position.weight, encoder.case.weight
    found['embeddings.norm.weight'], found['embeddings.norm.bias'] = encoder.norm.weight, encoder.norm.bias
    for n, layer in enumerate(encoder.layers):
        for name, part in layer.named_children():
            if isinstance(part, torch.nn.Linear):
                matrix(f'layers.{n}.{name}', part.weight, part.bias)
            else:
                found[f'layers.{n}.{name}.weight'], found[f'layers.{n}.{name}.bias'] = part.weight, part.bias
    for name, part in model.named_children():
        if isinstance(part, torch.nn.Linear):
            matrix(name, part.weight, part.bias)
    for name, value in model.named_parameters(recurse=False):
        found[name] = value
    return {name: value.detach().contiguous().clone() for name, value in found.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint'), parser.add_argument('model_dir'), parser.add_argument('out')
    parser.add_argument('--calibration')
    args = parser.parse_args()
    model = of_checkpoint(args.checkpoint)
    os.makedirs(args.out, exist_ok=True)
    path = f'{args.out}/model.safetensors'
    save_file(tensors(model), path)
    curves = json.load(open(args.calibration)) if args.calibration else {'names': [], 'attributions': []}
    config = {'format': 2, 'layers': len(model.encoder.layers), 'width': 384, 'attention_heads': 12, 'window': WINDOW,
              'sha256': hashlib.sha256(open(path, 'rb').read()).hexdigest(),
              'roles': ROLES, 'names': NAMES, 'parts_of_speech': UPOS, 'relations': model.relations, 'calibration': curves}
    with open(f'{args.out}/config.json', 'w', encoding='utf8') as file:
        file.write(json.dumps(config, indent=1) + '\n')
    with open(f'{args.model_dir}/vocab.txt', encoding='utf8') as source, open(f'{args.out}/vocab.txt', 'w', encoding='utf8') as file:
        file.write(source.read())


if __name__ == '__main__':
    main()
