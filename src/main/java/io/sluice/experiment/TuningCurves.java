package io.sluice.experiment;

import io.sluice.run.TuningRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What tuning has measured, a curve an arm, and what is chosen by it: the value with the least mean
 * over the seeds of tuning, of several such the lowest. A value at which a run diverged is never
 * chosen.
 *
 * @param rows of {@code tuning.csv}
 */
public record TuningCurves(List<TuningRow> rows) {

  private static final String FILE = "tuning.csv";

  /** Copies the rows. */
  public TuningCurves {
    rows = List.copyOf(rows);
  }

  /** An end of the values that were tried. */
  public enum Edge {
    /** What is chosen is the lowest; one that is lower still may be better. */
    LOWEST,
    /** What is chosen is the highest. */
    HIGHEST
  }

  /**
   * Of a study, as its folder keeps it.
   *
   * @param evaluation the folder, {@code eval/NAME}
   * @param isTuned whether the study has something tuned
   * @return no rows where it has not, or not all of it yet
   */
  public static TuningCurves of(Path evaluation, boolean isTuned) {
    Path file = folder(evaluation).resolve(FILE);
    return new TuningCurves(
        isTuned && Files.exists(file) ? new RecordCsv<>(TuningRow.class).read(file) : List.of());
  }

  /**
   * Where tuning is kept, which is a study of its own.
   *
   * @param parent of a study: the folder of its files, or that of its runs
   * @return a folder in it
   */
  public static Path folder(Path parent) {
    return parent.resolve("tuning");
  }

  /**
   * Keeps what has been measured, when all of it has.
   *
   * @param evaluation the folder of the study, {@code eval/NAME}
   */
  public void write(Path evaluation) {
    new RecordCsv<>(TuningRow.class).write(folder(evaluation).resolve(FILE), rows);
  }

  /** The key of the recipe that was tuned; none if none was. */
  public Optional<String> key() {
    return rows.stream().map(TuningRow::key).findFirst();
  }

  /** The arms, in the order of the rows. */
  public List<String> arms() {
    return rows.stream().map(TuningRow::arm).distinct().toList();
  }

  /** The values that were tried, ascending. */
  public List<String> values() {
    return ascending(rows.stream().map(TuningRow::value).distinct().toList());
  }

  /** Numbers as somebody wrote them, in their order. */
  public static List<String> ascending(List<String> values) {
    return values.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList();
  }

  /** The seeds of tuning. */
  public List<Long> seeds() {
    return rows.stream().map(TuningRow::seed).distinct().toList();
  }

  /** The mean of an arm at a value; none if a run diverged there. */
  public OptionalDouble mean(String arm, String value) {
    List<TuningRow> here =
        rows.stream().filter(row -> row.arm().equals(arm) && row.value().equals(value)).toList();
    return here.stream().allMatch(row -> row.measured().isPresent())
        ? here.stream().mapToDouble(row -> row.measured().getAsDouble()).average()
        : OptionalDouble.empty();
  }

  /** What is chosen for an arm; nothing if all of its runs diverged. */
  public Optional<String> best(String arm) {
    return values().stream()
        .filter(value -> mean(arm, value).isPresent())
        .min(Comparator.comparingDouble(value -> mean(arm, value).getAsDouble()));
  }

  /** Whether what is chosen is the last that was tried on a side. Diverged runs are beyond it. */
  public Optional<Edge> edge(String arm) {
    List<String> values = values();
    return best(arm)
        .flatMap(
            best ->
                best.equals(values.get(0))
                    ? Optional.of(Edge.LOWEST)
                    : best.equals(values.get(values.size() - 1))
                        ? Optional.of(Edge.HIGHEST)
                        : Optional.empty());
  }

  /**
   * What is chosen, by arm.
   *
   * @throws IllegalArgumentException if an arm diverged at all values
   */
  public Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String arm : arms()) {
      chosen.put(
          arm,
          best(arm)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s diverged at every value of %s that was tried, %s: give lower ones under 'tune'"
                              .formatted(arm, key().orElseThrow(), String.join(", ", values())))));
    }
    return chosen;
  }
}
