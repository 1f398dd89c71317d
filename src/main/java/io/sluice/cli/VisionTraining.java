package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.run.Json;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionResult;
import io.sluice.suite.vision.VisionRun;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The training of a classifier that a person waits for.
 *
 * @param invocation where to write
 * @param folder of the run
 */
record VisionTraining(Invocation invocation, Path folder) {

  /** Trains, and prints the result or how to go on. */
  Exit run(Function<VisionRun, Outcome<VisionResult>> training) {
    Path data = invocation.sources().dataDirectory();
    return new ForegroundTraining(invocation, folder, this::header, "images", "vision resume")
        .run(
            listener ->
                training.apply(new VisionRun(data, listener, invocation.interruption().signal())),
            result -> summary(invocation, folder, result, "training"));
  }

  private void header(long firstStep, long steps) {
    VisionConfiguration configuration =
        Json.read(RunDirectory.open(folder).config(), VisionConfiguration.class);
    VisionRecipe recipe = configuration.recipe();
    invocation.note(
        "run", "%s%s", Home.shown(folder), firstStep > 1 ? ", from step " + firstStep : "");
    invocation.note(
        "net",
        "%s with %s, %,d parameters",
        recipe.net().notation(),
        recipe.activations().notation(),
        recipe.shape().parameters());
    invocation.noteWeights(configuration.from());
    configuration
        .weights()
        .ifPresent(
            weights ->
                invocation.note(
                    "weights",
                    "from %s; %,d of the parameters start anew: head and activations",
                    Home.shown(weights.file()),
                    recipe.shape().parametersBesideBackbone()));
    invocation.note(
        "FLOPs an image",
        "%,d = 6 x multiplications of convolutions, dense layers and attention",
        recipe.shape().flopsPerImage());
    invocation.note(
        "training",
        "%s of %,d images, %s of %,d images of %s; measured on %,d",
        Words.count(steps, "step"),
        recipe.batch(),
        Words.count(configuration.epochs(), "epoch"),
        configuration.images().trainingImages(),
        recipe.images().data().notation(),
        configuration.images().testImages());
    invocation.note(
        "learning rate",
        "%s at its highest, seed %d",
        Change.plain(Double.toString(recipe.training().peak())),
        configuration.seed());
    invocation.note(configuration.compute());
  }

  /** A result as people read it. */
  static void summary(Invocation invocation, Path folder, VisionResult result, String work) {
    invocation.row("run", "%s", Home.shown(folder));
    invocation.row("steps", "%,d, %s", result.steps(), Words.count(result.epochs(), "epoch"));
    invocation.row("parameters", "%,d", result.parameters());
    invocation.row(
        "accuracy", "%.2f %% of %,d test images", 100 * result.accuracy(), result.images());
    invocation.row("loss", "%.4f nats an image", result.lossNats());
    invocation.row(
        "time", "%s", CallTime.with(work, result.elapsedS(), result.imagesPerS(), "images"));
  }
}
