//! The functions that a transformer needs of one number or one row, written so that a compiler makes vectors of them.
//!
//! Comes in: floats. Goes out: floats, by the same operations in the same order on every machine: no library function whose
//! last bit differs from place to place, no fused multiply-add, and sums over a row in [`LANES`] parts.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

/// How many numbers are worked on at a time.
pub(crate) const LANES: usize = 16;

/// 1.5 × 2^23: a small number added to it is rounded to a whole one, which then stands in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// The number itself.
#[inline(always)]
pub(crate) fn same(x: f32) -> f32 {
    x
}

/// The exponential of a number up to 0, to 2e-7 of it. Below -87 it stays at the exponential of that, which is nearly 0.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    // The method and the polynomial of Cephes' expf: 2^n times the exponential of a rest below half of ln 2.
    let x = larger(-87.0, x);
    let shifted = x * std::f32::consts::LOG2_E + ROUNDER;
    let n = shifted - ROUNDER;
    let rest = (x - n * 0.693_359_4) + n * 2.121_944_4e-4;
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    let polynomial = [1.987_569_1e-4, 1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5, 1.0, 1.0];
    horner(rest, polynomial) * power
}

/// The Gaussian error linear unit in its exact form, x Φ(x), to 1e-6.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function, to 4e-7.
#[inline(always)]
fn erf(x: f32) -> f32 {
    // The quotient of polynomials that Eigen uses for floats; beyond 4 the function is 1 to the last bit.
    let x = larger(-4.0, x);
    let x = if x > 4.0 { 4.0 } else { x };
    let square = x * x;
    let upper = [
        -2.726_142_3e-10,
        2.770_681_5e-8,
        -2.101_024e-6,
        -5.692_506_5e-5,
        -7.349_906_4e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    let lower = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_474_1e-2];
    x * horner(square, upper) / horner(square, lower)
}

/// A polynomial by Horner's rule, the highest power first.
#[inline(always)]
fn horner<const N: usize>(x: f32, coefficients: [f32; N]) -> f32 {
    let mut sum = 0.0;
    for coefficient in coefficients {
        sum = sum * x + coefficient;
    }
    sum
}

/// A number up to two million rounded to a whole one, to the even one from half-way; its low 16 bits.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
pub(crate) fn round(x: f32) -> i16 {
    ((x + ROUNDER).to_bits() as u16).cast_signed()
}

/// The sum of `value(x)` over the numbers of a row.
#[inline(always)]
pub(crate) fn sum(row: &[f32], value: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for lane in 0..LANES {
            sums[lane] += value(chunk[lane]);
        }
    }
    for (x, sum) in rest.iter().zip(&mut sums) {
        *sum += value(*x);
    }
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            sums[lane] += sums[lane + half];
        }
    }
    sums[0]
}

/// The largest of `value(x)` over the numbers of a row.
#[inline(always)]
pub(crate) fn largest(row: &[f32], value: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut largest = [f32::MIN; LANES];
    for chunk in chunks {
        for lane in 0..LANES {
            largest[lane] = larger(largest[lane], value(chunk[lane]));
        }
    }
    for (x, lane) in rest.iter().zip(&mut largest) {
        *lane = larger(*lane, value(*x));
    }
    for half in [8, 4, 2, 1] {
        for lane in 0..half {
            largest[lane] = larger(largest[lane], largest[lane + half]);
        }
    }
    largest[0]
}

#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}
