//! The table of tracked changes in, what is inserted and what is deleted out.

use super::Story;
use crate::ReadError;
use crate::office::Changes;
use crate::office::xml::{Piece, Xml};

impl Story<'_> {
    /// Reads what is inserted and what is deleted, before the text in which it is.
    pub(super) fn tracked_changes(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut depth = 1;
        let mut region = String::new();
        while depth > 0 {
            match xml.next()? {
                Some(Piece::Start(element)) => {
                    depth += 1;
                    match element.name() {
                        "changed-region" => {
                            self.manuscript.hold()?;
                            region = element.owned("id").unwrap_or_default();
                        }
                        "insertion" => {
                            self.insertions.insert(region.clone());
                        }
                        "deletion" => {
                            if self.changes == Changes::Accept {
                                self.manuscript.leave_out("deleted text");
                            }
                            self.deletions.insert(region.clone(), String::new());
                        }
                        "change-info" => {
                            xml.skip(&element)?;
                            depth -= 1;
                        }
                        "p" | "h" => {
                            let words = xml.words(&element)?;
                            depth -= 1;
                            if let Some(deleted) = self.deletions.get_mut(&region) {
                                if !deleted.is_empty() {
                                    deleted.push('\n');
                                }
                                deleted.push_str(&words);
                            }
                        }
                        _ => {}
                    }
                }
                Some(Piece::End) => depth -= 1,
                Some(Piece::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }
}
