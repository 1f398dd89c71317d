package io.sluice.activation;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.ParameterGroup;
import java.util.List;

/**
 * A number, or a row of numbers, that shapes an activation.
 *
 * @param name its name, a TorchScript identifier
 * @param shape {@code ()} or {@code (n)}, of one set
 * @param start its first values
 * @param group how it is updated, if it is
 */
public record ActivationParameter(
    String name, Shape shape, List<Double> start, ParameterGroup group) {

  /** Refuses first values that do not fill the shape. */
  public ActivationParameter {
    start = List.copyOf(start);
    if (shape.size() != start.size()) {
      throw new IllegalStateException(name + shape + " starts with " + start);
    }
  }

  /**
   * One number.
   *
   * @param name its name
   * @param start its first value
   * @param group how it is updated
   * @return the parameter
   */
  public static ActivationParameter scalar(String name, double start, ParameterGroup group) {
    return new ActivationParameter(name, new Shape(), List.of(start), group);
  }

  /**
   * A row of numbers.
   *
   * @param name its name
   * @param start its first values
   * @param group how it is updated
   * @return the parameter
   */
  public static ActivationParameter row(String name, List<Double> start, ParameterGroup group) {
    return new ActivationParameter(name, new Shape(start.size()), start, group);
  }
}
