//! Gold: what people read in texts, each kind from the files in which its makers keep it.

pub mod conllu;
mod figures;
pub mod gum;
pub mod names;
pub mod re3d;
pub mod seeds;
mod statements;
mod times;
mod units;

pub use conllu::{GoldArc, TreeGold};
pub use figures::{Change, FiguresGold, Quantity, Range, close};
pub use names::{GoldName, NamesGold};
pub use seeds::SeedGold;
pub use statements::{Attribution, StatementsGold};
pub use times::{GoldTime, TimesGold, time_ml, time_ml_folder};
pub use units::GoldUnits;
