package io.sluice.cli;

import io.sluice.classifier.Net;
import io.sluice.engine.Reproducibility;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.study.vision.ReadyMadeStudy;
import io.sluice.study.vision.VisionStudy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs one of the ready-made studies of image classifiers.
 *
 * @param study which
 */
record ReadyMadeStudyCommand(ReadyMadeStudy study) implements Command {

  private static final Flag<Double> SCALE =
      Flag.of(
          "scale",
          "SHARE",
          "the share of the training images, and of the epochs, that is taken (default 1: all)",
          Values.number());
  private static final Flag<Integer> SEEDS =
      Flag.of(
          "seeds",
          "N",
          "train each pair with the seeds 1 to N (default 3; 1 where there are folds)",
          Values.integer(1, 100));
  private static final Flag<DataSet> IMAGES =
      VisionFlags.IMAGES.described(VisionFlags.DATA_SETS + " (default: the study's)");
  private static final Flag<Net> NET =
      VisionFlags.NET.described(VisionFlags.NETS + " (default: all of the study's)");

  @Override
  public Usage usage() {
    return new Usage(
            "vision " + study.word(),
            study.question().substring(0, 1).toLowerCase(Locale.ROOT)
                + study.question().substring(1).replaceFirst("\\?$", ""))
        .details(
            "The full setting takes hours on a processor; --scale makes it smaller and says what is"
                + " left out. The same command goes on where it was interrupted.")
        .flags(SCALE, SEEDS, IMAGES, NET, VisionFlags.WEIGHTS, StudyFlags.NAME)
        .flags(
            Flags.REPRODUCIBLE,
            Flags.DEVICE,
            Flags.THREADS,
            StudyTraining.WORKERS,
            StudyPreview.DRY_RUN,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice vision " + study.word() + " --scale 0.1",
            "./sluice vision " + study.word() + " --scale 0.01 --seeds 1 --name tried")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    ReadyMadeStudy.Setting setting =
        new ReadyMadeStudy.Setting(
            invocation.get(SCALE).orElse(1.0),
            invocation.get(IMAGES),
            invocation.get(SEEDS).map(OptionalInt::of).orElse(OptionalInt.empty()),
            invocation.get(NET),
            invocation.get(VisionFlags.WEIGHTS).map(Path::toString));
    study.leftOut(setting).forEach(left -> invocation.say("%s", left));
    Optional<Reproducibility> reproducible = invocation.get(Flags.REPRODUCIBLE);
    VisionStudy paper = study.study(setting);
    VisionStudy asked = reproducible.map(paper::withReproducible).orElse(paper);
    String usual =
        studyName(setting) + reproducible.map(pinned -> "-" + Words.of(pinned)).orElse("");
    String name = invocation.get(StudyFlags.NAME).orElse(usual);
    return VisionComparisonRun.run(invocation, StudyFlags.Asked.named(invocation, asked, name));
  }

  /** Another setting is another study, and none of those that {@code eval} comes with. */
  String studyName(ReadyMadeStudy.Setting setting) {
    StringBuilder name =
        new StringBuilder("vision-" + study.word() + "-scale-" + Words.of(setting.scale()));
    setting.data().ifPresent(data -> name.append('-').append(Words.of(data)));
    setting.seeds().stream()
        .filter(seeds -> seeds != study.full().seeds().size())
        .forEach(seeds -> name.append("-seeds-").append(seeds));
    setting.net().ifPresent(net -> name.append('-').append(net.notation()));
    setting.weights().ifPresent(file -> name.append('-').append(Path.of(file).getFileName()));
    return name.toString()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("-$", "");
  }
}
