package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one text is divided: the beginning is for training, the end for validation and, behind that,
 * for the test.
 *
 * <p>Of n characters (Unicode code points) the first ⌊n × (1 − shares)⌋ are for training, and the
 * test begins at ⌊n × (1 − test share)⌋. With a boundary, a cut moves forward to the end of the
 * next boundary, or, if there is none, back to the end of the last one, so that no document is torn
 * in two.
 *
 * @param validationShare the share of the characters kept for validation, between 0 and 1
 * @param testShare the share kept for the test, if there is one
 * @param boundary the text that ends a document, if documents shall stay whole
 */
public record Split(double validationShare, OptionalDouble testShare, Optional<String> boundary) {
  /**
   * Where the parts begin.
   *
   * @param validation a byte offset
   * @param test a byte offset; the end of the text if nothing is kept for the test
   */
  record Cuts(int validation, int test) {}

  public Split {
    if (!(validationShare > 0 && validationShare < 1)) {
      throw new IllegalArgumentException(
          "the validation share is " + validationShare + ": give a number between 0 and 1");
    }
    double test = testShare.orElse(0);
    if (testShare.isPresent() && !(test > 0 && validationShare + test < 1)) {
      throw new IllegalArgumentException(
          "the test share is "
              + test
              + ": give a number above 0 that leaves a part for training beside the validation share of "
              + validationShare
              + ", or leave it out");
    }
    if (boundary.isPresent() && boundary.get().isEmpty()) {
      throw new IllegalArgumentException(
          "the boundary of a split is empty: give the text that ends a document, or leave it out");
    }
  }

  /** A split at characters, wherever they fall. */
  public static Split of(double validationShare, OptionalDouble testShare) {
    return new Split(validationShare, testShare, Optional.empty());
  }

  /**
   * Where the parts begin.
   *
   * @param text UTF-8
   * @param origin what the text is, for the error
   * @return byte offsets with at least one character in each part
   */
  Cuts cuts(byte[] text, String origin) {
    long characters = 0;
    for (byte b : text) {
      characters += startsCharacter(b) ? 1 : 0;
    }
    int validation = cut(text, characters, validationShare + testShare.orElse(0));
    int test = testShare.isPresent() ? cut(text, characters, testShare.getAsDouble()) : text.length;
    if (validation <= 0 || test <= validation || (testShare.isPresent() && test >= text.length)) {
      throw new IllegalArgumentException(
          origin
              + " cannot be split with a validation share of "
              + validationShare
              + (testShare.isPresent() ? " and a test share of " + testShare.getAsDouble() : "")
              + boundary.map(b -> " at " + printable(b)).orElse("")
              + ", one part would be empty: give a longer text, or other shares (--validation-share and --test-share of a --text)");
    }
    return new Cuts(validation, test);
  }

  /** Where the last share of the characters begins. */
  private int cut(byte[] text, long characters, double share) {
    int cut = offsetOf(text, (long) (characters * (1 - share)));
    return boundary.isPresent()
        ? endOfBoundary(text, boundary.get().getBytes(StandardCharsets.UTF_8), cut)
        : cut;
  }

  private static int offsetOf(byte[] text, long character) {
    long seen = 0;
    for (int i = 0; i < text.length; i++) {
      if (startsCharacter(text[i]) && seen++ == character) {
        return i;
      }
    }
    return text.length;
  }

  private static int endOfBoundary(byte[] text, byte[] mark, int cut) {
    // A boundary that ends exactly at the cut counts as the next one.
    for (int end = Math.max(cut, mark.length); end < text.length; end++) {
      if (endsWith(text, end, mark)) {
        return end;
      }
    }
    for (int end = cut; end >= mark.length; end--) {
      if (endsWith(text, end, mark)) {
        return end;
      }
    }
    return 0;
  }

  private static boolean endsWith(byte[] text, int end, byte[] mark) {
    int from = end - mark.length;
    for (int i = 0; i < mark.length; i++) {
      if (text[from + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsCharacter(byte b) {
    return (b & 0xC0) != 0x80;
  }

  private static String printable(String text) {
    return "'" + text.replace("\n", "\\n").replace("\r", "\\r") + "'";
  }
}
