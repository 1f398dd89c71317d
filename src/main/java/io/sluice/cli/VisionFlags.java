package io.sluice.cli;

import io.sluice.classifier.Net;
import io.sluice.classifier.NetNotation;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options of what a classifier is trained on and how. */
final class VisionFlags {

  static final String DEFAULT_RECIPE = "shapes-cnn";

  /** What {@code --net} takes, for the commands that have their own if it is left out. */
  static final String NETS = "the layers: " + String.join(", ", NetNotation.names());

  /** What {@code --images} takes, likewise. */
  static final String DATA_SETS = "a data set; ./sluice vision data list shows them";

  static final Flag<String> RECIPE = Flags.recipe(VisionRecipes.RECIPES, DEFAULT_RECIPE);
  static final Flag<List<Change>> SET =
      RecipeFlags.set(RecipeFlags.SET, "training.optimizer.weight_decay=0.01");
  static final Flag<DataSet> IMAGES =
      Flag.of(
          "images", "NAME", DATA_SETS + " (default: the recipe's)", Values.words(DataSet.class));
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
  static final Flag<Net> NET = Flag.of("net", "NET", NETS + " (default: the recipe's)", Net::of);
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
  static final Flag<Path> WEIGHTS =
      Flag.of(
          "weights",
          "FILE|RUN",
          "start from these: a safetensors file with torchvision's or timm's names, or a run of"
              + " the same net; head and activations start anew (default: from the seed)",
          Values.path());

  /** Those that set a key of the recipe. */
  static final List<KeyFlag<?>> KEYS =
      List.of(
          new KeyFlag<>(IMAGES, "images.data", DataSet::notation),
          new KeyFlag<>(TRAINING_IMAGES, "images.training", String::valueOf),
          new KeyFlag<>(TEST_IMAGES, "images.test", String::valueOf),
          new KeyFlag<>(NET, "net", Net::notation),
          new KeyFlag<>(ACTIVATION, "activations", SiteActivations::notation),
          new KeyFlag<>(INITIALIZATION, "initialization", Words::of),
          new KeyFlag<>(EPOCHS, "training.epochs", String::valueOf),
          KeyFlag.of("batch", "N", "batch", "images of a step"),
          KeyFlag.of(
              "learning-rate", "RATE", "training.peak", "the highest; the last goes with it"),
          KeyFlag.of(
              "warm-up",
              "SHARE",
              "training.warmup_share",
              "of the steps, in which the rate rises"));

  private VisionFlags() {}

  /** Where given weights are, if any are. */
  static Optional<Path> weights(Invocation invocation) {
    return invocation.get(WEIGHTS).map(given -> invocation.home().run(given.toString()));
  }
}
