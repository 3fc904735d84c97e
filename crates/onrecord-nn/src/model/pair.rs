//! How likely one mention refers back to another: what the encoder says of both, and the signs of the pair.
//!
//! One hidden layer over the sum of what is known of the anaphor, of the antecedent and of the pair, beside a product of
//! the two and small tables. Source: Clark and Manning (2016), Lee et al. (2017); the product as in Dobrovolskii (2021).

use super::{
    link::length,
    score::dot,
    signs::{Looks, N_DETERMINERS, N_DISTANCES, N_KINDS, N_NAMES, N_OF_ONE, N_PRONOUNS, N_SIGNS, mentions_back},
};
use crate::{Error, ErrorKind, weights::Weights};

/// So many numbers are added up side by side; the hidden layer has some times as many.
const LANES: usize = 8;

/// Weights of pairs, summed up beforehand where few sums are possible.
#[derive(Debug)]
pub(super) struct PairWeights {
    anaphor_sign: Vec<f32>,
    antecedent_sign: Vec<f32>,
    /// A row for every set of signs, and one for each two distances; the last number of a row is its bias.
    of_signs: Vec<f32>,
    of_distances: Vec<f32>,
    out: Vec<f32>,
    pronouns: Vec<f32>,
    pronoun_name: Vec<f32>,
    determiners: Vec<f32>,
    kinds: Vec<f32>,
}

/// A mention and what its antecedents are scored with.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) looks: Looks,
    sides: Sides,
}

/// What the encoder says of a mention; in a [`Mention`] with its own signs added.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) anaphor: Vec<f32>,
    pub(super) antecedent: Vec<f32>,
    pub(super) pair_anaphor: Vec<f32>,
    pub(super) pair_antecedent: Vec<f32>,
}

impl PairWeights {
    pub(super) fn read(weights: &Weights<'_>) -> Result<PairWeights, Error> {
        let [width] = weights.shape("pair_out")?;
        if !width.is_multiple_of(LANES) {
            let expected = vec![width.next_multiple_of(LANES)];
            return Err(Error::new("pair_out", ErrorKind::Shape { expected, found: vec![width] }));
        }
        let n_rows = N_SIGNS + 2 * N_DISTANCES;
        let rows = weights.floats("pair_sign", &[n_rows, width])?;
        let bias = weights.floats("pair_bias", &[n_rows])?;
        let sum = |chosen: &dyn Fn(usize) -> bool| -> Vec<f32> {
            let mut sum = vec![0.0; width + 1];
            for row in (0..n_rows).filter(|&row| chosen(row)) {
                let with_bias = rows[row * width..][..width].iter().chain([&bias[row]]);
                sum.iter_mut().zip(with_bias).for_each(|(sum, number)| *sum += number);
            }
            sum
        };
        let of_signs = |signs: usize| sum(&|row| row < N_SIGNS && signs >> row & 1 == 1);
        let of_distances = |pair: usize| {
            let (sentences, mentions) = (pair / N_DISTANCES, pair % N_DISTANCES);
            sum(&|row| row == N_SIGNS + sentences || row == N_SIGNS + N_DISTANCES + mentions)
        };
        Ok(PairWeights {
            anaphor_sign: weights.floats("anaphor_sign", &[N_OF_ONE, width])?,
            antecedent_sign: weights.floats("antecedent_sign", &[N_OF_ONE, width])?,
            of_signs: (0..1 << N_SIGNS).flat_map(of_signs).collect(),
            of_distances: (0..N_DISTANCES * N_DISTANCES).flat_map(of_distances).collect(),
            out: weights.floats("pair_out", &[width])?,
            pronouns: weights.floats("pair_pronouns", &[N_PRONOUNS, N_PRONOUNS])?,
            pronoun_name: weights.floats("pair_pronoun_name", &[N_PRONOUNS, N_NAMES])?,
            determiners: weights.floats("pair_determiners", &[N_DETERMINERS, N_DETERMINERS])?,
            kinds: weights.floats("pair_kinds", &[N_KINDS, N_KINDS, 2])?,
        })
    }

    /// How many numbers the hidden layer has.
    pub(super) fn width(&self) -> usize {
        self.out.len()
    }

    /// A mention with its signs added to its two sides.
    pub(super) fn mention(&self, looks: Looks, mut sides: Sides) -> Mention {
        let of_kind = N_PRONOUNS + N_DETERMINERS + N_NAMES + looks.standing.kind;
        let of_name = N_PRONOUNS + N_DETERMINERS + looks.standing.name;
        for row in [looks.pronoun, N_PRONOUNS + looks.determiner, of_name, of_kind] {
            let numbers = row * self.width()..(row + 1) * self.width();
            add(&mut sides.pair_anaphor, &self.anaphor_sign[numbers.clone()]);
            add(&mut sides.pair_antecedent, &self.antecedent_sign[numbers]);
        }
        Mention { looks, sides }
    }

    /// The odds of a mention referring back to one that stands so many mentions before it.
    pub(super) fn score(&self, anaphor: &Mention, antecedent: &Mention, back: usize) -> f32 {
        let (looks, earlier) = (&anaphor.looks, &antecedent.looks);
        let (sides, earlier_sides) = (&anaphor.sides, &antecedent.sides);
        let signs = looks.signs(earlier);
        let distances = looks.sentences_back(earlier) * N_DISTANCES + mentions_back(back);
        let n_row = self.width() + 1;
        let (of_signs, of_distances) = (&self.of_signs[signs * n_row..], &self.of_distances[distances * n_row..]);
        let hidden = self.hidden(&sides.pair_anaphor, &earlier_sides.pair_antecedent, of_signs, of_distances);
        let bias = of_signs[self.width()] + of_distances[self.width()];
        let product = dot(&sides.anaphor, &earlier_sides.antecedent) / length(&sides.anaphor);
        product + hidden + bias + self.tables(looks, earlier, signs & 1)
    }

    fn hidden(&self, left: &[f32], right: &[f32], of_signs: &[f32], of_distances: &[f32]) -> f32 {
        let mut lanes = [0.0_f32; LANES];
        let inputs = chunks(left).zip(chunks(right)).zip(chunks(of_signs).zip(chunks(of_distances)));
        for (((left, right), (signs, distances)), out) in inputs.zip(chunks(&self.out)) {
            for lane in 0..LANES {
                let input = left[lane] + right[lane] + signs[lane] + distances[lane];
                lanes[lane] += input.max(0.0) * out[lane];
            }
        }
        lanes.iter().sum()
    }

    fn tables(&self, looks: &Looks, earlier: &Looks, is_same_word: usize) -> f32 {
        let pronouns = self.pronouns[looks.pronoun * N_PRONOUNS + earlier.pronoun];
        let name = self.pronoun_name[looks.pronoun * N_NAMES + earlier.standing.name];
        let determiners = self.determiners[looks.determiner * N_DETERMINERS + earlier.determiner];
        let kinds = self.kinds[(looks.standing.kind * N_KINDS + earlier.standing.kind) * 2 + is_same_word];
        pronouns + name + determiners + kinds
    }
}

fn chunks(row: &[f32]) -> impl Iterator<Item = &[f32; LANES]> {
    row.as_chunks().0.iter()
}

fn add(sum: &mut [f32], numbers: &[f32]) {
    sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}
