package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** Which suite has made a run, by what its configuration names. */
public enum RunSuite {
  /** A language model: it was trained on a text. */
  LANGUAGE("text", "a language model", "./sluice resume, evaluate and generate"),
  /** An image classifier: it was trained on images. */
  VISION("images", "an image classifier", "./sluice vision resume, evaluate and fgsm"),
  /** A network with one hidden layer: it was trained on a table. */
  MLP("table", "a small network", "./sluice mlp resume and evaluate");

  private final String key;
  private final String what;
  private final String commands;

  RunSuite(String key, String what, String commands) {
    this.key = key;
    this.what = what;
    this.commands = commands;
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

  private static RunSuite of(JsonNode tree) {
    return Arrays.stream(values())
        .filter(suite -> tree.has(suite.key))
        .findFirst()
        .orElse(LANGUAGE);
  }

  private static JsonNode tree(RunDirectory run) {
    return Json.parseTree(Json.text(run.config()), run.config().toString());
  }

  /**
   * Reads the configuration of a run that this suite should have made.
   *
   * @param run the run
   * @param type the suite's configuration
   * @param <T> the suite's configuration
   * @return the configuration
   * @throws IllegalArgumentException if another suite has made it, or it is damaged
   */
  public <T> T configuration(RunDirectory run, Class<T> type) {
    JsonNode tree = tree(run);
    RunSuite maker = of(tree);
    if (maker != this) {
      throw new IllegalArgumentException(
          "%s is %s, not %s: use %s".formatted(run.folder(), maker.what, what, maker.commands));
    }
    return Json.bind(tree, run.config().toString(), type);
  }
}
