package io.sluice.notation;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths in commands that a person is told to type. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_@%+=:,./-]+");

  private ShellWord() {}

  /**
   * A path as one word of a shell: quoted where the shell would cut or change it, and never taken
   * for an option. What {@link Printable} escapes is escaped here, so that it still is what it was
   * when printed; bash, zsh and ksh read that.
   */
  public static String of(Path path) {
    String text = path.toString();
    String word = text.startsWith("-") ? "./" + text : text;
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    if (!Printable.line(word).equals(word)) {
      return "$'" + Printable.line(word.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
