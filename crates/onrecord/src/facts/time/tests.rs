//! Sentences
