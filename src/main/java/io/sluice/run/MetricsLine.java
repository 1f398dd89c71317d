package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of a metrics file, whole or damaged. */
record MetricsLine(Path file, int number, boolean isLast, String text, Optional<JsonNode> parsed) {
  static List<MetricsLine> all(Path file) {
    String content;
    try {
      // A torn end need not be UTF-8; a replacement character makes its line unreadable or foreign.
      content = new String(Files.readAllBytes(RegularFile.checked(file)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + " does not exist", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    }
    List<MetricsLine> lines = new ArrayList<>();
    for (int start = 0; start < content.length(); ) {
      int feed = content.indexOf('\n', start);
      int end = feed < 0 ? content.length() : feed;
      String text = content.substring(start, end);
      start = end + 1;
      lines.add(
          new MetricsLine(file, lines.size() + 1, start >= content.length(), text, parse(text)));
    }
    return lines;
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      JsonNode tree = Json.parseTree(text, "");
      JsonNode step = tree.path("step");
      boolean whole = step.isIntegralNumber() && step.canConvertToLong();
      return whole ? Optional.of(tree) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what that means depends on where the line stands
    }
  }

  boolean isWhole() {
    return parsed.isPresent();
  }

  String origin() {
    return file + ": line " + number;
  }

  JsonNode tree() {
    return parsed.orElseThrow(this::refusal);
  }

  long step() {
    return tree().path("step").asLong();
  }

  boolean isRunRecord() {
    return isOfType("run");
  }

  private boolean isOfType(String word) {
    return parsed.filter(tree -> tree.path("type").asText().equals(word)).isPresent();
  }

  /** Whose records follow, if the line says it. */
  Optional<RunIdentity> run() {
    return parsed
        .filter(tree -> isRunRecord())
        .map(tree -> Json.bind(tree, origin(), MetricsRecord.class))
        .map(record -> ((RunRecord) record).run());
  }

  /**
   * The whole lines up to a checkpoint's step, as they were written. What a sitting notes that goes
   * on from there is no part of them: it comes again if no other checkpoint follows.
   */
  static String text(List<MetricsLine> lines, long throughStep) {
    return lines.stream()
        .filter(line -> line.isWhole() && line.step() <= throughStep)
        .filter(
            line -> line.step() < throughStep || !(line.isOfType("gap") || line.isOfType("run")))
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }

  UncheckedIOException refusal() {
    String sentence = origin() + " is damaged: it is not a record with a step";
    return new UncheckedIOException(sentence, new IOException(sentence));
  }
}
