package io.sluice.notation;

import java.util.regex.Pattern;

/** What somebody wrote, as a refusal quotes it: on one line, and not longer than helps. */
public final class Quoted {

  private static final int MOST = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private Quoted() {}

  /**
   * A text between single quotes.
   *
   * @param text any
   * @return without control characters, and cut where it is long
   */
  public static String of(String text) {
    return "'" + plain(text) + "'";
  }

  /**
   * A text without control characters and line breaks.
   *
   * @param text any, of any length
   * @return with a space for each row of them
   */
  public static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
  }

  /**
   * A text without quotes.
   *
   * @param text any
   * @return without control characters, and cut where it is long
   */
  public static String plain(String text) {
    boolean isLong = text.length() > MOST;
    return oneLine(isLong ? text.substring(0, Printable.whole(text, MOST)) + "..." : text);
  }
}
