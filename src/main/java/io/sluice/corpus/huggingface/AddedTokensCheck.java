package io.sluice.corpus.huggingface;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens that are found in a text before anything else is done with it.
 *
 * <p>The library pays no heed to their ids: a token that the model has keeps the model's id, any
 * other gets one more than the greatest so far, or, if that is less, the number of the model's
 * tokens. So a file that says otherwise would mean other ids than those that come out.
 *
 * <p>A token with {@code rstrip} takes the white space after it, one with {@code lstrip} that
 * before it. If the second begins with white space itself, the first may take that too, and the
 * second then ends before it begins, which ends the process.
 */
final class AddedTokensCheck {
  private AddedTokensCheck() {}

  /** Checks them, and puts those that the model does not have into the vocabulary. */
  static void check(List<JsonValue> added, Vocabulary vocabulary) {
    Set<String> contents = new HashSet<>();
    boolean takesAfter = false;
    JsonValue takesBefore = null;
    int greatest = -1;
    for (JsonValue token : added) {
      token.only("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
      String content = token.filledText("content");
      if (!contents.add(content)) {
        throw token.required("content").wrong("but that token is in the list already");
      }
      token.flag("single_word");
      token.flag("normalized");
      token.flag("special");
      takesAfter |= token.flag("rstrip");
      if (token.flag("lstrip") && isSpace(content.codePointAt(0))) {
        takesBefore = token;
      }
      int given = id(content, greatest, vocabulary);
      long id = token.integer("id", 0, Integer.MAX_VALUE);
      if (id != given) {
        throw token
            .required("id")
            .wrong(
                vocabulary.has(content)
                    ? "but " + Shown.text(content) + " has the id " + given + " in model.vocab"
                    : "but the library gives "
                        + Shown.text(content)
                        + " the id "
                        + given
                        + ": number added tokens on from the vocabulary without a gap, or put them"
                        + " into model.vocab");
      }
      if (!vocabulary.has(content)) {
        if (vocabulary.token(given) != null) {
          throw token
              .required("id")
              .wrong("but " + Shown.text(vocabulary.token(given)) + " has that id already");
        }
        vocabulary.put(content, given);
      }
      greatest = Math.max(greatest, given);
    }
    if (takesAfter && takesBefore != null) {
      throw takesBefore
          .required("lstrip")
          .wrong(
              "but its content begins with white space, which another token with rstrip may take");
    }
  }

  /** The id that the library gives a token. */
  private static int id(String content, int greatest, Vocabulary vocabulary) {
    if (vocabulary.has(content)) {
      return vocabulary.id(content);
    }
    return greatest >= vocabulary.inModel() ? greatest + 1 : vocabulary.inModel();
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }
}
