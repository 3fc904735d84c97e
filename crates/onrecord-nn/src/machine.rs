//! The instructions of the machine that the program runs on: AVX2 where there is, portable code elsewhere.
//!
//! Comes in: a [`Task`]. Goes out: what it computes, compiled for the best instructions at hand. Both ways give the same bits:
//! whole numbers are exact, and floats are multiplied and added one after the other, never fused. `pulp` proves that the
//! instructions are there before they run, so nothing here is unsafe.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

/// Eight accumulators at a time: what a product of matrices needs of a machine.
pub(crate) trait Lanes: Copy {
    /// Eight 32-bit whole numbers.
    type Wholes: Copy;
    /// Eight 32-bit floats.
    type Floats: Copy;

    fn wholes(self) -> Self::Wholes;
    /// Adds to each number the sum of two products: `pair` with the two weights of its lane.
    fn add_pairs(self, sums: Self::Wholes, pair: [i16; 2], weights: &[i16; 16]) -> Self::Wholes;
    fn whole_array(self, wholes: Self::Wholes) -> [i32; 8];

    fn floats(self) -> Self::Floats;
    /// Adds to each number its weight times `factor`.
    fn add_scaled(self, sums: Self::Floats, factor: f32, weights: &[f32; 8]) -> Self::Floats;
    fn float_array(self, floats: Self::Floats) -> [f32; 8];
}

/// Something to compute. `run` and all that it calls must be `#[inline(always)]`: what is not inlined is compiled without the
/// instructions. That is why there are loops in tasks where elsewhere there would be `map` and `for_each`, which take a closure
/// into a function of the library that the compiler may leave by itself.
pub(crate) trait Task {
    type Output;
    fn run<L: Lanes>(self, lanes: L) -> Self::Output;
}

/// What the machine can do.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Machine {
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
    Portable,
}

impl Machine {
    /// The machine that this runs on. The question is asked of the processor once.
    pub(crate) fn here() -> Machine {
        #[cfg(target_arch = "x86_64")]
        if let Some(instructions) = pulp::x86::V3::try_new() {
            return Machine::Avx2(instructions);
        }
        Machine::Portable
    }

    #[inline(always)]
    pub(crate) fn run<T: Task>(self, task: T) -> T::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Machine::Avx2(instructions) => instructions.vectorize(
                #[inline(always)]
                || task.run(instructions),
            ),
            Machine::Portable => task.run(Portable),
        }
    }

    /// Runs plain loops, compiled for the machine.
    #[inline(always)]
    pub(crate) fn apply<R>(self, task: impl FnOnce() -> R) -> R {
        match self {
            #[cfg(target_arch = "x86_64")]
            Machine::Avx2(instructions) => instructions.vectorize(task),
            Machine::Portable => task(),
        }
    }
}

/// Slices cut to a common length, so that no look-up below it is checked.
#[inline(always)]
pub(crate) fn cut<T, const N: usize>(mut slices: [&[T]; N], length: usize) -> [&[T]; N] {
    for slice in &mut slices {
        *slice = &slice[..length];
    }
    slices
}

/// Two halves as one array.
#[inline(always)]
pub(crate) fn joined<T: Copy + Default>(low: [T; 8], high: [T; 8]) -> [T; 16] {
    let mut whole = [T::default(); 16];
    whole[..8].copy_from_slice(&low);
    whole[8..].copy_from_slice(&high);
    whole
}

/// Plain loops, for machines without AVX2.
#[derive(Clone, Copy)]
pub(crate) struct Portable;

impl Lanes for Portable {
    type Wholes = [i32; 8];
    type Floats = [f32; 8];

    #[inline(always)]
    fn wholes(self) -> [i32; 8] {
        [0; 8]
    }

    #[inline(always)]
    fn add_pairs(self, mut sums: [i32; 8], pair: [i16; 2], weights: &[i16; 16]) -> [i32; 8] {
        let pair = pair.map(i32::from);
        for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
            *sum += pair[0] * i32::from(weights[0]) + pair[1] * i32::from(weights[1]);
        }
        sums
    }

    #[inline(always)]
    fn whole_array(self, wholes: [i32; 8]) -> [i32; 8] {
        wholes
    }

    #[inline(always)]
    fn floats(self) -> [f32; 8] {
        [0.0; 8]
    }

    #[inline(always)]
    fn add_scaled(self, mut sums: [f32; 8], factor: f32, weights: &[f32; 8]) -> [f32; 8] {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += factor * weight;
        }
        sums
    }

    #[inline(always)]
    fn float_array(self, floats: [f32; 8]) -> [f32; 8] {
        floats
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{__m256, __m256i};

    use pulp::{bytemuck, x86::V3};

    use super::Lanes;

    impl Lanes for V3 {
        type Wholes = __m256i;
        type Floats = __m256;

        #[inline(always)]
        fn wholes(self) -> __m256i {
            self.avx._mm256_setzero_si256()
        }

        #[inline(always)]
        fn add_pairs(self, sums: __m256i, pair: [i16; 2], weights: &[i16; 16]) -> __m256i {
            let pair = self.avx._mm256_set1_epi32(bytemuck::cast(pair));
            let products = self.avx2._mm256_madd_epi16(pair, bytemuck::cast(*weights));
            self.avx2._mm256_add_epi32(sums, products)
        }

        #[inline(always)]
        fn whole_array(self, wholes: __m256i) -> [i32; 8] {
            bytemuck::cast(wholes)
        }

        #[inline(always)]
        fn floats(self) -> __m256 {
            self.avx._mm256_setzero_ps()
        }

        #[inline(always)]
        fn add_scaled(self, sums: __m256, factor: f32, weights: &[f32; 8]) -> __m256 {
            let products = self.avx._mm256_mul_ps(self.avx._mm256_set1_ps(factor), bytemuck::cast(*weights));
            self.avx._mm256_add_ps(sums, products)
        }

        #[inline(always)]
        fn float_array(self, floats: __m256) -> [f32; 8] {
            bytemuck::cast(floats)
        }
    }
}
