package io.sluice.engine;

import ai.djl.ndarray.types.Shape;

/**
 * A parameter before it has values.
 *
 * @param name the name within its sub-layer, dotted: {@code gate.weight}
 * @param shape its shape; {@code ()} for a scalar
 * @param initialization the rule of its first values
 */
public record ParameterDefinition(String name, Shape shape, Initialization initialization) {

  /**
   * The name as a TorchScript identifier.
   *
   * @return the name with underscores for dots
   */
  public String identifier() {
    return name.replace('.', '_');
  }

  /**
   * How many values it has.
   *
   * @return the count
   */
  public long size() {
    return shape.size();
  }
}
