//! The documents of a command in, what is made of each out, in order: many are read at a time, none hides another's failure.

use crate::arguments::Reading;
use crate::input::{self, Source};
use crate::policy::Policies;
use crate::since::Since;
use crate::{output, progress};
use claimlint_document::Document;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// How many documents are in memory at a time for each thread.
const BATCH: usize = 8;

/// Whether all documents could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// They could.
    All,
    /// Something was told on standard error.
    Some,
}

/// The documents of a command, listed before any of them is read.
#[derive(Debug)]
pub(crate) struct Listed {
    sources: Vec<Source>,
    reach: Reach,
}

/// Lists the documents; what cannot be listed is told on standard error.
///
/// # Errors
/// A configuration that cannot be used.
pub(crate) fn list(reading: &Reading, policies: &mut Policies) -> anyhow::Result<Listed> {
    let mut reach = Reach::All;
    let complain = |message: String| {
        reach = Reach::Some;
        output::complain(&message);
    };
    let sources = input::sources(reading, policies, complain)?;
    Ok(Listed { sources, reach })
}

/// Lists the documents as they are since a revision: one that is named, stood there then and is gone is told so, and is no
/// error, since whoever names what a branch changed names what it deletes as well.
pub(crate) fn list_since(reading: &Reading, policies: &mut Policies, since: &Since) -> anyhow::Result<Listed> {
    let (gone, paths): (Vec<PathBuf>, Vec<PathBuf>) = reading.paths.iter().cloned().partition(|path| since.is_deleted(path));
    for path in &gone {
        output::complain(&format!("{}: is gone since {}", path.display(), since.revision()));
    }
    if paths.is_empty() && !gone.is_empty() {
        return Ok(Listed { sources: Vec::new(), reach: Reach::All });
    }
    list(&Reading { paths, ..reading.clone() }, policies)
}

impl Listed {
    /// Leaves out what lies in a folder that is only walked through on the way: the reports that the run before wrote there.
    pub(crate) fn without(mut self, folder: &Path, reading: &Reading) -> Self {
        let here = [PathBuf::from(".")];
        let given = if reading.paths.is_empty() { &here[..] } else { &reading.paths };
        let Ok(folder) = folder.canonicalize() else { return self };
        let walked = given.iter().filter_map(|path| path.canonicalize().ok()).any(|path| path != folder && folder.starts_with(path));
        if walked {
            let inside = |file: &Path| file.canonicalize().is_ok_and(|file| file.starts_with(&folder));
            self.sources.retain(|source| source.file().is_none_or(|file| given.iter().any(|path| path == file) || !inside(file)));
        }
        self
    }
}

/// Reads every document, makes something of it in parallel, and takes the results one by one in order.
///
/// A document that cannot be read is told on standard error; the others go on.
pub(crate) fn each<T: Send>(
    reading: &Reading,
    listed: Listed,
    make: impl Fn(&Source, Document) -> anyhow::Result<T> + Sync,
    mut take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Reach> {
    let Listed { sources, mut reach } = listed;
    // This thread reads too, so that one thread alone never waits for another.
    let threads = rayon::ThreadPoolBuilder::new().num_threads(reading.jobs.unwrap_or(0)).use_current_thread().build()?;
    let bar = progress::begin(sources.len());
    for batch in sources.chunks(BATCH * threads.current_num_threads()) {
        let made: Vec<anyhow::Result<T>> = threads.install(|| {
            let made = batch.par_iter().map(|source| {
                let made = input::read(source).and_then(|document| make(source, document));
                bar.inc(1);
                made
            });
            made.collect()
        });
        progress::go_on(&bar);
        for result in made {
            match result {
                // The bar makes way for what is printed.
                Ok(made) => bar.suspend(|| take(made))?,
                Err(error) => {
                    reach = Reach::Some;
                    bar.suspend(|| output::complain(&format!("{error:#}")));
                }
            }
        }
    }
    bar.finish_and_clear();
    Ok(reach)
}
