package io.sluice.corpus;

import io.sluice.corpus.fables.FablesSettings;
import java.util.Optional;

/**
 * What {@code corpus.yaml} says; read strictly. The text comes either from files or from the
 * generator of fables.
 *
 * @param description one sentence for lists
 * @param licence the licence the text is under
 * @param tokenizer the tokenizer used where none is asked for
 * @param text the files and their split
 * @param fables the generator's settings
 */
public record CorpusSettings(
    String description,
    String licence,
    TokenizerChoice tokenizer,
    Optional<TextSettings> text,
    Optional<FablesSettings> fables) {
  public CorpusSettings {
    if (description.isBlank()) {
      throw new IllegalArgumentException(
          "the description is blank: say in a sentence what the corpus is");
    }
    if (text.isPresent() == fables.isPresent()) {
      throw new IllegalArgumentException(
          "a corpus needs exactly one of text and fables: name its files, or the generator's"
              + " settings");
    }
  }

  /** Whether a test part is generated. */
  public boolean hasGeneratedTest() {
    return fables.isPresent() && fables.get().testBytes().isPresent();
  }
}
