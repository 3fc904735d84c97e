//! The best assignment: each row of a table to one column at most, each column to one row at most, so that the sum of what
//! stands there is as high as it can be.
//!
//! Source: the method of shortest augmenting paths (Kuhn 1955, Munkres 1957; Jonker and Volgenant 1987), cubic in the size.
//! It is written out here because the crates that have it want whole numbers.

/// The pairs `(row, column)` of a best assignment, in the order of the columns. Pairs of weight 0 may be among them. All
/// rows have the same length.
pub fn heaviest(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let n_columns = weights.first().map_or(0, Vec::len);
    let mut matching = Matching::new(weights, weights.len().max(n_columns));
    for row in 0..matching.size {
        matching.place(row);
    }
    let pairs = (0..n_columns).filter_map(|column| Some((matching.row_of[column]?, column)));
    pairs.filter(|(row, _)| *row < weights.len()).collect()
}

/// An assignment of the first rows. The table is filled up with zeros to a square. `size` also stands for one more column,
/// from which the row that is to be placed starts.
struct Matching<'a> {
    weights: &'a [Vec<f64>],
    size: usize,
    /// Prices such that no row has a cheaper column than the one it is in.
    row_prices: Vec<f64>,
    column_prices: Vec<f64>,
    row_of: Vec<Option<usize>>,
}

/// How a row that is to be placed reaches the columns.
struct Search {
    /// What reaching a column costs at the present prices.
    costs: Vec<f64>,
    /// The column from which it is reached.
    from: Vec<usize>,
    is_done: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(weights: &'a [Vec<f64>], size: usize) -> Matching<'a> {
        let (row_prices, column_prices) = (vec![0.0; size], vec![0.0; size + 1]);
        Matching { weights, size, row_prices, column_prices, row_of: vec![None; size + 1] }
    }

    /// Gives a row a column; others may have to change theirs.
    fn place(&mut self, row: usize) {
        let size = self.size;
        let mut search =
            Search { costs: vec![f64::INFINITY; size], from: vec![size; size], is_done: vec![false; size + 1] };
        let mut column = size;
        self.row_of[size] = Some(row);
        while let Some(row) = self.row_of[column] {
            search.is_done[column] = true;
            self.reach(row, column, &mut search);
            column = self.nearest(&mut search);
        }
        while column != size {
            self.row_of[column] = self.row_of[search.from[column]];
            column = search.from[column];
        }
    }

    /// Looks from a row, which is in `column`, at all columns that are not done.
    fn reach(&self, row: usize, column: usize, search: &mut Search) {
        for other in (0..self.size).filter(|other| !search.is_done[*other]) {
            let cost = -self.weight(row, other) - self.row_prices[row] - self.column_prices[other];
            if cost < search.costs[other] {
                (search.costs[other], search.from[other]) = (cost, column);
            }
        }
    }

    /// The cheapest column that is not done. Prices change so that it costs nothing more.
    fn nearest(&mut self, search: &mut Search) -> usize {
        let open = (0..self.size).filter(|column| !search.is_done[*column]);
        // OK because as many columns are done as rows were placed before, and there are more columns than that.
        let nearest = open.min_by(|a, b| search.costs[*a].total_cmp(&search.costs[*b])).unwrap_or(self.size);
        let cost = search.costs[nearest];
        for column in 0..=self.size {
            match self.row_of[column].filter(|_| search.is_done[column]) {
                Some(row) => {
                    self.row_prices[row] += cost;
                    self.column_prices[column] -= cost;
                }
                None if column < self.size => search.costs[column] -= cost,
                None => {}
            }
        }
        nearest
    }

    fn weight(&self, row: usize, column: usize) -> f64 {
        self.weights.get(row).and_then(|weights| weights.get(column)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(weights: &[Vec<f64>]) -> f64 {
        heaviest(weights).iter().map(|&(row, column)| weights[row][column]).sum()
    }

    /// The best of all assignments, one after the other.
    fn tried_out(weights: &[Vec<f64>], used: &mut [bool]) -> f64 {
        let Some((first, rest)) = weights.split_first() else { return 0.0 };
        let mut best = tried_out(rest, used);
        for column in 0..first.len() {
            if !used[column] {
                used[column] = true;
                best = best.max(first[column] + tried_out(rest, used));
                used[column] = false;
            }
        }
        best
    }

    #[test]
    fn the_best_pair_is_given_up_for_a_better_sum() {
        assert_eq!(heaviest(&[vec![9.0, 8.0], vec![8.0, 1.0]]), [(1, 0), (0, 1)]);
        assert_eq!(heaviest(&[vec![1.0, 5.0, 3.0]]), [(0, 1)]);
        assert_eq!(heaviest(&[vec![1.0], vec![5.0], vec![3.0]]), [(1, 0)]);
        assert_eq!(heaviest(&[]), []);
        assert_eq!(heaviest(&[vec![], vec![]]), []);
    }

    #[test]
    fn as_good_as_trying_all() {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 24) / 16.0
        };
        for (n_rows, n_columns) in (0..60).map(|n| (n % 6 + 1, n % 5 + 1)) {
            let weights: Vec<Vec<f64>> = (0..n_rows).map(|_| (0..n_columns).map(|_| next()).collect()).collect();
            let wanted = tried_out(&weights, &mut vec![false; n_columns]);
            assert!((total(&weights) - wanted).abs() < 1e-9, "{weights:?}");
        }
    }
}
