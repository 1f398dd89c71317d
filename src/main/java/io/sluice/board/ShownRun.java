package io.sluice.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.notation.Words;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One run, as far as somebody has asked for it. */
final class ShownRun {

  /** Longer than a step or a validation of what is trained on a desk. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  /** Rows of a curve that are sent at once: more than a screen has columns. */
  private static final int MOST_ROWS = 3000;

  private final ShownFolder within;
  private final Path folder;
  private final String name;
  private Stamp configurationStamp = Stamp.NONE;
  private Stamp metricsStamp = Stamp.NONE;
  private FolderStamp folderStamp = new FolderStamp(Instant.EPOCH);
  private boolean done;
  private RunState state = RunState.STOPPED;
  private Optional<Configuration> configuration = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private MetricsEnd end = MetricsEnd.NONE;
  private Optional<MetricsTail> tail = Optional.empty();
  private int sentGeneration;
  private int sentSites;
  private final Map<Curve, Integer> sentRows = new EnumMap<>(Curve.class);

  /** By which a file is seen to have changed. */
  private record Stamp(long size, Instant written, Optional<Object> key) {
    static final Stamp NONE = new Stamp(-1, Instant.EPOCH, Optional.empty());

    static Stamp of(Optional<BasicFileAttributes> file) {
      return file.map(
              attributes ->
                  new Stamp(
                      attributes.size(),
                      attributes.lastModifiedTime().toInstant(),
                      Optional.ofNullable(attributes.fileKey())))
          .orElse(NONE);
    }
  }

  ShownRun(ShownFolder within, Path folder) {
    this.within = within;
    this.folder = folder;
    name = within.name(folder);
  }

  /** Whether a folder is that of a run, whole or not. */
  static boolean isIn(ShownFolder within, Path folder) {
    return within.file(folder.resolve("config.json")).isPresent()
        || within.file(folder.resolve("metrics.jsonl")).isPresent()
        || within.file(folder.resolve("run.lock")).isPresent();
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  /** Whether it is still a run: while its folder has not changed, it is. */
  synchronized boolean isThere() {
    return isAsBefore() || isIn(within, folder);
  }

  synchronized boolean isDone() {
    return done;
  }

  /** As {@link #look}, but at the metrics alone unless files have come, gone or been replaced. */
  synchronized boolean lookAround() {
    return isAsBefore() ? lookAtMetrics() : look();
  }

  private boolean isAsBefore() {
    FolderStamp now = within.stamp(folder);
    return now.isSettled() && now.equals(folderStamp);
  }

  /**
   * Looks at the run's files again.
   *
   * @return whether what {@link #summary} says has changed
   */
  synchronized boolean look() {
    folderStamp = within.stamp(folder); // before its files: what comes meanwhile is seen next time
    boolean changed = false;
    Stamp now = Stamp.of(within.file(folder.resolve("config.json")));
    boolean missing = now.size() < 0 && problem.isEmpty();
    if (missing || !now.equals(configurationStamp)) {
      configurationStamp = now;
      readConfiguration();
      changed = true;
    }
    boolean nowDone = within.file(folder.resolve("DONE")).isPresent();
    changed |= nowDone != done;
    done = nowDone;
    changed |= lookAtMetrics();
    return changed;
  }

  /** The same at the metrics alone, which is what changes while a run trains. */
  synchronized boolean lookAtMetrics() {
    boolean changed = false;
    Path metrics = folder.resolve("metrics.jsonl");
    Stamp now = Stamp.of(within.file(metrics));
    if (!now.equals(metricsStamp)) {
      metricsStamp = now;
      end = now.size() > 0 ? MetricsEnd.of(within, metrics) : MetricsEnd.NONE;
      tail.ifPresent(MetricsTail::advance);
      changed = true;
    }
    RunState before = state;
    boolean fresh = now.written().isAfter(Instant.now().minus(FRESH));
    if (currentProblem().isPresent()) {
      state = RunState.DAMAGED;
    } else {
      state = done ? RunState.DONE : fresh ? RunState.TRAINING : RunState.STOPPED;
    }
    return changed || state != before;
  }

  private void readConfiguration() {
    try {
      configuration =
          JsonLines.object(within.text(folder.resolve("config.json"))).map(Configuration::new);
      problem =
          configuration.isPresent()
              ? Optional.empty()
              : Optional.of("config.json is damaged: it is no JSON");
    } catch (UncheckedIOException e) {
      configuration = Optional.empty();
      problem =
          Optional.of(
              configurationStamp.size() < 0
                  ? "it has no config.json: it was stopped before that was written, or copied in part"
                  : e.getMessage());
    }
  }

  private Optional<String> currentProblem() {
    return problem.or(() -> tail.flatMap(MetricsTail::problem));
  }

  synchronized Optional<Configuration> configuration() {
    return configuration;
  }

  /** A line of the list of runs. */
  synchronized ObjectNode summary() {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("name", name);
    summary.put("state", Words.of(state));
    currentProblem().ifPresent(sentence -> summary.put("problem", sentence));
    configuration.ifPresent(
        values -> {
          summary.put("suite", values.suite()).put("variant", values.variant());
          values.length().ifPresent(steps -> summary.put("length", steps));
          if (values.tree().path("seed").isIntegralNumber()) {
            summary.put("seed", values.tree().path("seed").asText());
          }
        });
    end.step().ifPresent(step -> summary.put("step", step));
    end.loss().ifPresent(loss -> summary.put("loss", loss));
    end.validation().ifPresent(loss -> summary.put("validation", loss));
    summary.put("written_ms", Math.max(0, metricsStamp.written().toEpochMilli()));
    return summary;
  }

  /** All curves, thinned to what a screen can show. */
  synchronized ObjectNode curves() {
    MetricsTail records = records();
    ObjectNode curves = JsonNodeFactory.instance.objectNode();
    curves.put("run", name).put("generation", records.generation());
    for (Curve curve : Curve.values()) {
      curves.set(curve.type(), records.table(curve).json(0, MOST_ROWS));
    }
    records.problem().ifPresent(sentence -> curves.put("problem", sentence));
    return curves;
  }

  /** The records so far; from now on they are followed. */
  synchronized MetricsTail records() {
    if (tail.isEmpty()) {
      MetricsTail reader = new MetricsTail(within, folder.resolve("metrics.jsonl"));
      reader.advance();
      tail = Optional.of(reader);
      markSent(reader);
    }
    return tail.get();
  }

  private void markSent(MetricsTail records) {
    sentGeneration = records.generation();
    sentSites = records.sites().size();
    for (Curve curve : Curve.values()) {
      sentRows.put(curve, records.table(curve).rows());
    }
  }

  /**
   * What has come since the last call.
   *
   * @return rows by curve; nothing if there are none, or nobody has asked for the curves
   */
  synchronized Optional<ObjectNode> news() {
    if (tail.isEmpty()) {
      return Optional.empty();
    }
    MetricsTail records = tail.get();
    ObjectNode news = JsonNodeFactory.instance.objectNode();
    news.put("run", name).put("generation", records.generation());
    boolean anew = records.generation() != sentGeneration;
    boolean any = anew || records.sites().size() != sentSites;
    news.put("sites", any && !records.sites().isEmpty());
    for (Curve curve : Curve.values()) {
      CurveTable table = records.table(curve);
      int from = anew ? 0 : sentRows.get(curve);
      if (!anew && table.rows() > from) {
        news.set(curve.type(), table.json(from, Integer.MAX_VALUE / 2));
        any = true;
      }
    }
    markSent(records);
    return any ? Optional.of(news) : Optional.empty();
  }
}
