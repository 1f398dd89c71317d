package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.data.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The folder of one run. {@link #create} claims a folder for a new run, {@link #open} finds one
 * that is there; whoever writes into it holds its {@link #lock} meanwhile. Reading needs no lock,
 * since every file but the metrics appears whole, and readers of the metrics expect a torn last
 * line.
 */
public final class RunDirectory {
  private static final String LOCK = "run.lock";
  private static final String CONFIG = "config.json";
  private static final String METRICS = "metrics.jsonl";
  private static final String MODEL = "model.safetensors";
  private static final String INITIAL_ACTIVATIONS = "initial-activations.safetensors";
  private static final String TRAINING_STATE = "training-state.safetensors";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String RESULT = "result.json";
  private static final String DONE = "DONE";

  /** What is written here by {@link AtomicFile}. */
  private static final Set<String> FILES =
      Set.of(CONFIG, METRICS, MODEL, INITIAL_ACTIVATIONS, TRAINING_STATE, TOKENIZER, RESULT, DONE);

  private static final List<String> MARKS = List.of(LOCK, METRICS, TRAINING_STATE, DONE);

  private final Path folder;

  private RunDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder for a new run, with its parents. A folder that is there already must be empty;
   * what a process leaves behind that was killed before it saved its configuration counts as empty.
   *
   * @throws IllegalArgumentException when the folder is in use
   * @throws UncheckedIOException when it cannot be made
   */
  public static RunDirectory create(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file, not a folder: choose another --out");
    }
    RunDirectory run = new RunDirectory(folder);
    try {
      requireOutsideOfRuns(folder);
      Files.createDirectories(folder);
      if (Files.exists(run.config())) {
        throw new IllegalArgumentException(
            folder + " is already in use: it holds a run; use resume, or another --out");
      }
      List<Path> content = run.content();
      if (!content.isEmpty()) {
        throw new IllegalArgumentException(
            String.format(
                "%s is already in use: it holds %s and no run; choose another --out",
                folder, content.get(0).getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder + " cannot be made a folder: " + FileFailure.reason(e), e);
    }
    return run;
  }

  /**
   * Trains a new run, which is one for everybody else from the moment that it has a configuration:
   * whenever it is killed then, it can be resumed.
   *
   * @param folder as for {@link #create}
   * @param configuration what the run is asked to do
   * @param training what to do in the folder, which is locked meanwhile
   * @return what the training gives
   */
  public static <R> R begin(Path folder, Object configuration, Function<RunDirectory, R> training) {
    RunDirectory run = create(folder);
    try (RunLock lock = run.lock()) {
      // Again, now that nobody else can begin: between the first look and the lock somebody may
      // have.
      create(folder);
      Json.write(run.config(), configuration);
      return training.apply(run);
    }
  }

  private static void requireOutsideOfRuns(Path folder) throws IOException {
    Optional<Path> other = around(folder);
    if (other.isPresent() && !(Files.exists(folder) && Files.isSameFile(folder, other.get()))) {
      throw new IllegalArgumentException(
          "%s would lie in the folder of another run, %s: choose another --out"
              .formatted(folder, other.get()));
    }
  }

  /**
   * Finds the run in a folder.
   *
   * @throws IllegalArgumentException when the folder holds no run
   */
  public static RunDirectory open(Path folder) {
    RunDirectory run = new RunDirectory(folder);
    FileFailure.requireVisible(folder);
    if (!Files.isDirectory(folder)) {
      String what =
          Files.exists(folder) ? " is a file, not the folder of a run" : " does not exist";
      throw new IllegalArgumentException(folder + what + ": name the folder given to --out");
    }
    FileFailure.requireVisible(run.config());
    if (!Files.isRegularFile(run.config())) {
      throw new IllegalArgumentException(
          folder + " holds no run: it has no " + run.config().getFileName());
    }
    return run;
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** The complete resolved configuration, with versions and device. */
  public Path config() {
    return folder.resolve(CONFIG);
  }

  /** A record a line; see {@link MetricsLog}. */
  public Path metrics() {
    return folder.resolve(METRICS);
  }

  /** The weights. */
  public Path model() {
    return folder.resolve(MODEL);
  }

  /**
   * Parameters of the activations before the first step.
   *
   * @return {@code initial-activations.safetensors}; missing if no activation has any
   */
  public Path initialActivations() {
    return folder.resolve(INITIAL_ACTIVATIONS);
  }

  /** Optimizer, step, sampler, schedule: what a resumed run needs beside the weights. */
  public Path trainingState() {
    return folder.resolve(TRAINING_STATE);
  }

  /**
   * The step that a resumed run goes on from, unless it is done.
   *
   * @return of its training state; 0 without one, and where it cannot be read, as resuming will say
   */
  public long savedStep() {
    if (!Files.exists(trainingState())) {
      return 0;
    }
    try {
      // Not opened, which reads all of it.
      String step = Safetensors.metadata(trainingState()).getOrDefault("step", "0");
      return step.matches("\\d{1,18}") ? Long.parseLong(step) : 0;
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /** With how many threads it rounds; nothing of a suite that rounds the same with any. */
  public OptionalInt threads() {
    JsonNode threads = RunSuite.tree(this).at("/compute/threads");
    return threads.isInt() ? OptionalInt.of(threads.intValue()) : OptionalInt.empty();
  }

  /** Deletes the training state, so that a resumed run begins anew. */
  public void forgetTrainingState() {
    try {
      Files.deleteIfExists(trainingState());
    } catch (IOException e) {
      throw new UncheckedIOException(
          trainingState() + " cannot be deleted: " + FileFailure.reason(e), e);
    }
  }

  /** The tokenizer that the run was trained with. */
  public Path tokenizer() {
    return folder.resolve(TOKENIZER);
  }

  /** The {@link RunResult} of a finished run. */
  public Path result() {
    return folder.resolve(RESULT);
  }

  /** The file that marks a finished run, and says how many records it has written. */
  public Path done() {
    return folder.resolve(DONE);
  }

  /** Takes back that the run has finished, as it is to go on. */
  public void forgetResult() {
    try {
      Files.deleteIfExists(done());
      Files.deleteIfExists(result());
    } catch (IOException e) {
      throw new UncheckedIOException(done() + " cannot be deleted: " + FileFailure.reason(e), e);
    }
  }

  /** Whether the run has finished. */
  public boolean isDone() {
    return Files.exists(done());
  }

  /** Marks the run as finished; everything else must have been written before. */
  public void markDone() {
    String lines =
        Files.exists(metrics()) ? MetricsLine.text(MetricsLine.all(metrics()), Long.MAX_VALUE) : "";
    Json.write(done(), MetricsExtent.of(lines));
  }

  /** What a finished run has written down; earlier versions left no word of it. */
  Optional<MetricsExtent> finalExtent() {
    return Json.text(done()).isBlank()
        ? Optional.empty()
        : Optional.of(Json.read(done(), MetricsExtent.class));
  }

  /**
   * Claims the run for this process and deletes what killed processes left half written.
   *
   * @throws IllegalArgumentException when this process or another one is writing to it already
   */
  public RunLock lock() {
    RunLock lock = RunLock.ofRun(folder.resolve(LOCK), folder);
    try {
      AtomicFile.deleteLeftovers(folder, FILES);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !isLeftover(file)).sorted().toList();
    }
  }

  /** What a process leaves that is killed before it has saved its configuration. */
  private static boolean isLeftover(Path file) {
    boolean lock =
        file.endsWith(LOCK)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && file.toFile().length() == 0;
    return lock || AtomicFile.isLeftover(file, FILES);
  }

  /**
   * The run whose folder a path lies in, or is.
   *
   * @param path it need not exist, and may lead through links
   * @return the run's folder, if there is one
   */
  public static Optional<Path> around(Path path) {
    Path whole = path.toAbsolutePath();
    // What leads out of a folder that is not there yet leads nowhere until somebody makes it.
    return existing(whole).or(() -> existing(whole.normalize()));
  }

  private static Optional<Path> existing(Path path) {
    Path place = path;
    while (place != null && !Files.exists(place)) {
      place = place.getParent();
    }
    try {
      place = place == null ? null : place.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be looked at: " + FileFailure.reason(e), e);
    }
    while (place != null && !isRun(place)) {
      place = place.getParent();
    }
    return Optional.ofNullable(place);
  }

  // Other programs have a config.json too, but no lock, log or training state of these names, and
  // no provenance in it.
  private static boolean isRun(Path folder) {
    Path config = folder.resolve(CONFIG);
    return Files.isRegularFile(config)
        && (MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)))
            || hasProvenance(config));
  }

  private static boolean hasProvenance(Path config) {
    try {
      return Json.parseTree(Json.text(config), CONFIG).path("provenance").has("sluice");
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return false; // no text, or no JSON
    }
  }
}
