package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How one text is divided: the beginning is for training, the end for validation.
 *
 * <p>Of n characters (Unicode code points) the first ⌊n × (1 − share)⌋ are for training. With a
 * boundary, the cut moves forward to the end of the next boundary, or, if there is none, back to
 * the end of the last one, so that no document is torn in two.
 *
 * @param validationShare the share of the characters kept for validation, between 0 and 1
 * @param boundary the text that ends a document, if documents shall stay whole
 */
public record Split(double validationShare, Optional<String> boundary) {
  public Split {
    if (!(validationShare > 0 && validationShare < 1)) {
      throw new IllegalArgumentException(
          "the validation share is " + validationShare + ": give a number between 0 and 1");
    }
    if (boundary.isPresent() && boundary.get().isEmpty()) {
      throw new IllegalArgumentException(
          "the boundary of a split is empty: give the text that ends a document, or leave it out");
    }
  }

  /** A split at a character, wherever it falls. */
  public static Split of(double validationShare) {
    return new Split(validationShare, Optional.empty());
  }

  /**
   * Where the validation part begins.
   *
   * @param text UTF-8
   * @param origin what the text is, for the error
   * @return a byte offset with at least one character on either side
   */
  int cut(byte[] text, String origin) {
    long characters = 0;
    for (byte b : text) {
      characters += startsCharacter(b) ? 1 : 0;
    }
    int cut = offsetOf(text, (long) (characters * (1 - validationShare)));
    if (boundary.isPresent()) {
      cut = endOfBoundary(text, boundary.get().getBytes(StandardCharsets.UTF_8), cut);
    }
    if (cut <= 0 || cut >= text.length) {
      throw new IllegalArgumentException(
          origin
              + " cannot be split with a validation share of "
              + validationShare
              + boundary.map(b -> " at " + printable(b)).orElse("")
              + ", one part would be empty: give a longer text, or another share (--validation-share of a --text)");
    }
    return cut;
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
