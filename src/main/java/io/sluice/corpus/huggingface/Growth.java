package io.sluice.corpus.huggingface;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How much longer a row of replacements may make a text. Each may be harmless, but three that write
 * a thousand characters for one fill any memory.
 */
final class Growth {
  private static final double MOST = 32;

  private Growth() {}

  /** Checks a component, then the replacements in it together. */
  static void check(Optional<JsonValue> component, Consumer<JsonValue> fields) {
    component.ifPresent(
        part -> {
          fields.accept(part);
          if (factor(part) > MOST) {
            throw part.wrong(
                "its replacements may make a text " + (int) MOST + " times as long and no longer");
          }
        });
  }

  private static double factor(JsonValue part) {
    double factor = 1;
    if (part.node().has("pattern")) {
      int least = Components.pattern(part).leastLength();
      factor = Math.max(1, part.text("content").length() / (double) Math.max(1, least));
    }
    for (String inner : new String[] {"normalizers", "decoders"}) {
      if (part.node().has(inner)) {
        for (JsonValue each : part.items(inner)) {
          factor *= factor(each);
        }
      }
    }
    return factor;
  }
}
