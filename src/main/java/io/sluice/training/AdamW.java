package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Method;
import io.sluice.engine.ParameterGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The optimizer: global norm, clipping and the update of every parameter in one kernel call. Its
 * state is two moments a parameter, which a checkpoint saves.
 *
 * <p>The fused update divides gradients by a scale, so clipping costs no pass over memory of its
 * own.
 */
final class AdamW {

  private final Method update;
  private final Map<ParameterGroup, Members> groups = new LinkedHashMap<>();
  private final Map<String, NDArray> state = new LinkedHashMap<>();

  /** The parameters of one group, with their moments, in equal order. */
  private static final class Members {
    private final List<Integer> positions = new ArrayList<>();
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
  }

  AdamW(
      NDManager manager,
      AdamWSettings settings,
      Map<String, NDArray> parameters,
      Map<String, ParameterGroup> parameterGroups) {
    parameters.forEach(
        (name, parameter) -> add(manager, name, parameter, parameterGroups.get(name)));
    update = Kernel.compile(manager, source(settings)).method("step").unrecorded();
  }

  private void add(NDManager manager, String name, NDArray parameter, ParameterGroup group) {
    Members members = groups.computeIfAbsent(group, key -> new Members());
    NDArray first = manager.zeros(parameter.getShape(), DataType.FLOAT32);
    NDArray second = manager.zeros(parameter.getShape(), DataType.FLOAT32);
    members.positions.add(state.size() / 2);
    members.parameters.add(parameter);
    members.first.add(first);
    members.second.add(second);
    state.put("first_moment." + name, first);
    state.put("second_moment." + name, second);
  }

  /** One method for the groups by number. A group that is still frozen counts for nothing. */
  private KernelSource source(AdamWSettings settings) {
    StringBuilder parameters = new StringBuilder();
    StringBuilder gradients = new StringBuilder();
    StringBuilder updates = new StringBuilder();
    int number = 0;
    for (ParameterGroup group : groups.keySet()) {
      parameters.append(
          ", count%1$d, parameters%1$d: List[Tensor], gradients%1$d: List[Tensor], first%1$d: List[Tensor], second%1$d: List[Tensor]"
              .formatted(number));
      gradients.append(
          whenLearning(group, number, "gradients = gradients + gradients%d\n".formatted(number)));
      updates.append(whenLearning(group, number, update(group, number, settings)));
      number++;
    }
    return KernelSource.of(
        """
        def step(self, rate%s):
          gradients: List[Tensor] = []
        %s  norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients, 2)))
          scale = torch.clamp(norm / %s, 1.0, None)
          none: List[Tensor] = []
        %s  return norm
        """
            .formatted(
                parameters,
                gradients.toString().indent(2),
                settings.clip(),
                updates.toString().indent(2)));
  }

  private static String whenLearning(ParameterGroup group, int number, String statements) {
    return group.frozenSteps() == 0
        ? statements
        : "if bool(count%d > 0):\n%selse:\n  pass\n".formatted(number, statements.indent(2));
  }

  private static String update(ParameterGroup group, int number, AdamWSettings settings) {
    return """
    counts%1$d = [count%1$d] * len(parameters%1$d)
    torch._fused_adamw_(parameters%1$d, gradients%1$d, first%1$d, second%1$d, none, counts%1$d, \
    lr=%2$s, beta1=%3$s, beta2=%4$s, weight_decay=%5$s, eps=%6$s, amsgrad=False, maximize=False, \
    grad_scale=scale, found_inf=None)
    """
        .formatted(
            number,
            group.rateFactor() == 1 ? "rate" : "rate * " + group.rateFactor(),
            settings.beta1(),
            settings.beta2(),
            group.decays() ? settings.weightDecay() : 0.0,
            settings.epsilon());
  }

  /** Moments by name, for checkpoints. */
  Map<String, NDArray> state() {
    return state;
  }

  /**
   * Updates every parameter. The gradients are used up.
   *
   * @param gradients one a parameter, in the order of the parameters
   * @param step from 1, for the correction of the moments' bias
   * @return the global norm of the gradients before clipping
   */
  double step(NDManager scope, List<NDArray> gradients, double learningRate, long step) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(scope.create((float) learningRate));
    for (Map.Entry<ParameterGroup, Members> entry : groups.entrySet()) {
      Members members = entry.getValue();
      // The moments of a frozen group begin when it learns, and so does the correction of their
      // bias.
      arguments.add(scope.create((float) (step - entry.getKey().frozenSteps())));
      arguments.add(members.parameters);
      arguments.add(members.positions.stream().map(gradients::get).toList());
      arguments.add(members.first);
      arguments.add(members.second);
    }
    return update.one(scope, arguments.toArray()).getFloat();
  }
}
