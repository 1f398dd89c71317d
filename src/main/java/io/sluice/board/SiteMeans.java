package io.sluice.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What a study's activations are like when training ends: by variant and layer, over seeds. */
final class SiteMeans {

  private static final List<String> MEASURED =
      List.of("alpha", "beta", "rho", "lipschitz", "dead_share", "gradient_norm");

  private SiteMeans() {}

  /**
   * Takes the means.
   *
   * @param sites the table of {@code sites.csv}
   * @return for each variant its layers, and by the name of what was measured a mean a layer
   */
  static ArrayNode of(CsvTable sites) {
    Map<String, Double> lastSteps = new LinkedHashMap<>();
    for (List<String> row : sites.rows()) {
      lastSteps.merge(run(sites, row), step(sites, row), Math::max);
    }
    Map<String, Map<Integer, List<List<String>>>> byVariant = new LinkedHashMap<>();
    for (List<String> row : sites.rows()) {
      if (step(sites, row) == lastSteps.get(run(sites, row))) {
        byVariant
            .computeIfAbsent(sites.value(row, "variant"), variant -> new TreeMap<>())
            .computeIfAbsent((int) sites.number(row, "layer").orElse(0), l -> new ArrayList<>())
            .add(row);
      }
    }
    ArrayNode variants = JsonNodeFactory.instance.arrayNode();
    byVariant.forEach((variant, layers) -> variants.add(variant(sites, variant, layers)));
    return variants;
  }

  private static String run(CsvTable sites, List<String> row) {
    return String.join(
        "\n", sites.value(row, "variant"), sites.value(row, "seed"), sites.value(row, "steps"));
  }

  private static double step(CsvTable sites, List<String> row) {
    return sites.number(row, "step").orElse(0);
  }

  private static ObjectNode variant(
      CsvTable sites, String variant, Map<Integer, List<List<String>>> layers) {
    ObjectNode means = JsonNodeFactory.instance.objectNode();
    means.put("variant", variant);
    ArrayNode numbers = means.putArray("layers");
    layers.keySet().forEach(numbers::add);
    for (String measured : MEASURED) {
      List<OptionalDouble> values =
          layers.values().stream()
              .map(
                  rows ->
                      rows.stream()
                          .flatMapToDouble(row -> sites.number(row, measured).stream())
                          .average())
              .toList();
      if (values.stream().anyMatch(OptionalDouble::isPresent)) {
        ArrayNode column = means.putArray(measured);
        values.forEach(
            value -> {
              if (value.isPresent()) {
                column.add(value.getAsDouble());
              } else {
                column.addNull();
              }
            });
      }
    }
    return means;
  }
}
