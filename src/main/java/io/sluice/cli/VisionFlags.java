package io.sluice.cli;

import io.sluice.classifier.Net;
import io.sluice.classifier.NetNotation;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.image.DataSet;
import io.sluice.suite.vision.ImageChoice;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The options of what a classifier is trained on and how. */
final class VisionFlags {

  static final String DEFAULT_RECIPE = "shapes-cnn";

  static final Flag<String> RECIPE =
      Flag.of(
          "recipe",
          "NAME",
          "a complete set of values: "
              + String.join(", ", VisionRecipes.ALL.keySet())
              + " (default "
              + DEFAULT_RECIPE
              + ")",
          name -> {
            VisionRecipes.named(name);
            return name;
          });
  static final Flag<DataSet> IMAGES =
      Flag.of(
          "images",
          "NAME",
          "a data set; ./sluice vision data list shows them (default: the recipe's)",
          Values.words(DataSet.class));
  static final Flag<Integer> TRAINING_IMAGES =
      Flag.of(
          "training-images",
          "N",
          "train on so many images, the same share of each class (default: all)",
          Values.integer(1, Integer.MAX_VALUE));
  static final Flag<Integer> TEST_IMAGES =
      Flag.of(
          "test-images",
          "N",
          "measure on so many, likewise (default: all)",
          Values.integer(1, Integer.MAX_VALUE));
  static final Flag<Net> NET =
      Flag.of(
          "net",
          "NET",
          "the layers: " + String.join(", ", NetNotation.names()) + " (default: the recipe's)",
          Net::of);
  static final Flag<SiteActivations> ACTIVATION =
      Flag.of(
          "activation",
          "ACTIVATION",
          "what works at every site, such as relu or dyn(mish); ./sluice activations list shows"
              + " them; by-site(relu, last-2=dyn(mish)) has another one at the last two"
              + " (default: the recipe's)",
          SiteActivations::of);
  static final Flag<WeightInitialization> INITIALIZATION =
      Flag.of(
          "initialization",
          "he|glorot|variance-keeping",
          "how weights start (default: the recipe's)",
          Values.words(WeightInitialization.class));
  static final Flag<Integer> EPOCHS =
      Flag.of(
          "epochs",
          "N",
          "how often each image is trained on (default: the recipe's)",
          Values.integer(1, 100_000));
  static final Flag<Double> LEARNING_RATE =
      Flag.of(
          "learning-rate",
          "RATE",
          "the highest rate of the schedule (default: the recipe's)",
          Values.number());

  static final Flag<Path> WEIGHTS =
      Flag.of(
          "weights",
          "FILE|RUN",
          "start from these: a safetensors file with torchvision's or timm's names, or a run of"
              + " the same net; head and activations start anew (default: from the seed)",
          Values.path());

  /** All of them but the last. */
  static final List<Flag<?>> ALL =
      List.of(
          RECIPE,
          IMAGES,
          TRAINING_IMAGES,
          TEST_IMAGES,
          NET,
          ACTIVATION,
          INITIALIZATION,
          EPOCHS,
          LEARNING_RATE);

  private VisionFlags() {}

  /** Where given weights are, if any are. */
  static Optional<Path> weights(Invocation invocation) {
    return invocation.get(WEIGHTS).map(given -> invocation.home().run(given.toString()));
  }

  static String recipeName(Invocation invocation) {
    return invocation.get(RECIPE).orElse(DEFAULT_RECIPE);
  }

  /** The recipe with what was asked for. */
  static VisionRecipe recipe(Invocation invocation) {
    VisionRecipe recipe = VisionRecipes.named(recipeName(invocation));
    Optional<DataSet> data = invocation.get(IMAGES);
    if (data.isPresent()) {
      recipe = recipe.withImages(recipe.images().withData(data.get()));
    }
    ImageChoice images =
        recipe
            .images()
            .withImages(number(invocation, TRAINING_IMAGES), number(invocation, TEST_IMAGES));
    recipe = recipe.withImages(images);
    if (invocation.arguments().has(NET)) {
      recipe = recipe.withNet(invocation.get(NET).orElseThrow());
    }
    if (invocation.arguments().has(ACTIVATION)) {
      recipe = recipe.withActivations(invocation.get(ACTIVATION).orElseThrow());
    }
    if (invocation.arguments().has(INITIALIZATION)) {
      recipe = recipe.withInitialization(invocation.get(INITIALIZATION).orElseThrow());
    }
    if (invocation.arguments().has(EPOCHS)) {
      recipe =
          recipe.withTraining(recipe.training().withEpochs(invocation.get(EPOCHS).orElseThrow()));
    }
    if (invocation.arguments().has(LEARNING_RATE)) {
      recipe =
          recipe.withTraining(
              recipe.training().withLearningRate(invocation.get(LEARNING_RATE).orElseThrow()));
    }
    return recipe;
  }

  private static OptionalInt number(Invocation invocation, Flag<Integer> flag) {
    return invocation.get(flag).map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
