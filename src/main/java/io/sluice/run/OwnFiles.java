package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a run, told from those of other runs by the {@link RunIdentity} that each carries.
 * What carries another one is refused. What carries none is refused too, unless the run is of a
 * version that wrote none.
 */
public final class OwnFiles {

  private static final String REMEDY =
      "put this run's own file back, or train anew with another --out";

  private final RunDirectory run;
  private final RunIdentity identity;
  private final List<RunIdentity> before;
  private final boolean marked;

  private OwnFiles(
      RunDirectory run, RunIdentity identity, List<RunIdentity> before, boolean marked) {
    this.run = run;
    this.identity = identity;
    this.before = before;
    this.marked = marked;
  }

  /**
   * Reads a run's configuration.
   *
   * @param run the run
   * @return what its files must carry
   * @throws IllegalArgumentException if the configuration is damaged, or has been changed since the
   *     run began
   */
  public static OwnFiles of(RunDirectory run) {
    return of(run, RunSuite.tree(run));
  }

  static OwnFiles of(RunDirectory run, JsonNode configuration) {
    JsonNode noted = configuration.path("provenance").path(RunIdentity.KEY);
    RunIdentity full = RunIdentity.of(configuration);
    List<RunIdentity> before = RunIdentity.before(configuration);
    // Versions that knew lengthened runs first let them keep their identity.
    RunIdentity identity =
        before.stream()
            .filter(shorter -> shorter.sha256().equals(noted.asText()))
            .findFirst()
            .orElse(full);
    OwnFiles own = new OwnFiles(run, identity, before, noted.isTextual());
    if (noted.isTextual() && !noted.asText().equals(identity.sha256())) {
      throw own.changedConfiguration(noted.asText());
    }
    return own;
  }

  /** The run. */
  public RunDirectory run() {
    return run;
  }

  /** What the run's files carry. */
  public RunIdentity identity() {
    return identity;
  }

  /** Whether the run was begun by a version that marks its files. */
  public boolean areMarked() {
    return marked;
  }

  /**
   * Refuses a file of another run; one that says nothing passes.
   *
   * @param file one of this folder
   * @param metadata the texts that it keeps beside its content
   * @throws IllegalArgumentException with what differs
   */
  public void requireNotForeign(Path file, Map<String, String> metadata) {
    RunIdentity.in(metadata).ifPresent(found -> requireNotForeign(file, found));
  }

  /**
   * Refuses a file that is not this run's.
   *
   * @param file one of this folder
   * @param metadata the texts that it keeps beside its content
   * @throws IllegalArgumentException with what differs, if the file says so
   */
  public void require(Path file, Map<String, String> metadata) {
    require(file, RunIdentity.in(metadata));
  }

  /**
   * The same of a file that keeps the fingerprint alone.
   *
   * @param file one of this folder
   * @param sha256 its fingerprint, if it has one
   * @throws IllegalArgumentException if it is not this run's
   */
  public void requireFingerprint(Path file, Optional<String> sha256) {
    require(file, sha256.map(known -> new RunIdentity(known, "")));
  }

  private void require(Path file, Optional<RunIdentity> found) {
    found.ifPresent(other -> requireNotForeign(file, other));
    if (marked && found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s does not say that it belongs to this run, as every file of %s does: %s"
              .formatted(file, run.folder(), REMEDY));
    }
  }

  /**
   * Looks at everything that a resumed run reads or replaces, and reads no tensor for it.
   *
   * @throws IllegalArgumentException if something there belongs to another run
   * @throws UncheckedIOException if the training state is no such file
   */
  public void requireNothingForeign() {
    if (Files.exists(run.trainingState())) {
      requireNotForeign(run.trainingState(), Safetensors.metadata(run.trainingState()));
    }
    marks(List.of(run.model(), run.initialActivations())).forEach(this::requireNotForeign);
    if (Files.exists(run.metrics())) {
      requireNotForeign(run.metrics(), MetricsLine.all(run.metrics()));
    }
  }

  /**
   * Refuses to begin a run anew whose checkpoint is gone and whose model is there, and would be
   * replaced by one of fewer steps.
   *
   * @throws IllegalArgumentException with what to do
   */
  public void requireCheckpointOfModel() {
    if (Files.exists(run.model()) && !Files.exists(run.trainingState())) {
      throw new IllegalArgumentException(
          "%s is missing, without which training would begin again and replace %s: put it back, or take the model out of the folder to begin again"
              .formatted(run.trainingState(), run.model().getFileName()));
    }
  }

  /**
   * What the run came to.
   *
   * @param type the suite's result
   * @param <R> the suite's result
   * @return {@code result.json}
   * @throws IllegalArgumentException if it is damaged, or another run's
   */
  public <R extends SuiteResult> R result(Class<R> type) {
    R result;
    try {
      result = Json.read(run.result(), type);
    } catch (UncheckedIOException e) {
      throw withRemedy(e);
    }
    requireFingerprint(run.result(), result.identity());
    requireCurrent(run.result(), result.identity().map(known -> new RunIdentity(known, "")));
    return result;
  }

  /**
   * What a finished run came to, once its files have been found whole.
   *
   * @param type the suite's result
   * @param <R> the suite's result
   * @throws UncheckedIOException if its model is missing or damaged
   * @throws IllegalArgumentException if its files are another run's
   */
  public <R extends SuiteResult> Outcome<R> outcome(Class<R> type) {
    requireWholeModel();
    return Outcome.of(result(type));
  }

  /**
   * Finishes the run, whose other files have been written.
   *
   * @param result what it came to
   * @param <R> the suite's result
   */
  public <R extends SuiteResult> Outcome<R> finish(R result) {
    Json.write(run.result(), result);
    run.markDone();
    return Outcome.of(result);
  }

  /**
   * Refuses a model that is not whole, or not this run's.
   *
   * @throws UncheckedIOException if it is missing or damaged
   * @throws IllegalArgumentException if it is another run's
   */
  public void requireWholeModel() {
    Path model = run.model();
    try (Safetensors tensors = Safetensors.open(model)) {
      requireNotForeign(model, tensors.metadata());
      FiniteWeights.require(model, tensors);
      require(model, tensors.metadata());
      if (run.isDone()) {
        requireCurrent(model, RunIdentity.in(tensors.metadata()));
      }
    } catch (UncheckedIOException e) {
      throw withRemedy(e);
    }
  }

  /** A run that is not finished is finished from its checkpoint, whatever else is there. */
  private UncheckedIOException withRemedy(UncheckedIOException e) {
    return run.isDone()
        ? new UncheckedIOException(
            e.getMessage() + ": take it and DONE out of the folder, and resume makes it again",
            e.getCause())
        : e;
  }

  /** Refuses metrics of another run. */
  void requireNotForeign(Path metrics, List<MetricsLine> lines) {
    lines.stream()
        .flatMap(line -> line.run().stream())
        .forEach(found -> requireNotForeign(metrics, found));
  }

  private void requireNotForeign(Path file, RunIdentity found) {
    if (!same(found, identity) && before.stream().noneMatch(shorter -> same(found, shorter))) {
      refuse(file, found);
    }
  }

  /** Refuses what the run wrote before it was lengthened. */
  private void requireCurrent(Path file, Optional<RunIdentity> found) {
    found.filter(other -> !same(other, identity)).ifPresent(other -> refuse(file, other));
  }

  private void refuse(Path file, RunIdentity found) {
    if (file.toString().endsWith(".safetensors")) {
      Safetensors.open(file).close(); // what is damaged says anything
    }
    Optional<RunIdentity.Difference> difference = difference(file, found);
    if (isConfigurationAlone(file, found)) {
      throw new IllegalArgumentException(
          "%s belongs to another run than the files beside it%s: %s"
              .formatted(run.config(), difference.map(d -> changed(d, file)).orElse(""), REMEDY));
    }
    throw new IllegalArgumentException(
        "%s belongs to another run%s: %s"
            .formatted(
                file,
                difference
                    .map(
                        d ->
                            ", whose %s is %s where %s has %s"
                                .formatted(d.key(), d.there(), run.config(), d.here()))
                    .orElse(""),
                REMEDY));
  }

  /** Whether all other files agree with a foreign one, so that it is no foreign one. */
  private boolean isConfigurationAlone(Path file, RunIdentity found) {
    Map<Path, RunIdentity> others = marks(List.of(run.model(), run.trainingState()));
    if (Files.exists(run.metrics())) {
      MetricsLine.all(run.metrics()).stream()
          .flatMap(line -> line.run().stream())
          .forEach(mark -> others.put(run.metrics(), mark));
    }
    others.remove(file);
    return !others.isEmpty() && others.values().stream().allMatch(other -> same(other, found));
  }

  private IllegalArgumentException changedConfiguration(String before) {
    String what =
        marks(List.of(run.model(), run.trainingState())).entrySet().stream()
            .filter(mark -> mark.getValue().sha256().equals(before))
            .findFirst()
            .flatMap(
                mark ->
                    difference(mark.getKey(), mark.getValue()).map(d -> changed(d, mark.getKey())))
            .orElse("");
    return new IllegalArgumentException(
        "%s has been changed since the run began%s: put it back as it was, or train anew with another --out"
            .formatted(run.config(), what));
  }

  private Optional<RunIdentity.Difference> difference(Path file, RunIdentity found) {
    return identity.differences(found, file + ": its metadata").stream().findFirst();
  }

  private static String changed(RunIdentity.Difference difference, Path file) {
    return ", %s is %s, and %s in %s"
        .formatted(difference.key(), difference.here(), difference.there(), file.getFileName());
  }

  private static boolean same(RunIdentity one, RunIdentity other) {
    return one.sha256().equals(other.sha256());
  }

  /**
   * What these files carry, as far as they are there and can be read: whoever needs what is damaged
   * says so, and who is going to replace it need not.
   */
  private static Map<Path, RunIdentity> marks(List<Path> files) {
    Map<Path, RunIdentity> marks = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        if (Files.exists(file)) {
          RunIdentity.in(Safetensors.metadata(file)).ifPresent(mark -> marks.put(file, mark));
        }
      } catch (UncheckedIOException e) {
        marks.remove(file);
      }
    }
    return marks;
  }
}
