package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
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

  private final Kernel kernel;
  private final Group decayed = new Group();
  private final Group plain = new Group();
  private final Map<String, NDArray> state = new LinkedHashMap<>();

  /** Parameters of one weight decay, with their moments, in equal order. */
  private static final class Group {
    private final List<Integer> positions = new ArrayList<>();
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> first = new ArrayList<>();
    private final List<NDArray> second = new ArrayList<>();
  }

  AdamW(NDManager manager, AdamWSettings settings, Map<String, NDArray> parameters) {
    parameters.forEach((name, parameter) -> add(manager, name, parameter));
    kernel = Kernel.compile(manager, source(settings));
  }

  private void add(NDManager manager, String name, NDArray parameter) {
    Group group = parameter.getShape().dimension() >= 2 ? decayed : plain;
    NDArray first = manager.zeros(parameter.getShape(), DataType.FLOAT32);
    NDArray second = manager.zeros(parameter.getShape(), DataType.FLOAT32);
    group.positions.add(state.size() / 2);
    group.parameters.add(parameter);
    group.first.add(first);
    group.second.add(second);
    state.put("first_moment." + name, first);
    state.put("second_moment." + name, second);
  }

  private KernelSource source(AdamWSettings settings) {
    StringBuilder parameters = new StringBuilder();
    StringBuilder updates = new StringBuilder();
    List<String> gradients = new ArrayList<>();
    groups()
        .forEach(
            (name, group) -> {
              for (String list : List.of("parameters", "gradients", "first", "second")) {
                parameters
                    .append(", ")
                    .append(name)
                    .append('_')
                    .append(list)
                    .append(": List[Tensor]");
              }
              gradients.add(name + "_gradients");
              updates.append(update(name, settings));
            });
    String all = gradients.stream().reduce("torch.add(%s, %s)"::formatted).orElseThrow();
    return KernelSource.of(
        """
        def step(self: __torch__.M, rate: Tensor, count: Tensor%s) -> Tensor:
          norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(%s, 2)))
          scale = torch.clamp(torch.div(norm, %s), 1., None)
          none = annotate(List[Tensor], [])
        %s  return norm
        """
            .formatted(parameters, all, settings.clip(), updates.toString().indent(2)));
  }

  private String update(String group, AdamWSettings settings) {
    return """
        %1$s_counts = torch.mul([count], torch.len(%1$s_parameters))
        torch._fused_adamw_(%1$s_parameters, %1$s_gradients, %1$s_first, %1$s_second, none, %1$s_counts, \
        lr=rate, beta1=%2$s, beta2=%3$s, weight_decay=%4$s, eps=%5$s, amsgrad=False, maximize=False, \
        grad_scale=scale, found_inf=None)
        """
        .formatted(
            group,
            settings.beta1(),
            settings.beta2(),
            group.equals("decayed") ? settings.weightDecay() : 0.0,
            settings.epsilon());
  }

  private Map<String, Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    if (!decayed.parameters.isEmpty()) {
      groups.put("decayed", decayed);
    }
    if (!plain.parameters.isEmpty()) {
      groups.put("plain", plain);
    }
    return groups;
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
    arguments.add(scope.create((float) step));
    for (Group group : groups().values()) {
      arguments.add(group.parameters);
      arguments.add(group.positions.stream().map(gradients::get).toList());
      arguments.add(group.first);
      arguments.add(group.second);
    }
    return kernel.infer(scope, "step", arguments.toArray()).singletonOrThrow().getFloat();
  }
}
