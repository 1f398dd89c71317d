package io.sluice.cli;

import io.sluice.engine.MatrixProductRate;
import io.sluice.engine.TensorEngine;
import io.sluice.experiment.Paragraph;
import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.vision.VisionRecipe;
import java.util.List;
import java.util.Optional;

/** Prints a recipe with what training by it takes. */
final class RecipeShowCommand implements Command {

  private static final Operand RECIPE =
      new Operand(
          "RECIPE", Operand.Times.ONCE, "a name of ./sluice recipe list, or a YAML file of yours");
  private static final Flag<Boolean> MEASURE =
      Flag.toggle("measure", "load libtorch and measure this machine's rate, to estimate the time");

  /** Of a comment. */
  private static final String MARK = "# ";

  /** Enough for the clock. */
  private static final int PRODUCTS = 4;

  /**
   * What the command prints.
   *
   * @param name as it was asked for
   * @param recipe its values
   * @param cost of training
   */
  record Shown(String name, Object recipe, RecipeCost cost) {}

  @Override
  public Usage usage() {
    return new Usage(
            "recipe show",
            "print a recipe, with single values changed, and what training by it takes")
        .details(
            "What is printed is a recipe itself: written to a file, --recipe takes it. Parameters"
                + " and tokens are exact, and so are FLOPs; the memory is an estimate, and the time"
                + " is known to be no less once --measure has measured the machine. Of a small"
                + " network the first iterations are tried, from which FLOPs and time are"
                + " estimated.")
        .operands(RECIPE)
        .flags(RecipeFlags.flags(RecipeFlags.TRAINING, RecipeFlags.SET))
        .flags(MEASURE, Flags.PRECISION, Flags.DEVICE, Flags.THREADS, Flags.DATA, Flags.JSON)
        .examples(
            "./sluice recipe show quick",
            "./sluice recipe show quick --layers 4 --set training.optimizer.weight_decay=0.01",
            "./sluice recipe show mnist-cnn --measure --json");
  }

  @Override
  public Optional<String> instead(String option) {
    List<String> own = usage().flags().stream().map(Flag::name).toList();
    return RecipeSuite.keyOf(option, own).map("write --set %s=VALUE"::formatted);
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = invocation.arguments().operand(0).orElseThrow();
    RecipeSuite suite = RecipeSuite.of(name);
    Object recipe = suite.changed(invocation, name);
    RecipeCost cost = cost(invocation, recipe);
    if (invocation.arguments().has(MEASURE)
        && cost.flops().isPresent()
        && cost.aboutS().isEmpty()) {
      cost = cost.at(gflops(invocation));
    }
    if (invocation.json()) {
      invocation.printJson(new Shown(name, recipe, cost));
      return Exit.DONE;
    }
    comment(invocation, "%s, for ./sluice %s --recipe".formatted(name, suite.command()));
    cost.lines(suite.examples()).forEach(line -> comment(invocation, line));
    invocation.out().print(Json.yaml(recipe));
    return Exit.DONE;
  }

  /** Each line of it is one: what is printed is a file. */
  private static void comment(Invocation invocation, String text) {
    int columns = invocation.terminal().outWidth().columns().orElse(Integer.MAX_VALUE);
    Paragraph.lines(Text.of("%s", text), " ".repeat(Text.LABEL), columns - MARK.length())
        .forEach(line -> invocation.out().println(MARK + line));
  }

  private static RecipeCost cost(Invocation invocation, Object recipe) {
    if (recipe instanceof LanguageRecipe language) {
      return RecipeCost.of(language, invocation.sources());
    }
    return recipe instanceof MlpRecipe mlp
        ? RecipeCost.of(mlp, invocation.sources().dataDirectory())
        : RecipeCost.of((VisionRecipe) recipe);
  }

  private static double gflops(Invocation invocation) {
    try (TensorEngine engine = TensorEngine.open(invocation.engine())) {
      MatrixProductRate rate = new MatrixProductRate(engine.manager(), engine.precision());
      rate.gflops(engine.manager(), 1); // the first one loads code
      return rate.gflops(engine.manager(), PRODUCTS);
    }
  }
}
