package io.sluice.board;

import io.sluice.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Folders of runs, written as training writes them.
 *
 * @param home holds {@code checkpoints} and {@code eval}
 */
record ShownRuns(Path home) {

  Path checkpoints() {
    return home.resolve("checkpoints");
  }

  Path evaluation() {
    return home.resolve("eval");
  }

  Board board() {
    return Board.start(checkpoints(), evaluation(), 0);
  }

  /** A run with so many steps; its loss falls from 5 to 1. */
  Path run(String name, String variant, int steps) {
    Path folder = checkpoints().resolve(name);
    write(folder.resolve("config.json"), configuration(variant));
    write(folder.resolve("run.lock"), "");
    StringBuilder lines = new StringBuilder("{\"type\":\"run\",\"step\":0,\"identity\":\"\"}\n");
    for (int step = 1; step <= steps; step++) {
      lines.append(step(step, 1 + 4.0 / step));
    }
    write(folder.resolve("metrics.jsonl"), lines.toString());
    return folder;
  }

  static String configuration(String variant) {
    return Json.pretty(
        Map.of(
            "recipe",
            Map.of(
                "model", Map.of("feed_forward", variant),
                "training", Map.of("steps", 1000, "marks", new int[] {500, 1000})),
            "seed",
            7));
  }

  static String step(int step, double loss) {
    return """
        {"type":"train","step":%d,"loss_nats":%s,"learning_rate":0.01,"gradient_norm":1.5,"tokens":%d,"tokens_per_s":100.0,"elapsed_s":%s}
        """
        .formatted(step, loss, step * 64, step * 0.25);
  }

  static String validation(int step, double loss) {
    return """
        {"type":"validation","step":%d,"validation_loss_nats":%s,"perplexity":%s,"accuracy":0.5,"tokens":64,"elapsed_s":%s}
        """
        .formatted(step, loss, Math.exp(loss), step * 0.25);
  }

  static String site(int step, int layer, double alpha) {
    return """
        {"type":"site","step":%d,"site":"layers.%d.feed_forward.activation","layer":%d,"parameters":{"alpha":[%s],"beta":[0.0]},"alpha":%s,"beta":0.0,"lipschitz":1.1,"dead_share":0.0,"gradient_norm":0.5}
        """
        .formatted(step, layer, layer, alpha, alpha);
  }

  static void append(Path run, String lines) {
    try {
      Files.writeString(run.resolve("metrics.jsonl"), lines, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
