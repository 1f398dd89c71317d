package io.sluice.report.html;

import io.sluice.experiment.Numbers;
import io.sluice.picture.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** A grid of numbers as a table whose cells are shaded. */
record HeatMapView(HeatMap map) {

  private static final int DECIMALS = 2;

  Map<String, Object> values() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < map.values().size(); i++) {
      rows.add(
          Map.of(
              "name", map.y().names().get(i),
              "cells", map.values().get(i).stream().map(this::cell).toList()));
    }
    return Map.of(
        "title", map.title(), "label", map.label(), "columns", map.x().names(), "rows", rows);
  }

  private Map<String, Object> cell(OptionalDouble value) {
    return value.isEmpty()
        ? Map.of("text", "", "shade", List.of())
        : Map.of(
            "text",
            Numbers.decimal(value.getAsDouble(), DECIMALS),
            "shade",
            List.of(Numbers.decimal(share(value.getAsDouble()), 3)));
  }

  private double share(double value) {
    double least = all().min().orElseThrow();
    double most = all().max().orElseThrow();
    return most > least ? (value - least) / (most - least) : 0;
  }

  private DoubleStream all() {
    return map.values().stream().flatMap(List::stream).flatMapToDouble(OptionalDouble::stream);
  }
}
