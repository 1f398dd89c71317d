package io.sluice.experiment;

import io.sluice.data.FileFailure;
import io.sluice.notation.ShellWord;
import io.sluice.picture.Picture;
import io.sluice.run.AtomicFile;
import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.Json;
import io.sluice.run.RunDirectory;
import io.sluice.run.SiteRow;
import io.sluice.run.StudyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code eval/NAME}: the plan and the results of one study, of whatever kind.
 *
 * @param <S> the plan
 * @param <R> a row of the results
 */
public final class StudyFolder<S, R extends Record> {

  /** The rows that runs came to. */
  public static final String RESULTS = "results.csv";

  /** What training did to activations, a {@link SiteRow} each. */
  public static final String SITES = "sites.csv";

  /** Main effects, an {@link io.sluice.run.FactorRow} each. */
  public static final String FACTORS = "factors.csv";

  /** What steps cost, an {@link io.sluice.run.OverheadRow} each. */
  public static final String OVERHEAD = "overhead.csv";

  /** A run that was repeated with other threads, in the form of its study's results. */
  public static final String ROUNDING = "rounding.csv";

  /** What attacks did, an {@link io.sluice.run.AttackRow} each. */
  public static final String ATTACKS = "attacks.csv";

  /**
   * How losses went, a {@link CurveRow} each; of a demonstration points of pictures, an {@link
   * io.sluice.run.SineCurveRow} each.
   */
  public static final String CURVES = "curves.csv";

  private static final String PLAN = "study.yaml";

  /** What studies write beside their plan and results. */
  static final Set<String> WRITTEN = written();

  /** Each as pixels and as shapes. */
  private static Set<String> written() {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                SITES, FACTORS, OVERHEAD, ROUNDING, ATTACKS, CURVES, Report.NAME, "report.html"));
    for (String picture :
        List.of(
            "accuracy.png",
            "areas.png",
            "curves.png",
            "dead-units.png",
            "depth-by-activation.png",
            "depth.png",
            "differences.png",
            "factors.png",
            "fgsm.png",
            "hinges.png",
            "iterations.png",
            "linearity.png",
            "loss-differences.png",
            "loss.png",
            "multiplies.png",
            "nets-by-activation.png",
            "size.png",
            "test-iterations.png",
            "tests.png",
            "time.png",
            "training-loss.png",
            "tuning.png")) {
      names.add(picture);
      names.add(Picture.vector(picture));
    }
    return names;
  }

  /**
   * Rows of one kind of study.
   *
   * @param csv their file
   * @param key what a row is about: two rows with equal keys measure the same thing
   * @param <R> a row
   */
  public record Results<R extends Record>(RecordCsv<R> csv, Function<R, Object> key) {

    Set<Object> keys(List<R> rows) {
      Set<Object> keys = new HashSet<>();
      rows.forEach(row -> keys.add(key.apply(row)));
      return keys;
    }
  }

  private final Path folder;
  private final S study;
  private final Results<R> results;
  private final Set<Object> earlier;
  private final Optional<String> extended;

  private StudyFolder(
      Path folder, S study, Results<R> results, Set<Object> earlier, Optional<String> extended) {
    this.folder = folder;
    this.study = study;
    this.results = results;
    this.earlier = earlier;
    this.extended = extended;
  }

  /**
   * Looks at the folder, which may be missing.
   *
   * @param folder where the study's files are
   * @param study the plan
   * @param suite whose plan it is
   * @param <S> the plan
   * @param <R> a row of the results
   * @return the folder
   * @throws IllegalArgumentException if it holds a study that this one is no extension of, damaged
   *     files or files of somebody else, or lies in a run
   */
  public static <S, R extends Record> StudyFolder<S, R> open(
      Path folder, S study, Suite<S, ?, R> suite) {
    RunDirectory.around(folder)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  "%s lies in the run %s: give the study a folder of its own"
                      .formatted(folder, run));
            });
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + " is a file, not a folder: move it away, or choose another --name");
    }
    Path plan = folder.resolve(PLAN);
    Optional<String> extended = Optional.empty();
    if (Files.exists(plan)) {
      S written = suite.explicit(StudyYaml.read(plan, suite.plan()));
      S asked = suite.explicit(study);
      PlanGrowth.refusal(written, asked)
          .ifPresent(
              difference -> {
                throw new IllegalArgumentException(
                    "%s holds another study than the one asked for, %s: choose another --name, or another folder for the study's file, or run that one with ./sluice %s %s"
                        .formatted(plan, difference, suite.command(), ShellWord.of(plan)));
              });
      if (!written.equals(asked)) {
        extended = Optional.of(extended(plan, written, asked, suite));
      }
    }
    Path file = folder.resolve(RESULTS);
    if (!Files.exists(plan) && Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s holds results without a plan, which are of something else than a study: choose another --name, or another folder for the study's file"
              .formatted(folder));
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      requireNoneOfOthers(folder);
    }
    Results<R> results = suite.results();
    Set<Object> earlier = Files.exists(file) ? results.keys(results.csv().read(file)) : Set.of();
    return new StudyFolder<>(folder, study, results, earlier, extended);
  }

  /** The plan's file with what is added to it. */
  private static <S> String extended(Path plan, S written, S study, Suite<S, ?, ?> suite) {
    PlanText text;
    try {
      text = new PlanText(Files.readString(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(plan + " cannot be read: " + FileFailure.reason(e), e);
    }
    String anew = Json.yaml(study);
    Set<String> changes = PlanGrowth.changes(written, study);
    Set<String> said = new TreeSet<>(changes);
    // A short form may stand for several keys: what it said is written out.
    new PlanText(anew).keys().stream().filter(key -> !text.keys().contains(key)).forEach(said::add);
    Optional<String> changed =
        Stream.of(changes, said)
            .flatMap(keys -> text.with(new PlanText(anew), keys).stream())
            .filter(grown -> says(grown, plan, study, suite))
            .findFirst();
    if (changed.isEmpty() && text.hasComments()) {
      throw new IllegalArgumentException(
          "%s has comments, which would be lost if an option wrote it anew: write %s into it, and run ./sluice %s %s"
              .formatted(
                  plan, PlanGrowth.additions(written, study), suite.command(), ShellWord.of(plan)));
    }
    return changed.orElse(anew);
  }

  /** YAML has more forms than lines show. */
  private static <S> boolean says(String grown, Path plan, S study, Suite<S, ?, ?> suite) {
    try {
      return suite.explicit(StudyYaml.parse(grown, plan.toString(), suite.plan())).equals(study);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A study's first file is its results; what is there before is somebody else's. */
  private static void requireNoneOfOthers(Path folder) {
    WRITTEN.stream()
        .map(folder::resolve)
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .ifPresent(
            file -> {
              throw new IllegalArgumentException(
                  "%s was not made by this study, which has no %s yet: move it away, or give the study another folder"
                      .formatted(file, RESULTS));
            });
  }

  /** Writes the plan; one that says the same already stays as somebody wrote it by hand. */
  public void writePlan() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder + " cannot be made a folder: " + FileFailure.reason(e), e);
    }
    if (extended.isPresent()) {
      AtomicFile.write(folder.resolve(PLAN), extended.get());
    } else if (!Files.exists(folder.resolve(PLAN))) {
      Json.writeYaml(folder.resolve(PLAN), study);
    }
  }

  /**
   * Writes the results, unless the file holds rows that are missing from these: after somebody has
   * deleted the runs, what was learnt stays until all of it has been measured again.
   *
   * @param tables of the runs that have a result
   */
  void write(RunTables<R> tables) {
    if (!results.keys(tables.rows()).containsAll(earlier)) {
      return;
    }
    // The results first: without them nothing tells that the folder is this study's.
    results.csv().write(folder.resolve(RESULTS), tables.rows());
    tables
        .sites()
        .ifPresent(sites -> new RecordCsv<>(SiteRow.class).write(folder.resolve(SITES), sites));
    tables
        .attacks()
        .ifPresent(
            attacks -> new RecordCsv<>(AttackRow.class).write(folder.resolve(ATTACKS), attacks));
    new RecordCsv<>(CurveRow.class).write(folder.resolve(CURVES), tables.curves());
  }
}
