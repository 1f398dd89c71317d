package io.sluice.data;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files that are not whole yet. They end like those of no other program, so that what is
 * deleted as a leftover, or written over as the beginning of a download, is nobody's own.
 */
public final class PartialName {
  /** How they end. */
  public static final String SUFFIX = ".sluice-partial";

  private static final String UUID_FORM =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static final Pattern UNIQUE = name(SUFFIX);

  /** As the names ended before they had a suffix of their own. */
  private static final Pattern EARLIER = name(".partial");

  private PartialName() {}

  private static Pattern name(String suffix) {
    return Pattern.compile("(.+)\\." + UUID_FORM + Pattern.quote(suffix), Pattern.DOTALL);
  }

  /**
   * A name beside the target that nothing else has.
   *
   * @param target what the file is to become
   * @return a path in the same folder, another one each time
   */
  public static Path unique(Path target) {
    return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + SUFFIX);
  }

  /**
   * The name under which a download is kept until it is whole, and found again.
   *
   * @param target what the file is to become
   * @return a path in the same folder, the same one each time
   */
  public static Path resumable(Path target) {
    return target.resolveSibling(target.getFileName() + SUFFIX);
  }

  /**
   * What a file was to become.
   *
   * @param file anything
   * @return the target's name, if the file is a regular one with a name of {@link #unique}
   */
  public static Optional<String> target(Path file) {
    return target(file, UNIQUE);
  }

  /**
   * What a file of an earlier version was to become. Such names are not this program's alone, so
   * whoever deletes one knows which targets it may have had.
   *
   * @param file anything
   * @return the target's name, if the file is a regular one with such a name
   */
  public static Optional<String> earlierTarget(Path file) {
    return target(file, EARLIER);
  }

  private static Optional<String> target(Path file, Pattern form) {
    Matcher name = form.matcher(file.getFileName().toString());
    return name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(name.group(1))
        : Optional.empty();
  }
}
