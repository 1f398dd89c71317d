package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.classifier.ClassifierShape;
import io.sluice.run.Json;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.vision.VisionConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What training has made of the activations of a run: their numbers by step, and their shapes. */
final class ActivationShapes {

  /** Where they are drawn: most of what normalized layers let through. */
  private static final double EDGE = 5;

  private static final int POINTS = 101;

  private static final List<String> MEASURED =
      List.of("alpha", "beta", "rho", "lipschitz", "dead_share", "gradient_norm");

  private ActivationShapes() {}

  /**
   * Describes them.
   *
   * @return {@code x}, and for each site its numbers at each step with the function's values at x
   *     at the first and the last of them; {@code note} where functions cannot be drawn
   */
  static ObjectNode of(ShownRun run) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("run", run.name());
    ArrayNode x = all.putArray("x");
    for (int point = 0; point < POINTS; point++) {
      x.add(input(point));
    }
    Function<String, Optional<Activation>> activations = site -> Optional.empty();
    Optional<Configuration> configuration = run.configuration();
    if (configuration.isPresent()) {
      try {
        activations = activations(configuration.get());
      } catch (IllegalArgumentException e) {
        all.put("note", "functions are not drawn: " + e.getMessage());
      }
    }
    ArrayNode sites = all.putArray("sites");
    for (List<JsonNode> history : bySite(run.records().sites()).values()) {
      sites.add(site(history, activations));
    }
    return all;
  }

  private static double input(int point) {
    return EDGE * (2.0 * point / (POINTS - 1) - 1);
  }

  private static Function<String, Optional<Activation>> activations(Configuration configuration) {
    String text = configuration.tree().toString();
    return switch (configuration.suite()) {
      case "language" -> {
        Activation activation =
            Json.parse(text, "config.json", LanguageConfiguration.class)
                .recipe()
                .model()
                .feedForward()
                .activation();
        yield site -> Optional.of(activation);
      }
      case "vision" -> {
        ClassifierShape shape =
            Json.parse(text, "config.json", VisionConfiguration.class).recipe().shape();
        yield site -> Optional.of(shape.activations().at(site));
      }
      default -> site -> Optional.empty();
    };
  }

  private static Map<String, List<JsonNode>> bySite(List<JsonNode> records) {
    Map<String, List<JsonNode>> bySite = new LinkedHashMap<>();
    for (JsonNode record : records) {
      bySite.computeIfAbsent(record.path("site").asText(), site -> new ArrayList<>()).add(record);
    }
    return bySite;
  }

  private static ObjectNode site(
      List<JsonNode> history, Function<String, Optional<Activation>> activations) {
    JsonNode first = history.get(0);
    JsonNode last = history.get(history.size() - 1);
    String name = first.path("site").asText();
    ObjectNode site = JsonNodeFactory.instance.objectNode();
    site.put("site", name).put("layer", first.path("layer").asInt());
    ArrayNode steps = site.putArray("steps");
    history.forEach(record -> steps.add(record.path("step")));
    for (String key : MEASURED) {
      if (history.stream().anyMatch(record -> record.path(key).isNumber())) {
        ArrayNode values = site.putArray(key);
        history.forEach(
            record -> values.add(record.path(key).isNumber() ? record.path(key) : null));
      }
    }
    ObjectNode parameters = site.putObject("parameters");
    first
        .path("parameters")
        .fieldNames()
        .forEachRemaining(
            key -> {
              ArrayNode values = parameters.putArray(key);
              history.forEach(record -> values.add(record.path("parameters").path(key)));
            });
    activations
        .apply(name)
        .ifPresent(
            activation -> {
              site.put("notation", activation.notation());
              values(activation, first).ifPresent(values -> site.set("first", values));
              values(activation, last).ifPresent(values -> site.set("last", values));
            });
    return site;
  }

  /** f(x); nothing if the record is of another activation. */
  private static Optional<ArrayNode> values(Activation activation, JsonNode record) {
    List<Double> numbers = new ArrayList<>();
    for (ActivationParameter parameter : activation.parameters()) {
      JsonNode given = record.path("parameters").path(parameter.name());
      if (given.size() != parameter.start().size()) {
        return Optional.empty();
      }
      given.forEach(number -> numbers.add(number.asDouble()));
    }
    double[] parameters = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (int point = 0; point < POINTS; point++) {
      double value = activation.value(input(point), parameters);
      if (Double.isFinite(value)) {
        values.add(value);
      } else {
        values.addNull();
      }
    }
    return Optional.of(values);
  }
}
