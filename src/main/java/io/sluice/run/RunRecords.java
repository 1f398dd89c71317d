package io.sluice.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a run for those who look at them afterwards: found to be the run's own, and
 * counted.
 */
public final class RunRecords {

  private final List<MetricsRecord> records;
  private final Optional<String> notice;

  private RunRecords(List<MetricsRecord> records, Optional<String> notice) {
    this.records = List.copyOf(records);
    this.notice = notice;
  }

  /**
   * Reads the records of a run, whether it is finished or not.
   *
   * @param run the run
   * @throws IllegalArgumentException if they are another run's, or one of them is malformed
   * @throws java.io.UncheckedIOException if they are missing or damaged
   */
  public static RunRecords of(RunDirectory run) {
    OwnFiles own = OwnFiles.of(run);
    // Before the records: those of a run that goes on meanwhile only become more.
    Expectation expectation = Expectation.of(run);
    Path file = run.metrics();
    List<MetricsLine> lines = MetricsLine.all(file);
    own.requireNotForeign(file, lines);
    List<MetricsRecord> records = MetricsLog.read(file, MetricsRecord.class);
    return new RunRecords(
        records, expectation.disappointment(file, lines).or(() -> gap(file, records)));
  }

  /**
   * The records of one type, in the file's order.
   *
   * @param type which
   * @param <T> which
   * @return the records
   */
  public <T extends MetricsRecord> List<T> of(Class<T> type) {
    List<T> found = new ArrayList<>();
    records.stream().filter(type::isInstance).map(type::cast).forEach(found::add);
    return found;
  }

  /** That records are lost or altered, if they are: whatever is made of the others lacks them. */
  public Optional<String> notice() {
    return notice;
  }

  private static Optional<String> gap(Path file, List<MetricsRecord> records) {
    return records.stream()
        .filter(GapRecord.class::isInstance)
        .map(GapRecord.class::cast)
        .findFirst()
        .map(
            gap ->
                "%s%s lost or altered before the run went on at step %,d: what is shown lacks them"
                    .formatted(
                        gap.missing() > 0
                            ? "%,d records of ".formatted(gap.missing())
                            : "records of ",
                        file + " were",
                        gap.step()));
  }

  /** What the run says of its records up to a step, if it says anything. */
  private record Expectation(Optional<MetricsExtent> extent, long throughStep) {

    static Expectation of(RunDirectory run) {
      if (run.isDone()) {
        return new Expectation(run.finalExtent(), Long.MAX_VALUE);
      }
      if (!Files.exists(run.trainingState())) {
        return new Expectation(Optional.empty(), 0);
      }
      Map<String, String> metadata = Safetensors.metadata(run.trainingState());
      String step = metadata.getOrDefault("step", "");
      return step.matches("\\d{1,18}")
          ? new Expectation(MetricsExtent.in(metadata), Long.parseLong(step))
          : new Expectation(Optional.empty(), 0);
    }

    Optional<String> disappointment(Path file, List<MetricsLine> lines) {
      String text = MetricsLine.text(lines, throughStep);
      MetricsExtent found = MetricsExtent.of(text);
      return extent
          .filter(expected -> !isMet(expected, found, text))
          .map(
              expected -> expected.sentence(file.toString(), found) + ": what is shown lacks them");
    }

    /** Behind a checkpoint there may be a validation of its step, which was made good later. */
    private boolean isMet(MetricsExtent expected, MetricsExtent found, String text) {
      boolean isWhole = throughStep == Long.MAX_VALUE;
      return expected.equals(found)
          || (!isWhole && expected.beginningOf(text.getBytes(StandardCharsets.UTF_8)).isPresent());
    }
  }
}
