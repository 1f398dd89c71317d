package io.sluice.suite.language;

import io.sluice.corpus.Tokenizer;
import io.sluice.notation.Quoted;
import java.util.List;
import java.util.Optional;

/** What a generated text goes on from: at least one token. */
public final class Prompt {
  private static final List<String> BEGINNINGS = List.of("\n", " ");

  private final String text;
  private final int[] ids;

  private Prompt(String text, int... ids) {
    this.text = text;
    this.ids = ids;
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if it has no token, or the vocabulary does not know a symbol
   */
  static Prompt of(String text, Tokenizer tokenizer) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "the prompt is empty: give --prompt at least one character, or leave it out");
    }
    int[] ids = tokenizer.encode(text);
    if (ids.length == 0) {
      throw new IllegalArgumentException(
          "the run's tokenizer drops all of the prompt "
              + Quoted.of(text)
              + ", so there is nothing to go on from: give another --prompt, or leave it out");
    }
    return new Prompt(text, ids);
  }

  /**
   * Where nobody has said anything: a new line, else a space, else the first token that writes
   * something, whichever the vocabulary has.
   */
  static Prompt none(Tokenizer tokenizer) {
    return BEGINNINGS.stream()
        .flatMap(text -> known(text, tokenizer).stream())
        .findFirst()
        .orElseGet(() -> firstToken(tokenizer));
  }

  private static Optional<Prompt> known(String text, Tokenizer tokenizer) {
    int[] ids;
    try {
      ids = tokenizer.encode(text);
    } catch (IllegalArgumentException e) { // not in this vocabulary
      return Optional.empty();
    }
    return tokenizer.decode(ids).equals(text)
        ? Optional.of(new Prompt(text, ids))
        : Optional.empty();
  }

  private static Prompt firstToken(Tokenizer tokenizer) {
    int id = 0;
    while (id < tokenizer.vocabularySize() - 1 && tokenizer.bytes(id).length == 0) {
      id++;
    }
    return new Prompt(tokenizer.decode(new int[] {id}), id);
  }

  /** The text, as it stands before what is generated. */
  public String text() {
    return text;
  }

  int[] ids() {
    return ids.clone();
  }
}
