package io.sluice.engine;

import ai.djl.ndarray.types.Shape;

/**
 * A parameter before it has values.
 *
 * @param name the name within its sub-layer, dotted: {@code gate.weight}
 * @param shape its shape; {@code ()} for a scalar
 * @param initialization the rule of its first values
 * @param group how it is updated
 */
public record ParameterDefinition(
    String name, Shape shape, Initialization initialization, ParameterGroup group) {

  /**
   * A weight, which decays, if it has two dimensions or more; else a scale or a bias, which does
   * not.
   *
   * @param name the name within its sub-layer
   * @param shape its shape
   * @param initialization the rule of its first values
   */
  public ParameterDefinition(String name, Shape shape, Initialization initialization) {
    this(
        name,
        shape,
        initialization,
        shape.dimension() >= 2 ? ParameterGroup.DECAYING : ParameterGroup.PLAIN);
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
