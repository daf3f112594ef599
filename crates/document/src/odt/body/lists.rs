//! A list, its items and the headings in, the numbers that they show out.

use super::{OpenList, Story, Undo};
use crate::odt::styles::OUTLINE;
use crate::office::xml::Element;
use crate::office::{ListKey, Numbering, Paragraph};

/// How many levels a list has.
const DEEPEST_LIST: usize = 10;

impl Story<'_> {
    /// Counts a heading.
    pub(super) fn outline(&mut self, level: u8) -> Option<Numbering> {
        let depth = usize::from(level.clamp(1, 10));
        let styles = self.styles;
        self.outline.truncate(depth);
        while self.outline.len() < depth {
            let start = styles.level(OUTLINE, self.outline.len() + 1).map_or(1, |level| level.start);
            // The last of them is counted below.
            self.outline.push(if self.outline.len() + 1 == depth { start - 1 } else { start });
        }
        if let Some(count) = self.outline.last_mut() {
            *count += 1;
        }
        let (marker, ordered, _) = styles.print(OUTLINE, &self.outline)?;
        (!marker.is_empty()).then_some(Numbering { list: ListKey::Own(0), level: depth - 1, marker, ordered, whole: true })
    }

    /// Gives the first paragraph of an item its number; further ones belong to the item.
    pub(super) fn number(&mut self, paragraph: &mut Paragraph, style: Option<&str>) {
        let depth = self.lists.len().min(DEEPEST_LIST);
        let inherited = self.lists.iter().rev().find_map(|list| list.style.clone());
        let Some(list) = inherited.or_else(|| self.styles.list_of(style).map(str::to_owned)) else { return };
        let Some(open) = self.lists.last_mut() else { return };
        if open.begun {
            paragraph.continues = true;
            return;
        }
        open.begun = true;
        let number = open.number;
        let counts: Vec<i64> = self.lists.iter().take(depth).map(|open| open.count.unwrap_or(1)).collect();
        if let Some((marker, ordered, numbers)) = self.styles.print(&list, &counts)
            && !marker.is_empty()
        {
            paragraph.numbering = Some(Numbering { list: ListKey::Shared(number), level: depth - 1, marker, ordered, whole: numbers > 1 });
        }
    }

    pub(super) fn list(&mut self, element: &Element<'_>) -> Undo {
        let style = element.owned("style-name").or_else(|| self.lists.last().and_then(|list| list.style.clone()));
        let continues = element.attribute("continue-numbering").as_deref() == Some("true") || element.attribute("continue-list").is_some();
        let before = style.as_ref().and_then(|style| self.counted.get(style)).filter(|_| continues && self.lists.is_empty());
        let (count, number) = match (before, self.lists.last()) {
            (Some(&(count, number)), _) => (Some(count), number),
            (None, Some(outer)) => (None, outer.number),
            (None, None) => {
                self.list_numbers += 1;
                (None, self.list_numbers)
            }
        };
        self.lists.push(OpenList { style, count, begun: true, number });
        Undo::List
    }

    pub(super) fn item(&mut self, element: &Element<'_>) -> Undo {
        let depth = self.lists.len();
        let styles = self.styles;
        if let Some(list) = self.lists.last_mut() {
            let start = element.attribute("start-value").and_then(|start| start.parse().ok());
            let first = || list.style.as_deref().and_then(|style| styles.level(style, depth)).map_or(1, |level| level.start);
            list.count = Some(start.unwrap_or_else(|| list.count.map_or_else(first, |count| count + 1)));
            list.begun = false;
        }
        Undo::Item
    }
}
