//! The name of an element in, what it is to a reader of text out.

/// The elements that are told apart; all others are [`Tag::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Tag {
    /// The document itself, above `html`.
    Root,
    A,
    Abbr,
    Address,
    Annotation,
    Area,
    Article,
    Aside,
    Audio,
    B,
    Base,
    Blockquote,
    Body,
    Br,
    Button,
    Canvas,
    Caption,
    Cite,
    Code,
    Col,
    Colgroup,
    Datalist,
    Dd,
    Del,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Em,
    Embed,
    Fieldset,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hgroup,
    Hr,
    Html,
    I,
    Iframe,
    Img,
    Input,
    Ins,
    Kbd,
    Legend,
    Li,
    Link,
    Main,
    Map,
    Math,
    Menu,
    Meta,
    Nav,
    Noscript,
    Object,
    Ol,
    Optgroup,
    Option,
    P,
    Param,
    Picture,
    Plaintext,
    Pre,
    Q,
    Rp,
    Rt,
    S,
    Samp,
    Script,
    Search,
    Section,
    Select,
    Source,
    Span,
    Strike,
    Strong,
    Style,
    Sub,
    Summary,
    Sup,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Tfoot,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Track,
    Tt,
    U,
    Ul,
    Var,
    Video,
    Wbr,
    Xmp,
    /// Any other element; it stands in the line.
    Other,
}

/// How many tags there are.
pub(super) const TAGS: usize = Tag::Other as usize + 1;

impl Tag {
    /// The tag that a name stands for, in capitals or small letters.
    pub(super) fn of_name(name: &str) -> Self {
        let mut small = [0; 14];
        let Some(small) = small.get_mut(..name.len()) else { return Self::Other };
        small.copy_from_slice(name.as_bytes());
        small.make_ascii_lowercase();
        match &*small {
            b"a" => Self::A,
            b"abbr" => Self::Abbr,
            b"address" => Self::Address,
            b"annotation" | b"annotation-xml" => Self::Annotation,
            b"area" => Self::Area,
            b"article" => Self::Article,
            b"aside" => Self::Aside,
            b"audio" => Self::Audio,
            b"b" => Self::B,
            b"base" => Self::Base,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"canvas" => Self::Canvas,
            b"caption" => Self::Caption,
            b"center" | b"div" => Self::Div,
            b"cite" => Self::Cite,
            b"code" => Self::Code,
            b"col" => Self::Col,
            b"colgroup" => Self::Colgroup,
            b"datalist" => Self::Datalist,
            b"dd" => Self::Dd,
            b"del" => Self::Del,
            b"details" => Self::Details,
            b"dialog" => Self::Dialog,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"em" => Self::Em,
            b"embed" => Self::Embed,
            b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption,
            b"figure" => Self::Figure,
            b"footer" => Self::Footer,
            b"form" => Self::Form,
            b"h1" => Self::H1,
            b"h2" => Self::H2,
            b"h3" => Self::H3,
            b"h4" => Self::H4,
            b"h5" => Self::H5,
            b"h6" => Self::H6,
            b"head" => Self::Head,
            b"header" => Self::Header,
            b"hgroup" => Self::Hgroup,
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"i" => Self::I,
            b"iframe" => Self::Iframe,
            b"img" => Self::Img,
            b"input" => Self::Input,
            b"ins" => Self::Ins,
            b"kbd" => Self::Kbd,
            b"legend" => Self::Legend,
            b"li" => Self::Li,
            b"link" => Self::Link,
            b"main" => Self::Main,
            b"map" => Self::Map,
            b"math" => Self::Math,
            b"menu" => Self::Menu,
            b"meta" => Self::Meta,
            b"nav" => Self::Nav,
            b"noscript" => Self::Noscript,
            b"object" => Self::Object,
            b"ol" => Self::Ol,
            b"optgroup" => Self::Optgroup,
            b"option" => Self::Option,
            b"p" => Self::P,
            b"param" => Self::Param,
            b"picture" => Self::Picture,
            b"plaintext" => Self::Plaintext,
            b"pre" => Self::Pre,
            b"q" => Self::Q,
            b"rp" => Self::Rp,
            b"rt" => Self::Rt,
            b"s" => Self::S,
            b"samp" => Self::Samp,
            b"script" => Self::Script,
            b"search" => Self::Search,
            b"section" => Self::Section,
            b"select" => Self::Select,
            b"source" => Self::Source,
            b"span" => Self::Span,
            b"strike" => Self::Strike,
            b"strong" => Self::Strong,
            b"style" => Self::Style,
            b"sub" => Self::Sub,
            b"summary" => Self::Summary,
            b"sup" => Self::Sup,
            b"svg" => Self::Svg,
            b"table" => Self::Table,
            b"tbody" => Self::Tbody,
            b"td" => Self::Td,
            b"template" => Self::Template,
            b"textarea" => Self::Textarea,
            b"tfoot" => Self::Tfoot,
            b"th" => Self::Th,
            b"thead" => Self::Thead,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"track" => Self::Track,
            b"tt" => Self::Tt,
            b"u" => Self::U,
            b"ul" => Self::Ul,
            b"var" => Self::Var,
            b"video" => Self::Video,
            b"wbr" => Self::Wbr,
            b"xmp" => Self::Xmp,
            _ => Self::Other,
        }
    }

    /// Whether the element never holds anything.
    pub(super) const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Base
                | Self::Br
                | Self::Col
                | Self::Embed
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Param
                | Self::Source
                | Self::Track
                | Self::Wbr
        )
    }

    /// Whether the element stands on lines of its own, so that text before and behind it is not one sentence.
    pub(super) const fn is_block(self) -> bool {
        matches!(
            self,
            Self::Root
                | Self::Address
                | Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Body
                | Self::Caption
                | Self::Colgroup
                | Self::Dd
                | Self::Details
                | Self::Dialog
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Fieldset
                | Self::Figcaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Head
                | Self::Header
                | Self::Hgroup
                | Self::Hr
                | Self::Html
                | Self::Legend
                | Self::Li
                | Self::Main
                | Self::Menu
                | Self::Nav
                | Self::Ol
                | Self::Optgroup
                | Self::Option
                | Self::P
                | Self::Plaintext
                | Self::Pre
                | Self::Search
                | Self::Section
                | Self::Summary
                | Self::Table
                | Self::Tbody
                | Self::Td
                | Self::Tfoot
                | Self::Th
                | Self::Thead
                | Self::Title
                | Self::Tr
                | Self::Ul
                | Self::Xmp
        )
    }

    /// Whether the element's start ends an open paragraph.
    pub(super) const fn ends_paragraph(self) -> bool {
        self.is_block() && !matches!(self, Self::Title | Self::Caption | Self::Colgroup | Self::Option | Self::Optgroup | Self::Legend)
    }

    /// The level of a heading.
    pub(super) const fn heading(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Why the element is never text, where it is not.
    pub(super) const fn left_out(self) -> Option<&'static str> {
        match self {
            Self::Script => Some("script"),
            Self::Style => Some("style"),
            Self::Template => Some("template"),
            Self::Noscript => Some("noscript"),
            Self::Pre | Self::Xmp | Self::Plaintext => Some("code"),
            Self::Svg | Self::Canvas | Self::Audio | Self::Video | Self::Iframe | Self::Object => Some("embedded"),
            Self::Button | Self::Select | Self::Textarea | Self::Datalist | Self::Option => Some("form"),
            Self::Del | Self::S | Self::Strike => Some("struck out"),
            Self::Nav | Self::Menu | Self::Search => Some("navigation"),
            _ => None,
        }
    }

    /// Whether the element ends open ones of some kind.
    pub(super) const fn replaces_any(self) -> bool {
        matches!(
            self,
            Self::Li
                | Self::Dt
                | Self::Dd
                | Self::Tr
                | Self::Td
                | Self::Th
                | Self::Thead
                | Self::Tbody
                | Self::Tfoot
                | Self::Option
                | Self::Optgroup
                | Self::Rt
                | Self::Rp
                | Self::Body
        )
    }

    /// Whether a child of the kind ends an open element of the kind that it is compared with.
    pub(super) const fn replaces(self, open: Self) -> bool {
        match self {
            Self::Li => matches!(open, Self::Li),
            Self::Dt | Self::Dd => matches!(open, Self::Dt | Self::Dd),
            Self::Tr => matches!(open, Self::Tr | Self::Td | Self::Th | Self::Caption | Self::Colgroup),
            Self::Td | Self::Th => matches!(open, Self::Td | Self::Th | Self::Caption | Self::Colgroup),
            Self::Thead | Self::Tbody | Self::Tfoot => {
                matches!(open, Self::Thead | Self::Tbody | Self::Tfoot | Self::Tr | Self::Td | Self::Th | Self::Caption | Self::Colgroup)
            }
            Self::Option | Self::Optgroup => matches!(open, Self::Option),
            Self::Rt | Self::Rp => matches!(open, Self::Rt | Self::Rp),
            Self::Body => matches!(open, Self::Head),
            _ => false,
        }
    }

    /// Whether an element of this kind keeps what happens inside it from closing what is open outside.
    pub(super) const fn shields(self, from: Self) -> bool {
        match from {
            Self::Li => matches!(self, Self::Ul | Self::Ol | Self::Menu | Self::Td | Self::Th | Self::Table),
            Self::Dt | Self::Dd => matches!(self, Self::Dl | Self::Td | Self::Th | Self::Table),
            Self::Tr | Self::Td | Self::Th | Self::Thead | Self::Tbody | Self::Tfoot => matches!(self, Self::Table),
            _ => matches!(self, Self::Td | Self::Th | Self::Caption | Self::Table | Self::Button | Self::Object),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for (name, tag) in
            [("DIV", Tag::Div), ("annotation-xml", Tag::Annotation), ("blink", Tag::Other), ("a-name-that-is-too-long", Tag::Other)]
        {
            assert_eq!(Tag::of_name(name), tag);
        }
    }
}
