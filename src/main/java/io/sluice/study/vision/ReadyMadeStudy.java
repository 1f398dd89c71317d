package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.recipe.ResourceFolder;
import io.sluice.run.Json;
import io.sluice.study.Study;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A study of image classifiers that needs no file: each asks what a paper claims.
 *
 * @param word {@code mnist-depth}
 * @param text its {@code study.yaml}, which is read when it is asked for
 */
public record ReadyMadeStudy(String word, String text) {

  private static final String ENDING = ".yaml";
  private static final String QUESTION = "question: ";

  /** A batch must fit. */
  private static final int LEAST_IMAGES = 128;

  /**
   * Those that ship: the files of the folder {@code studies} beside this class.
   *
   * @return in the order of their words
   */
  public static List<ReadyMadeStudy> all() {
    URL folder = Objects.requireNonNull(ReadyMadeStudy.class.getResource("studies"), "no studies");
    return ResourceFolder.texts(folder, ENDING).entrySet().stream()
        .map(file -> new ReadyMadeStudy(file.getKey(), file.getValue()))
        .toList();
  }

  /**
   * What it asks.
   *
   * @return a sentence
   */
  public String question() {
    return text.lines()
        .filter(line -> line.startsWith(QUESTION))
        .map(line -> line.substring(QUESTION.length()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Its full setting.
   *
   * @return the study
   */
  public VisionStudy full() {
    return Json.parseYaml(text, word + ENDING, VisionStudy.class);
  }

  /**
   * What a person may choose.
   *
   * @param scale the share of the training images and of the epochs that are taken each, above 0
   *     and at most 1, which is the full setting
   * @param data another data set, if any
   * @param seeds how many, if not the study's
   * @param net one net in place of all, if any
   * @param weights a file or a run that the net starts from, in place of training before, if any
   */
  public record Setting(
      double scale,
      Optional<DataSet> data,
      OptionalInt seeds,
      Optional<Net> net,
      Optional<String> weights) {

    /** Refuses a scale out of range, and weights without the net that they are of. */
    public Setting {
      if (!(scale > 0 && scale <= 1)) {
        throw new IllegalArgumentException(
            "scale %s: give a share above 0 and at most 1".formatted(Words.of(scale)));
      }
      if (weights.isPresent() && net.isEmpty()) {
        throw new IllegalArgumentException(
            "weights fit one net: say which with --net, as in --net 'resnet18(stem=imagenet)'");
      }
    }

    private int images(DataSet set) {
      int all = set.trainingImages();
      return Math.min(all, Math.max(LEAST_IMAGES, (int) Math.round(scale * all)));
    }

    /** None for all of them. */
    private OptionalInt fewerImages(DataSet set) {
      return scale == 1 ? OptionalInt.empty() : OptionalInt.of(images(set));
    }

    private int epochs(int all) {
      return (int) Math.max(1, Math.round(scale * all));
    }

    private Pretraining scaled(Pretraining first) {
      return new Pretraining(
          first.images(),
          fewerImages(first.images()),
          OptionalInt.of(epochs(first.epochs().orElseThrow())));
    }
  }

  /**
   * Its study.
   *
   * @param setting what is chosen
   * @return the study
   */
  public VisionStudy study(Setting setting) {
    VisionStudy full = full();
    return new VisionStudy(
        full.question(),
        full.recipe(),
        setting.data(),
        setting.fewerImages(setting.data().orElse(own(full))),
        full.testImages(),
        setting.net().map(List::of).or(full::nets),
        full.activations(),
        full.factors(),
        full.baseline(),
        full.margin(),
        full.initialization(),
        OptionalInt.of(setting.epochs(full.epochs().orElseThrow())),
        full.learningRate(),
        full.pretraining().filter(first -> setting.weights().isEmpty()).map(setting::scaled),
        setting.weights(),
        full.attacks(),
        full.folds(),
        setting.seeds().isPresent() ? Study.firstSeeds(setting.seeds().getAsInt()) : full.seeds(),
        full.seedsUntil(),
        full.precision(),
        full.reproducible(),
        full.split(),
        full.tune());
  }

  private static DataSet own(VisionStudy full) {
    return full.shared().images().data();
  }

  /**
   * What a setting leaves out or puts in place of the paper's.
   *
   * @param setting what is chosen
   * @return sentences; none for the full setting
   */
  public List<String> leftOut(Setting setting) {
    VisionStudy full = full();
    DataSet own = own(full);
    DataSet data = setting.data().orElse(own);
    int epochs = full.epochs().orElseThrow();
    List<String> sentences = new ArrayList<>();
    if (setting.scale() < 1) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "scale %s takes %,d of the %,d training images of %s and %d of %s",
              Words.of(setting.scale()),
              setting.images(data),
              data.trainingImages(),
              data.notation(),
              setting.epochs(epochs),
              Words.count(epochs, "epoch")));
    }
    if (data != own) {
      sentences.add("images: %s in place of %s".formatted(data.notation(), own.notation()));
    }
    if (setting.seeds().orElse(full.seeds().size()) < full.seeds().size()) {
      sentences.add(
          "seeds: %d in place of %d".formatted(setting.seeds().getAsInt(), full.seeds().size()));
    }
    setting
        .net()
        .ifPresent(
            net ->
                sentences.add(
                    "nets: %s in place of %s"
                        .formatted(
                            net.notation(), full.allNets().stream().map(Net::notation).toList())));
    full.pretraining()
        .filter(first -> setting.weights().isEmpty())
        .map(setting::scaled)
        .ifPresent(first -> sentences.add(learnedBefore(first)));
    if (full.folds().isPresent()) {
      sentences.add(
          "folds: each is measured on after the last epoch, no part is kept to stop early by, and all runs of a seed begin alike");
    }
    return sentences;
  }

  private static String learnedBefore(Pretraining first) {
    return String.format(
        Locale.ROOT,
        "no --weights: nets learn %s first (%,d images, %s), where the paper has weights of ImageNet",
        first.images().notation(),
        first.trainingImages().orElse(first.images().trainingImages()),
        Words.count(first.epochs().orElseThrow(), "epoch"));
  }
}
