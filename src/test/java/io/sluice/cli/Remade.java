package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers of a study that anybody makes again by {@code ./sluice compare}: another kind of
 * processor rounds sums in another way, which moved the means of {@code eval/quick} by up to 0.007
 * nats. What is kept must be equal to what its numbers give. Once it is made again, whose rows say
 * on which processor, a verdict may lie on the other side of 0.05: then the table's numbers must be
 * close.
 */
final class Remade {

  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?");
  private static final double NATS = 0.05;
  private static final double OF_A_PERPLEXITY = 0.01;

  private static final Pattern VERDICT = Pattern.compile("\\b(within noise|lower|higher)\\b");
  private static final Path ROWS = Path.of("eval/quick/results.csv");

  private Remade() {}

  private static boolean isRemade() throws IOException {
    return Files.readAllLines(ROWS).get(0).endsWith(",processor,instruction_set");
  }

  /** A line of the list of studies. */
  static void assertLine(String made, String kept) throws IOException {
    if (isRemade()) {
      assertThat(question(made)).isEqualTo(question(kept));
    } else {
      assertThat(made).isEqualTo(kept);
    }
  }

  private static String question(String line) {
    return line.substring(0, line.indexOf(" | ", line.indexOf(" | ") + 1));
  }

  /** What the study prints, whose beginning README has. */
  static void assertBeginning(String printed, String shown) throws IOException {
    if (isRemade()) {
      assertAlike(table(printed), table(shown));
    } else {
      assertThat(printed).startsWith(shown);
    }
  }

  private static String table(String text) {
    int start = text.indexOf("\nsteps 150:");
    int end = text.indexOf("\n\n", start);
    assertThat(start).isPositive();
    return VERDICT
        .matcher(text.substring(start, end < 0 ? text.length() : end))
        .replaceAll("verdict");
  }

  private static void assertAlike(String actual, String expected) {
    assertThat(words(actual)).isEqualTo(words(expected));
    List<String> numbers = numbers(actual);
    List<String> others = numbers(expected);
    assertThat(numbers).isNotEmpty().hasSameSizeAs(others);
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).contains(".")) {
        double other = Double.parseDouble(others.get(i));
        assertThat(Double.parseDouble(numbers.get(i)))
            .as(actual)
            .isCloseTo(other, within(NATS + OF_A_PERPLEXITY * Math.abs(other)));
      } else {
        assertThat(numbers.get(i)).isEqualTo(others.get(i));
      }
    }
  }

  /** Lines may break elsewhere where a number has another sign. */
  private static String words(String text) {
    return NUMBER.matcher(text).replaceAll("#").replaceAll("\\s+", " ").strip();
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).toList();
  }
}
