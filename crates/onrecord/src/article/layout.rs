//! How a text is laid out in lines.

/// The widest line of wrapped text, in bytes: mail and wire copy wrap at 60 to 80 characters.
const WIDEST_WRAP: usize = 100;

/// Whether lines are broken to a width: no line is long, and most lines that another follows directly end in mid-sentence.
pub(crate) fn is_wrapped(text: &str) -> bool {
    let (mut followed, mut in_mid_sentence) = (0_u32, 0_u32);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.len() > WIDEST_WRAP {
            return false;
        }
        let next_is_text = lines.peek().is_some_and(|next| !next.trim().is_empty());
        if next_is_text && !line.trim().is_empty() {
            followed += 1;
            in_mid_sentence += u32::from(!line.trim_end().ends_with(['.', '!', '?', '”', '"', ':']));
        }
    }
    followed >= 3 && in_mid_sentence * 2 > followed
}
