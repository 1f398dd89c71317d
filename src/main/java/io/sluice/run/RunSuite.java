package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.notation.ShellWord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which suite has made a run, by what its configuration names. */
public enum RunSuite {
  /** A language model: it was trained on a text. */
  LANGUAGE(
      "text",
      "feed_forward",
      "a language model",
      "",
      "resume, evaluate and generate",
      "steps",
      List.of("recipe.corpus", "recipe.tokenizer", "recipe.split", "weights.file")),
  /** An image classifier: it was trained on images. */
  VISION(
      "images",
      "activations",
      "an image classifier",
      "vision ",
      "resume, evaluate and fgsm",
      "epochs",
      List.of("weights.file", "weights.learned", "from.file")),
  /** A network with one hidden layer: it was trained on a table. */
  MLP(
      "table",
      "algorithms",
      "a small network",
      "mlp ",
      "resume and evaluate",
      "iterations",
      List.of("recipe.data", "weights.file"));

  private static final List<String> BESIDE =
      List.of(
          "provenance",
          "recipe.training.validation_interval",
          "recipe.training.marks",
          "recipe.training.checkpoint_interval");

  private final String key;
  private final String planKey;
  private final String what;
  private final String words;
  private final String commands;
  private final String unit;
  private final List<String> places;

  RunSuite(
      String key,
      String planKey,
      String what,
      String words,
      String commands,
      String unit,
      List<String> places) {
    this.key = key;
    this.planKey = planKey;
    this.what = what;
    this.words = words;
    this.commands = commands;
    this.unit = unit;
    this.places = places;
  }

  /**
   * Who has made a run.
   *
   * @param run the run
   * @return the suite; {@link #LANGUAGE} where nothing tells, so that reading says what is wrong
   * @throws IllegalArgumentException if the configuration is damaged
   */
  public static RunSuite of(RunDirectory run) {
    return of(tree(run));
  }

  /**
   * Whose study a plan is.
   *
   * @param plan a {@code study.yaml}
   * @return the suite; {@link #LANGUAGE} where nothing tells, so that reading says what is wrong
   * @throws IllegalArgumentException if it is no YAML
   */
  public static RunSuite ofPlan(Path plan) {
    JsonNode tree = Json.parseYaml(Json.text(plan), plan.toString(), JsonNode.class);
    return Arrays.stream(values())
        .filter(suite -> tree.has(suite.planKey))
        .findFirst()
        .orElse(LANGUAGE);
  }

  static RunSuite of(JsonNode tree) {
    return Arrays.stream(values())
        .filter(suite -> tree.has(suite.key))
        .findFirst()
        .orElse(LANGUAGE);
  }

  static JsonNode tree(RunDirectory run) {
    return Json.parseTree(Json.text(run.config()), run.config().toString());
  }

  /**
   * How long a recipe of this suite is.
   *
   * @return what is counted: steps, epochs or iterations, which is also the option's name
   */
  public String unit() {
    return unit;
  }

  /**
   * A command of this suite.
   *
   * @param word what it does
   * @return its whole name
   */
  public String command(String word) {
    return words + word;
  }

  /**
   * Refuses a run of another suite.
   *
   * @throws IllegalArgumentException with the commands that it is for
   */
  public void requireMade(RunDirectory run) {
    requireMade(run, tree(run));
  }

  private void requireMade(RunDirectory run, JsonNode tree) {
    RunSuite maker = of(tree);
    if (maker != this) {
      throw new IllegalArgumentException(
          "%s is %s, not %s: use ./sluice %s"
              .formatted(run.folder(), maker.what, what, maker.command(maker.commands)));
    }
  }

  /**
   * Refuses a run whose weights are not there yet: those of a small network are written when it is
   * finished, and what its model holds before is a part of a checkpoint.
   *
   * @param run of this suite
   * @throws IllegalArgumentException with the command that finishes it
   */
  public void requireWeights(RunDirectory run) {
    if (this == MLP && !run.isDone()) {
      throw new IllegalArgumentException(
          "%s is not finished: ./sluice %s %s finishes it"
              .formatted(run.folder(), command("resume"), ShellWord.of(run.folder())));
    }
  }

  /**
   * What decides no number of a training: who made the run, where that lies whose fingerprint is
   * noted too, and how often it is measured and saved.
   *
   * @return keys of {@code config.json}
   */
  List<String> keysBesideItsIdentity() {
    return Stream.concat(BESIDE.stream(), places.stream()).toList();
  }

  /**
   * Reads the configuration of a run that this suite should have made.
   *
   * @param run the run
   * @param type the suite's configuration
   * @param <T> the suite's configuration
   * @return the configuration
   * @throws IllegalArgumentException if another suite has made it, it is damaged, or it has been
   *     changed since the run began
   */
  public <T> T configuration(RunDirectory run, Class<T> type) {
    JsonNode tree = tree(run);
    requireMade(run, tree);
    T configuration = Json.bind(tree, run.config().toString(), type);
    OwnFiles.of(run, tree);
    return configuration;
  }
}
