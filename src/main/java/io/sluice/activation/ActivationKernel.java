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
    return source("activate", activation);
  }

  /**
   * Defines {@code NAME(x, PARAMETERS)}: x of any shape, the result of the same shape.
   *
   * @param name the name of the method, for a model with several activations
   * @param activation the formula
   * @return the definition
   */
  public static KernelSource source(String name, Activation activation) {
    return KernelSource.of(
        """
        def %s(self: __torch__.M, x: Tensor%s) -> Tensor:
        %s\
        """
            .formatted(
                name,
                SubLayer.signature(parameters("", activation, 1)),
                activation.script().indent(2)));
  }

  /**
   * Defines {@code penalize(loss, PARAMETERS)} as {@link #penalty(String, Activation)} does.
   *
   * @param activation what has a penalty
   * @return the definition
   */
  public static KernelSource penalty(Activation activation) {
    return penalty("penalize", activation);
  }

  /**
   * Defines {@code NAME(loss, PARAMETERS)} of an activation with a {@linkplain Activation#penalty
   * penalty}: the loss as it is, with a gradient that has the penalty's in it.
   *
   * @param name the name of the method, for a model with several activations
   * @param activation what has a penalty
   * @return the definition
   */
  public static KernelSource penalty(String name, Activation activation) {
    String parameters = SubLayer.signature(parameters("", activation, 1));
    return KernelSource.of(
            """
            def %s_by(self: __torch__.M%s) -> Tensor:
            %s\
            """
                .formatted(name, parameters, activation.penalty().orElseThrow().indent(2)))
        .link(
            KernelSource.of(
                """
                def %1$s(self: __torch__.M, loss: Tensor%2$s) -> Tensor:
                  penalty = (self).%1$s_by(%3$s)
                  return torch.add(loss, torch.sub(penalty, torch.detach(penalty)))
                """
                    .formatted(
                        name,
                        parameters,
                        SubLayer.arguments(parameters("", activation, 1)).substring(2))));
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
        %s\
        """
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
                    parameter.group()))
        .toList();
  }
}
