package io.sluice.activation;

import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import java.util.List;
import java.util.stream.Collectors;

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
    return activation
        .library()
        .link(
            KernelSource.of(
                "def %s(self, x%s):\n%s"
                    .formatted(name, listed(activation, ", %s"), activation.script().indent(2))));
  }

  /**
   * Defines {@code activate} as {@link #source(Activation)} does, and {@code activated(x, p,
   * site)}, which takes its parameters from p by their names behind a prefix.
   *
   * @param activation the formula
   * @return the definitions
   */
  public static KernelSource named(Activation activation) {
    return source(activation)
        .link(
            KernelSource.of(
                """
                def activated(self, x, p: Dict[str, Tensor], site: str):
                  return self.activate(x%s)
                """
                    .formatted(listed(activation, ", p[site + \"%s\"]"))));
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
    String parameters = listed(activation, ", %s");
    return KernelSource.of(
        """
        def %1$s_by(self%2$s):
        %3$s
        def %1$s(self, loss%2$s):
          penalty = self.%1$s_by(%4$s)
          return loss + (penalty - penalty.detach())
        """
            .formatted(
                name,
                parameters,
                activation.penalty().orElseThrow().indent(2),
                parameters.substring(2)));
  }

  /**
   * Defines the parts of f(x) = (α − β)·B(x) + β·x for those that put them together in another way:
   * {@code base(x)} is B, {@code base_weight(p, site)} is α − β and {@code line_weight(p, site)} is
   * β, of the parameters with the site's prefix in p.
   *
   * @param activation the formula
   * @return the definitions
   */
  public static KernelSource parts(DynActivation activation) {
    String numbers =
        listed(activation, "%1$s = p[site + \"%1$s\"]\n")
            + activation.options().constraint().script();
    return source("base", activation.base())
        .link(
            KernelSource.of(
                """
                def base_weight(self, p: Dict[str, Tensor], site: str):
                %1$s  return alpha - beta

                def line_weight(self, p: Dict[str, Tensor], site: str):
                %1$s  return beta
                """
                    .formatted(numbers.indent(2))));
  }

  private static String listed(Activation activation, String format) {
    return activation.parameters().stream()
        .map(parameter -> format.formatted(parameter.name()))
        .collect(Collectors.joining());
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
