package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;

/** Records for tests of JSON and YAML, and the text of one of them. */
final class JsonSamples {
  enum Precision {
    FP32,
    BF16,
    AUTO
  }

  record Optimizer(double learningRate, double beta2) {
    Optimizer {
      if (!(learningRate > 0)) {
        throw new IllegalArgumentException("learning_rate must be above 0, not " + learningRate);
      }
    }

    boolean isFast() {
      return learningRate > 1;
    }

    String getLabel() {
      return "label";
    }
  }

  record Config(String name, int layers, long steps, Precision precision, Optimizer optimizer) {}

  record Lists(List<Long> seeds, List<Optimizer> arms, Map<String, Integer> widths) {}

  record Numbers(double a, Double b, float c) {}

  record Many(List<Double> values) {}

  static final String CONFIG =
      """
      {"name":"a","layers":2,"steps":3000000000,"precision":"bf16",
       "optimizer":{"learning_rate":1e-3,"beta2":0.99}}
      """;

  private JsonSamples() {}

  static Config config(String json) {
    return Json.parse(json, "config.json", Config.class);
  }

  static void refused(String json, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(json))
        .withMessage("config.json: " + sentence);
  }
}
