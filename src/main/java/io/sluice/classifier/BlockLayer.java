package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block of a net, or what several blocks share: the owner of parameters with full names. */
final class BlockLayer extends SubLayer {

  BlockLayer(List<ParameterDefinition> definitions, ParameterSource source) {
    super("", definitions, source);
  }

  /** Its arrays by their full names. */
  Map<String, NDArray> byName() {
    Map<String, NDArray> all = new LinkedHashMap<>();
    List<NDArray> arrays = arrays();
    for (int i = 0; i < arrays.size(); i++) {
      all.put(definitions().get(i).name(), arrays.get(i));
    }
    return all;
  }
}
