//! What a statement's fields can hold: closed lists and the words they were read from.
//!
//! **Source**: the lists are those of the seed annotation (`docs/statements.md`), which follows PolNeAR.

use crate::text::Span;

/// Defines a closed list whose members have a word of the wire format and of the store.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$of_member:meta])* $member:ident $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of_member])* $member,)*
        }

        impl $name {
            /// All members, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$member),*];

            /// The word of the wire format and of the store.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$member => $word,)*
                }
            }
        }
    };
}

closed_list! {
    /// The manner in which words are given.
    Kind {
        /// The speaker's own words, in quotation marks.
        Direct "direct",
        /// The writer's words for what was said.
        #[default]
        Indirect "indirect",
        /// The writer's words with words of the speaker in quotation marks among them.
        Mixed "mixed",
    }
}

closed_list! {
    /// What the speaker does by saying it, as far as the cue and the words show.
    Modality {
        /// Says that it is so.
        #[default]
        Asserted "asserted",
        /// Says that it is not so, refuses, opposes, or keeps silent.
        Denied "denied",
        /// Says that it will be so.
        Predicted "predicted",
        /// Asks for it.
        Requested "requested",
        /// Commits himself to it, intends or wishes to do it himself.
        Promised "promised",
        /// Says what would be so if something else were.
        Conditional "conditional",
    }
}

closed_list! {
    /// Whether anything was said.
    Outcome {
        /// It was said.
        #[default]
        Said "said",
        /// The speaker was asked and refused: "declined to comment".
        Declined "declined",
        /// The speaker did not say it: "did not respond", "said nothing about".
        Silent "silent",
    }
}

closed_list! {
    /// Which kind of act or state of mind the cue names.
    Attitude {
        /// "said", "told".
        #[default]
        Statement "statement",
        /// "believes", "thinks".
        Belief "belief",
        /// "plans", "intends".
        Intention "intention",
        /// "wants", "hopes".
        Desire "desire",
        /// "asked for", "urged".
        Request "request",
        /// "vowed", "pledged".
        Promise "promise",
        /// "refused", "ruled out".
        Refusal "refusal",
        /// "did not comment".
        Silence "silence",
        /// "warned".
        Warning "warning",
        /// "admitted", "acknowledged".
        Acknowledgement "acknowledgement",
        /// "decided", "ruled".
        Decision "decision",
        /// "feared", "welcomed".
        Emotion "emotion",
        /// "doubted", "questioned".
        Doubt "doubt",
        /// "supported", "praised".
        Support "support",
        /// "opposed", "criticised".
        Opposition "opposition",
        /// "proposed", "suggested".
        Proposal "proposal",
    }
}

closed_list! {
    /// How far the writer's cue stands behind what is said.
    Stance {
        /// Not at all, either way: "said".
        #[default]
        Said "said",
        /// Keeps away from it: "claimed", "alleged".
        Claimed "claimed",
        /// Takes it for true, and against the speaker's will: "admitted", "conceded".
        Admitted "admitted",
        /// Takes it for a danger: "warned".
        Warned "warned",
        /// Shows that it is disputed: "insisted", "maintained".
        Insisted "insisted",
        /// Takes it for true: "revealed", "pointed out".
        Revealed "revealed",
    }
}

closed_list! {
    /// How sure of it the words in the content are.
    Sureness {
        /// "certainly", "no doubt".
        Certain "certain",
        /// "probably", "likely".
        #[default]
        Probable "probable",
        /// "may", "possibly".
        Possible "possible",
        /// "unlikely", "hardly".
        Doubtful "doubtful",
    }
}

closed_list! {
    /// On what kind of occasion or through which channel something was said.
    OccasionKind {
        /// "in an interview with".
        Interview "interview",
        /// "at a press conference".
        PressConference "press_conference",
        /// "in a speech".
        Speech "speech",
        /// "at the summit", "during talks".
        Meeting "meeting",
        /// "on the programme", "on television".
        Broadcast "broadcast",
        /// "in a post on X".
        Post "post",
        /// "in a letter", "in a statement", "in her book".
        #[default]
        Writing "writing",
        /// "in a phone call".
        Call "call",
        /// "during a visit to".
        Visit "visit",
        /// "in court", "in testimony before".
        Hearing "hearing",
    }
}

closed_list! {
    /// What a caveat says.
    Caution {
        /// "could not be independently verified".
        #[default]
        Unverified "unverified",
        /// "without providing evidence".
        NoEvidence "no_evidence",
    }
}

/// Whose words a statement has. Entities are indices into [`Facts::entities`](crate::facts::Facts::entities).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// Who says it: one, or several together ("Orlec and Brandt said"). Empty where that is not resolved.
    pub entities: Vec<u32>,
    /// Where it is not resolved, the two or more who may have said it.
    pub candidates: Vec<u32>,
    /// For whom the speaker speaks: "a spokesman for the ministry".
    pub on_behalf_of: Option<Party>,
    /// The article tells of the speaker without a name: "an official".
    pub unnamed: Option<Unnamed>,
}

/// A speaker without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// What he is: "senior US official".
    pub role: Span,
    /// Several speak: "officials", "two people".
    pub is_several: bool,
    /// Why the article does not name him: "who spoke on condition of anonymity".
    pub reason: Option<Span>,
}

/// Somebody who takes part, by the words that name him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// The words.
    pub span: Span,
    /// Index of the entity that they refer to, where that is resolved.
    pub entity_idx: Option<u32>,
}

/// What the speaker does by saying it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Whether it is asserted, denied, …
    pub modality: Modality,
    /// Whether anything was said.
    pub outcome: Outcome,
    /// Which kind of act the cue names.
    pub attitude: Attitude,
    /// How far the writer stands behind it.
    pub stance: Stance,
    /// Words of the content that say how sure it is, in the order of the text.
    pub certainty: Vec<Certainty>,
}

/// Words that say how sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The words.
    pub span: Span,
    /// How sure they are.
    pub sureness: Sureness,
}

/// To whom, on what occasion and when something was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// To whom: "told reporters".
    pub addressee: Option<Party>,
    /// On what occasion or through which channel: "in an interview with the Vell Courier".
    pub occasion: Option<Occasion>,
    /// The outlet that it was said to, and which had it first.
    pub outlet: Option<Party>,
    /// Index into [`Facts::times`](crate::facts::Facts::times) of the time of saying.
    pub time_idx: Option<u32>,
}

/// An occasion or a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The words.
    pub span: Span,
    /// What it is.
    pub kind: OccasionKind,
}

/// What an article says against relying on a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caveat {
    /// The words.
    pub span: Span,
    /// What they say.
    pub caution: Caution,
}
