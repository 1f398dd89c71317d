package io.sluice.suite.vision;

import static io.sluice.training.LearningRateSchedule.Decay.COSINE;

import io.sluice.activation.Activation;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.image.Augmentation;
import io.sluice.image.DataSet;
import io.sluice.image.Flip;
import io.sluice.notation.Nearest;
import io.sluice.training.AdamWSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The named recipes. Each is complete: nothing is filled in elsewhere.
 *
 * <p>To add one: a method and a line in {@link #ALL}.
 */
public final class VisionRecipes {

  /** Every recipe by the word that the command line takes. */
  public static final Map<String, VisionRecipe> ALL = all();

  private VisionRecipes() {}

  private static Map<String, VisionRecipe> all() {
    Map<String, VisionRecipe> all = new LinkedHashMap<>();
    all.put("shapes-cnn", shapesCnn());
    all.put("mnist-cnn", mnistCnn());
    all.put("mnist-mlp", mnistMlp());
    all.put("cifar-vgg", cifarVgg());
    all.put("cifar-blocks", cifarBlocks());
    return Collections.unmodifiableMap(all);
  }

  /**
   * A recipe by name.
   *
   * @param name the word
   * @return the recipe
   * @throws IllegalArgumentException with the legal names
   */
  public static VisionRecipe named(String name) {
    VisionRecipe recipe = ALL.get(name);
    if (recipe == null) {
      throw new IllegalArgumentException("unknown recipe " + Nearest.among(name, ALL.keySet()));
    }
    return recipe;
  }

  /** A small net on the generated digits, which are always there. */
  private static VisionRecipe shapesCnn() {
    return mnistCnn().withImages(ImageChoice.all(DataSet.SHAPES));
  }

  /** Three epochs of handwritten digits. */
  private static VisionRecipe mnistCnn() {
    return new VisionRecipe(
        ImageChoice.all(DataSet.MNIST),
        Net.of("simple-cnn"),
        SiteActivations.everywhere(Activation.of("relu")),
        WeightInitialization.HE,
        new EpochPlan(3, COSINE, 2e-3, 2e-5, 0.05, optimizer(0.01)),
        64);
  }

  /** The net of the depth study at one of its depths; the study changes depth and activation. */
  private static VisionRecipe mnistMlp() {
    return new VisionRecipe(
        ImageChoice.all(DataSet.MNIST),
        Net.of("mlp(8)"),
        SiteActivations.everywhere(Activation.of("relu")),
        WeightInitialization.HE,
        new EpochPlan(5, COSINE, 5e-4, 5e-6, 0.1, optimizer(0)),
        128);
  }

  /** Three blocks of two convolutions with batch norm on photographs, cropped and mirrored. */
  private static VisionRecipe cifarVgg() {
    return new VisionRecipe(
        new ImageChoice(
            DataSet.CIFAR10,
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            PixelScaling.STANDARDIZED,
            new Augmentation(4, Flip.HORIZONTAL)),
        Net.of("vgg-3"),
        SiteActivations.everywhere(Activation.of("relu")),
        WeightInitialization.HE,
        new EpochPlan(20, COSINE, 2e-3, 2e-5, 0.05, optimizer(0.05)),
        128);
  }

  /**
   * The same net as the table of the AdAct paper has it: no norms, Glorot's weights, no changes.
   */
  private static VisionRecipe cifarBlocks() {
    return new VisionRecipe(
        ImageChoice.all(DataSet.CIFAR10),
        Net.of("vgg-3(norm=none)"),
        SiteActivations.everywhere(Activation.of("relu")),
        WeightInitialization.GLOROT,
        new EpochPlan(20, COSINE, 1e-3, 1e-5, 0.05, optimizer(0)),
        64);
  }

  private static AdamWSettings optimizer(double weightDecay) {
    return new AdamWSettings(0.9, 0.99, 1e-8, weightDecay, 1);
  }
}
