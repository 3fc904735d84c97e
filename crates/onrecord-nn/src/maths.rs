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

/// The natural logarithm of a positive number that is not tiny, to 1e-6.
pub(crate) fn ln(x: f32) -> f32 {
    // x = 2^n m with m between the root of a half and of two; ln m by the series of the inverse hyperbolic tangent.
    let bits = x.to_bits().wrapping_sub(std::f32::consts::FRAC_1_SQRT_2.to_bits());
    let n = bits.cast_signed() >> 23;
    let m = f32::from_bits(x.to_bits().wrapping_sub((n << 23).cast_unsigned()));
    let t = (m - 1.0) / (m + 1.0);
    let series = horner(t * t, [0.222_222_2, 0.285_714_3, 0.4, 0.666_666_7, 2.0]);
    #[expect(clippy::cast_precision_loss, reason = "an exponent has eight bits")]
    let exponent = n as f32;
    exponent * std::f32::consts::LN_2 + t * series
}

/// The Gaussian error linear unit in its exact form, x Φ(x), to 1e-6, or 1e-7 of a large number.
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

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;

    /// Numbers from `first` on in steps, with the function in doubles beside them.
    #[expect(clippy::cast_possible_truncation, reason = "floats are tested")]
    fn worst(first: f32, function: impl Fn(f32) -> f32, exact: impl Fn(f64) -> f64) -> f64 {
        let numbers = (0..20_000_u16).map(|i| f64::from(first) + f64::from(i) * 1e-3);
        let difference = |x: f64| {
            let x = f64::from(x as f32);
            (f64::from(function(x as f32)) - exact(x)).abs() / exact(x).abs().max(1.0)
        };
        numbers.map(difference).fold(0.0, f64::max)
    }

    /// The error function by its series, in doubles.
    fn series(x: f64) -> f64 {
        let mut term = x;
        let mut sum = x;
        for n in 1..200_u32 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    #[test]
    fn functions_are_as_exact_as_they_say() {
        assert!(worst(-19.999, exp, f64::exp) < 2e-7);
        assert!(worst(-4.0, |x| erf(x.min(4.0)), |x| series(x.min(4.0))) < 4e-7);
        assert!(
            worst(-5.0, |x| gelu(x.min(5.0)), |x| 0.5 * x.min(5.0) * (1.0 + series(x.min(5.0) / 2.0_f64.sqrt())))
                < 1e-6
        );
    }

    #[test]
    fn far_ends_are_finite() {
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(-1e30) > 0.0 && exp(-1e30) < 1e-37);
        assert!((gelu(1e6) - 1e6).abs() < 0.1);
        assert!(gelu(-1e3).abs() < 1e-3);
    }

    #[test]
    fn halves_are_rounded_to_the_even_number() {
        let rounded = [-2047.0, -2.5, -1.5, -0.5, 0.4, 0.5, 0.6, 1.5, 2047.0].map(round);
        assert_eq!(rounded, [-2047, -2, -2, 0, 0, 0, 1, 2, 2047]);
    }

    #[test]
    fn rows_of_any_length_are_summed_whole() {
        for length in [0_u16, 1, 15, 16, 17, 40] {
            let row: Vec<f32> = (0..length).map(f32::from).collect();
            assert_eq!(sum(&row, same), f32::from(length) * (f32::from(length) - 1.0) / 2.0);
            assert_eq!(largest(&row, same).max(0.0), f32::from(length.saturating_sub(1)));
        }
    }

    #[test]
    fn logarithms() {
        for x in [1e-6_f32, 0.3, 0.5, 0.707, 0.71, 1.0, 1.41, 1.42, 2.0, 17.0, 190.0, 1e6] {
            assert!((ln(x) - x.ln()).abs() < 1e-5, "{x}: {} {}", ln(x), x.ln());
        }
    }
}
