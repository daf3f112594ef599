//! How many documents are read in, a bar on standard error out where that is a terminal and the run is long.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// How long a run may last before it shows how far it is.
const PATIENCE: Duration = Duration::from_millis(700);

/// How many times a second the bar is drawn.
const RATE: u8 = 10;

/// A bar for so many documents, hidden at first.
pub(crate) fn begin(documents: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(u64::try_from(documents).ok(), ProgressDrawTarget::hidden());
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} documents, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Notes that a batch is done; a run that has lasted begins to show its bar.
pub(crate) fn go_on(bar: &ProgressBar) {
    if bar.is_hidden() && bar.elapsed() > PATIENCE {
        // The target draws nothing where standard error is no terminal.
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(RATE));
    }
}
