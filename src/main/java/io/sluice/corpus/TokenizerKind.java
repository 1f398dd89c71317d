package io.sluice.corpus;

import io.sluice.notation.Words;

/** The tokenizers that can be asked for by a word. */
public enum TokenizerKind {
  /** The characters of the corpus. */
  CHARACTERS,
  /** The 256 bytes of UTF-8. */
  BYTES,
  /** The words of the corpus. */
  WORDS,
  /** GPT-2's subwords, from the data directory. */
  GPT2,
  /** A tokenizer.json or a folder that is asked for by its path. */
  FILE;

  /** The word that people write for it. */
  String word() {
    return Words.of(this);
  }
}
