package io.sluice.experiment;

import io.sluice.data.Sha256;
import io.sluice.run.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of studies and of their runs, which are names of folders on every system. */
public final class StudyName {

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9-]+");
  private static final int NAMED_ARMS = 3;
  private static final int NAMED_LETTERS = 24;
  private static final int NAMED_DIGITS = 6;

  private StudyName() {}

  /**
   * Refuses what cannot be the name of a folder.
   *
   * @param name a study's name
   * @return the name
   * @throws IllegalArgumentException if it is empty or holds anything but letters, digits, dots,
   *     hyphens and underscores
   */
  public static String checked(String name) {
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name '"
              + name
              + "' cannot be a folder: use up to 100 letters, digits, dots, hyphens and underscores,"
              + " a letter or digit first");
    }
    return name;
  }

  /**
   * A name made from what a study compares.
   *
   * @param recipe its recipe
   * @param arms what it compares, of which the first are named
   * @param plan all of it, whose fingerprint ends the name
   * @return letters, digits and hyphens
   */
  public static String derived(String recipe, List<String> arms, Object plan) {
    String named =
        arms.stream().limit(NAMED_ARMS).map(StudyName::plain).collect(Collectors.joining("-"));
    int others = arms.size() - NAMED_ARMS;
    return String.join(
        "-", plain(recipe), named + (others > 0 ? "-and-" + others : ""), hash(Json.line(plan)));
  }

  /**
   * A folder's name for a notation; two never share one.
   *
   * @param notation of a variant
   * @return letters, digits and hyphens
   */
  public static String fileSafe(String notation) {
    String plain = plain(notation);
    return plain.equals(notation) ? plain : plain + "-" + hash(notation);
  }

  private static String plain(String text) {
    String safe = UNSAFE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    return safe.substring(0, Math.min(safe.length(), NAMED_LETTERS)).replaceAll("-+$", "");
  }

  private static String hash(String text) {
    return Sha256.of(text).substring(0, NAMED_DIGITS);
  }
}
