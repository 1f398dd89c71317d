package io.sluice.activation;

import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.SubLayer;
import java.util.List;

/** Links an activation into a kernel. */
public final class ActivationKernel {

  private ActivationKernel() {}

  /**
   * Defines {@code activate(x, PARAMETERS)}: x of any shape, the result of the same shape.
   *
   * @param activation the formula
   * @return the definition
   */
  public static KernelSource source(Activation activation) {
    return KernelSource.of(
        """
        def activate(self: __torch__.M, x: Tensor%s) -> Tensor:
        %s"""
            .formatted(
                SubLayer.signature(parameters("", activation, 1)), activation.script().indent(2)));
  }

  /**
   * Defines the parts of f(x) = (α − β)·B(x) + β·x for those that put them together in another way:
   * {@code base(x)} is B, {@code base_weight(PARAMETERS)} is α − β and {@code
   * line_weight(PARAMETERS)} is β.
   *
   * @param activation the formula
   * @return the definitions
   */
  public static KernelSource parts(DynActivation activation) {
    String base = activation.base().script().indent(2);
    String signature = SubLayer.signature(parameters("", activation, 1));
    String numbers = activation.options().constraint().script().indent(2);
    return KernelSource.of(
        """
        def base(self: __torch__.M, x: Tensor) -> Tensor:
        %s"""
            .formatted(base),
        """
        def base_weight(self: __torch__.M%s) -> Tensor:
        %s  return torch.sub(alpha, beta)
        """
            .formatted(signature, numbers),
        """
        def line_weight(self: __torch__.M%s) -> Tensor:
        %s  return beta
        """
            .formatted(signature, numbers));
  }

  /**
   * The activation's parameters as a site has them.
   *
   * @param prefix what stands before the names, dotted, or nothing
   * @param activation the activation
   * @param channels the size of the last axis of its input
   * @return the definitions in the order of {@code activate}'s arguments
   */
  public static List<ParameterDefinition> parameters(
      String prefix, Activation activation, long channels) {
    return activation.parameters().stream()
        .map(
            parameter ->
                new ParameterDefinition(
                    prefix + parameter.name(),
                    activation.granularity().shape(parameter.shape(), channels),
                    Initialization.repeated(parameter.start()),
                    parameter.learning()))
        .toList();
  }
}
