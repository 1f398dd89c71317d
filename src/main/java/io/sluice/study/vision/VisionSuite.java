package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.engine.PrecisionChoice;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.suite.vision.VisionRecipes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The studies of image classifiers that need no file: each asks what a paper claims. */
public enum VisionSuite {
  /** Depth without norms and skips, up to 75 layers (dynActivation paper, section 6.2). */
  MNIST_DEPTH(
      "mnist-mlp",
      "How deep a net without norms or skips does each activation still train?",
      IntStream.of(1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75)
          .mapToObj(depth -> "mlp(" + depth + ")")
          .toList(),
      List.of("relu", "mish", "dyn(relu)", "dyn(mish)", "pwl(9)"),
      5,
      3,
      0),
  /** Accuracy and convergence over several nets (dynActivation paper). */
  CIFAR(
      "cifar-vgg",
      "Do trained activations classify photographs better, and do they learn faster?",
      List.of("simple-cnn", "vgg-3", "resnet18", "attention-cnn"),
      List.of("relu", "mish", "dyn(relu)", "dyn(mish)", "pwl(9)"),
      100,
      3,
      0),
  /** How many hinges a piecewise linear activation needs (AdAct proposal). */
  HINGES(
      "mnist-cnn",
      "How many hinges does a piecewise linear activation need in a small net of convolutions?",
      List.of("simple-cnn"),
      List.of("relu", "pwl(2)", "pwl(3)", "pwl(5)", "pwl", "pwl(17)", "pwl(33)"),
      3,
      3,
      0),
  /** Whether trained activations do with fewer filters (AdAct proposal). */
  WIDTH(
      "cifar-vgg",
      "Do trained activations reach the same accuracy with fewer filters?",
      List.of("vgg-2(filters=0.25)", "vgg-2(filters=0.5)", "vgg-2(filters=0.75)", "vgg-2"),
      List.of("relu", "leaky-relu", "dyn(mish)", "pwl(9, granularity=channel)"),
      20,
      3,
      0),
  /** Nine cells of table 1 (AdAct Tiny Paper): plain blocks of convolutions, Glorot's weights. */
  KFOLD(
      "cifar-blocks",
      "Do values at hinges, learned for each filter, beat ReLU and leaky ReLU in one to three blocks of convolutions?",
      List.of("vgg-1(norm=none)", "vgg-2(norm=none)", "vgg-3(norm=none)"),
      List.of("relu", "leaky-relu", "pwl(9, granularity=channel)"),
      20,
      1,
      10);

  /** A batch must fit. */
  private static final int LEAST_IMAGES = 128;

  private final String recipe;
  private final String question;
  private final List<String> nets;
  private final List<String> activations;
  private final int epochs;
  private final int seeds;
  private final int folds;

  VisionSuite(
      String recipe,
      String question,
      List<String> nets,
      List<String> activations,
      int epochs,
      int seeds,
      int folds) {
    this.recipe = recipe;
    this.question = question;
    this.nets = nets;
    this.activations = activations;
    this.epochs = epochs;
    this.seeds = seeds;
    this.folds = folds;
  }

  /**
   * The word for it.
   *
   * @return {@code mnist-depth}
   */
  public String word() {
    return Words.of(this);
  }

  /**
   * What it asks.
   *
   * @return a sentence
   */
  public String question() {
    return question;
  }

  /**
   * How often each pair is trained.
   *
   * @return seeds of the full setting
   */
  public int seeds() {
    return seeds;
  }

  /**
   * Its study.
   *
   * @param scale the share of the training images and of the epochs that are taken each, above 0
   *     and at most 1, which is the full setting
   * @param data another data set, if any
   * @param seedCount how many, from 1 on
   * @return the study
   * @throws IllegalArgumentException if the scale is out of range
   */
  public VisionStudy study(double scale, Optional<DataSet> data, int seedCount) {
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException(
          "scale %s: give a share above 0 and at most 1".formatted(Words.of(scale)));
    }
    return new VisionStudy(
        Optional.of(question),
        recipe,
        data,
        scale < 1 ? OptionalInt.of(images(scale, data)) : OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(nets.stream().map(Net::of).toList()),
        activations.stream().map(SiteActivations::of).toList(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(epochs(scale)),
        OptionalDouble.empty(),
        folds == 0 ? OptionalInt.empty() : OptionalInt.of(folds),
        LongStream.rangeClosed(1, seedCount).boxed().toList(),
        PrecisionChoice.FP32);
  }

  private int images(double scale, Optional<DataSet> data) {
    int all = whole(data);
    return Math.min(all, Math.max(LEAST_IMAGES, (int) Math.round(scale * all)));
  }

  private int whole(Optional<DataSet> data) {
    return data.orElse(VisionRecipes.named(recipe).images().data()).trainingImages();
  }

  private int epochs(double scale) {
    return (int) Math.max(1, Math.round(scale * epochs));
  }

  /**
   * What a scale leaves out.
   *
   * @param scale as in {@link #study}
   * @param data another data set, if any
   * @return a sentence; nothing for the full setting
   */
  public Optional<String> leftOut(double scale, Optional<DataSet> data) {
    return scale == 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "scale %s takes %,d of %,d training images and %d of %d epochs; nets, activations, seeds and %s are all there",
                Words.of(scale),
                images(scale, data),
                whole(data),
                epochs(scale),
                epochs,
                folds == 0 ? "test images" : "folds"));
  }
}
