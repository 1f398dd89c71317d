package io.sluice.cli;

import io.sluice.recipe.Recipes;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionInputs;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains one classifier. */
final class VisionTrainCommand implements Command {

  private static final long DEFAULT_SEED = 1;
  private static final Flag<Long> SEED =
      Flags.SEED.described("seed of first values, batches, augmentation and dropout (default 1)");
  private static final Flag<Path> OUT =
      Flags.OUT.described(
          "the run's folder (default: in checkpoints, named by recipe, net, activation and seed)");

  @Override
  public Usage usage() {
    return new Usage("vision train", "train one image classifier into a folder")
        .details(
            "A recipe is complete; options change single values of it. The test images are measured"
                + " after each epoch. Ctrl-C saves, and ./sluice vision resume goes on to the same"
                + " weights.")
        .flags(VisionFlags.RECIPE, StartingPoint.FROM)
        .flags(RecipeFlags.flags(VisionFlags.KEYS, VisionFlags.SET))
        .flags(
            VisionFlags.WEIGHTS,
            SEED,
            Flags.PRECISION,
            Flags.DEVICE,
            Flags.THREADS,
            Flags.REPRODUCIBLE,
            OUT,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice vision train",
            "./sluice vision train --recipe mnist-cnn --activation 'dyn(mish)' --seed 2",
            "./sluice vision train --recipe mnist-mlp --net 'mlp(25)' --activation relu --epochs 1",
            "./sluice vision train --recipe cifar-vgg --training-images 10000 --json",
            "./sluice vision train --recipe cifar-vgg --net 'resnet18(stem=imagenet)' --weights"
                + " resnet18.safetensors",
            "./sluice vision train --from shapes-cnn-simple-cnn-relu-seed-1 --epochs 2"
                + " --learning-rate 1e-4");
  }

  @Override
  public Exit run(Invocation invocation) {
    StartingPoint start = StartingPoint.of(invocation, RunSuite.VISION);
    VisionRecipe recipe = recipe(invocation, start);
    long seed = invocation.get(SEED).orElse(DEFAULT_SEED);
    Path out = invocation.get(OUT).orElseGet(() -> folder(invocation, recipe, seed));
    Path data = invocation.sources().dataDirectory();
    Optional<PretrainedWeights> weights =
        VisionFlags.weights(invocation).map(PretrainedWeights::of);
    if (weights.isPresent() && start.weights().isPresent()) {
      throw new IllegalArgumentException(
          "--from starts the whole net from trained weights and --weights all but head and"
              + " activations: leave one of them out");
    }
    VisionFlags.weights(invocation)
        .filter(Files::isDirectory)
        .ifPresent(run -> invocation.noteUnmarked(List.of(run)));
    VisionInputs inputs =
        new VisionInputs(OpenedImages.open(recipe.images(), data), weights, start.weights());
    return new VisionTraining(invocation, out)
        .run(
            training ->
                start.fitting(
                    invocation,
                    VisionFlags.RECIPE,
                    RecipeFlags.changes(invocation, VisionFlags.KEYS),
                    () -> training.train(recipe, seed, invocation.engine(), out, inputs)));
  }

  private static VisionRecipe recipe(Invocation invocation, StartingPoint start) {
    return VisionRecipes.RECIPES.changed(
        start
            .configuration(
                invocation, VisionFlags.RECIPE, RunSuite.VISION, VisionConfiguration.class)
            .map(VisionConfiguration::recipe)
            .orElseGet(
                () ->
                    VisionRecipes.RECIPES.named(
                        invocation.get(VisionFlags.RECIPE).orElse(VisionFlags.DEFAULT_RECIPE))),
        RecipeFlags.changes(invocation, VisionFlags.KEYS),
        recipeName(invocation));
  }

  private static String recipeName(Invocation invocation) {
    return StartingPoint.recipeName(invocation, VisionFlags.RECIPE, VisionFlags.DEFAULT_RECIPE);
  }

  private static Path folder(Invocation invocation, VisionRecipe recipe, long seed) {
    String name =
        (Recipes.shortName(recipeName(invocation))
                + " "
                + recipe.net().notation()
                + " "
                + recipe.activations().notation())
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("-$", "");
    return invocation.home().checkpoints().resolve(name + "-seed-" + seed);
  }
}
