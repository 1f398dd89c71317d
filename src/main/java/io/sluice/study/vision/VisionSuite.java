package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.engine.PrecisionChoice;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.suite.vision.VisionRecipes;
import java.util.ArrayList;
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
      5),
  /** Accuracy and convergence over several nets (dynActivation paper). */
  CIFAR(
      "cifar-vgg",
      "Do trained activations classify photographs better, and do they learn faster?",
      List.of("simple-cnn", "vgg-3", "resnet18", "attention-cnn"),
      List.of("relu", "mish", "dyn(relu)", "dyn(mish)", "pwl(9)"),
      100),
  /** How many hinges a piecewise linear activation needs (AdAct proposal). */
  HINGES(
      "mnist-cnn",
      "How many hinges does a piecewise linear activation need in a small net of convolutions?",
      List.of("simple-cnn"),
      List.of("relu", "pwl(2)", "pwl(3)", "pwl(5)", "pwl", "pwl(17)", "pwl(33)"),
      3),
  /** Whether trained activations do with fewer filters (AdAct proposal). */
  WIDTH(
      "cifar-vgg",
      "Do trained activations reach the same accuracy with fewer filters?",
      List.of("vgg-2(filters=0.25)", "vgg-2(filters=0.5)", "vgg-2(filters=0.75)", "vgg-2"),
      List.of("relu", "leaky-relu", "dyn(mish)", "pwl(9, granularity=channel)"),
      20),
  /** Nine cells of table 1 (AdAct Tiny Paper): plain blocks of convolutions, Glorot's weights. */
  KFOLD(
      "cifar-blocks",
      "Do learned values at hinges beat ReLU and leaky ReLU in one to three blocks of convolutions?",
      List.of("vgg-1(norm=none)", "vgg-2(norm=none)", "vgg-3(norm=none)"),
      List.of("relu", "leaky-relu", "pwl(9, granularity=channel)"),
      20,
      1,
      10,
      Optional.empty()),
  /** Transfer with trained activations in the end layers only (AdAct Tiny Paper). */
  TRANSFER(
      "cifar-blocks",
      "Do trained activations in the last layers help a net that has learned from other images before?",
      List.of("vgg11(norm=batch, head=small)", "resnet18"),
      List.of(
          "relu",
          "by-site(relu, last-2=dyn(relu))",
          "by-site(relu, last-2=pwl(9, granularity=channel))"),
      5,
      1,
      10,
      Optional.of(DataSet.COLOUR_LETTERS));

  /** A batch must fit. */
  private static final int LEAST_IMAGES = 128;

  private final String recipe;
  private final String question;
  private final List<String> nets;
  private final List<String> activations;
  private final int epochs;
  private final int seeds;
  private final int folds;
  private final Optional<DataSet> pretraining;

  VisionSuite(
      String recipe, String question, List<String> nets, List<String> activations, int epochs) {
    this(recipe, question, nets, activations, epochs, 3, 0, Optional.empty());
  }

  VisionSuite(
      String recipe,
      String question,
      List<String> nets,
      List<String> activations,
      int epochs,
      int seeds,
      int folds,
      Optional<DataSet> pretraining) {
    this.recipe = recipe;
    this.question = question;
    this.nets = nets;
    this.activations = activations;
    this.epochs = epochs;
    this.seeds = seeds;
    this.folds = folds;
    this.pretraining = pretraining;
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
   * Whether its nets start from weights, given or learned before.
   *
   * @return whether {@link Setting#weights} means anything
   */
  public boolean isTransfer() {
    return pretraining.isPresent();
  }

  /**
   * What a person may choose.
   *
   * @param scale the share of the training images and of the epochs that are taken each, above 0
   *     and at most 1, which is the full setting
   * @param data another data set, if any
   * @param seeds how many, from 1 on
   * @param net one net in place of all, if any
   * @param weights a file or a run that the net starts from in place of training before, if any
   */
  public record Setting(
      double scale,
      Optional<DataSet> data,
      int seeds,
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
  }

  /**
   * Its study.
   *
   * @param setting what is chosen
   * @return the study
   */
  public VisionStudy study(Setting setting) {
    double scale = setting.scale();
    boolean whole = scale == 1;
    return new VisionStudy(
        Optional.of(question),
        recipe,
        setting.data(),
        whole ? OptionalInt.empty() : OptionalInt.of(images(scale, setting.data())),
        OptionalInt.empty(),
        Optional.of(setting.net().map(List::of).orElse(nets.stream().map(Net::of).toList())),
        activations.stream().map(ActivationLine::new).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(epochs(scale)),
        OptionalDouble.empty(),
        setting.weights().isPresent()
            ? Optional.empty()
            : pretraining.map(set -> first(set, scale)),
        setting.weights(),
        Optional.empty(),
        folds == 0 ? OptionalInt.empty() : OptionalInt.of(folds),
        LongStream.rangeClosed(1, setting.seeds()).boxed().toList(),
        PrecisionChoice.FP32);
  }

  private Pretraining first(DataSet set, double scale) {
    return new Pretraining(
        set,
        scale == 1 ? OptionalInt.empty() : OptionalInt.of(images(scale, Optional.of(set))),
        OptionalInt.of(epochs(scale)));
  }

  private int images(double scale, Optional<DataSet> data) {
    int all = whole(data);
    return Math.min(all, Math.max(LEAST_IMAGES, (int) Math.round(scale * all)));
  }

  private int whole(Optional<DataSet> data) {
    return data.orElse(own()).trainingImages();
  }

  private DataSet own() {
    return VisionRecipes.RECIPES.named(recipe).images().data();
  }

  private int epochs(double scale) {
    return (int) Math.max(1, Math.round(scale * epochs));
  }

  /**
   * What a setting leaves out or puts in place of the paper's.
   *
   * @param setting what is chosen
   * @return sentences; none for the full setting
   */
  public List<String> leftOut(Setting setting) {
    List<String> sentences = new ArrayList<>();
    double scale = setting.scale();
    if (scale < 1) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "scale %s takes %,d of the %,d training images of %s and %d of %s",
              Words.of(scale),
              images(scale, setting.data()),
              whole(setting.data()),
              setting.data().orElse(own()).notation(),
              epochs(scale),
              Words.count(epochs, "epoch")));
    }
    setting
        .data()
        .filter(set -> set != own())
        .ifPresent(
            set ->
                sentences.add(
                    "images: %s in place of %s".formatted(set.notation(), own().notation())));
    if (setting.seeds() < seeds) {
      sentences.add("seeds: %d in place of %d".formatted(setting.seeds(), seeds));
    }
    setting
        .net()
        .ifPresent(net -> sentences.add("nets: %s in place of %s".formatted(net.notation(), nets)));
    if (pretraining.isPresent() && setting.weights().isEmpty()) {
      sentences.add(learnedBefore(pretraining.get(), images(scale, pretraining), epochs(scale)));
    }
    if (folds > 0) {
      sentences.add(
          "folds: each is measured on after the last epoch, no part is kept to stop early by, and all runs of a seed begin alike");
    }
    return sentences;
  }

  private static String learnedBefore(DataSet set, int images, int epochs) {
    return String.format(
        Locale.ROOT,
        "no --weights: nets learn %s first (%,d images, %s), where the paper has weights of ImageNet",
        set.notation(),
        images,
        Words.count(epochs, "epoch"));
  }
}
