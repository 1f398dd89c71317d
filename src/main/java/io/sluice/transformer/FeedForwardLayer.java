package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationSite;
import io.sluice.engine.Initialization;
import io.sluice.engine.Method;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import io.sluice.feedforward.FeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** x + feedForward(norm(x)). */
final class FeedForwardLayer extends SubLayer {

  private final FeedForward feedForward;
  private final List<SharedActivation> shared;

  FeedForwardLayer(
      TransformerShape shape, int layer, ParameterSource source, List<SharedActivation> shared) {
    super("layers." + layer + ".feed_forward", definitions(shape), source);
    feedForward = shape.feedForward();
    this.shared = shared;
  }

  static List<ParameterDefinition> definitions(TransformerShape shape) {
    List<ParameterDefinition> own = new ArrayList<>(norm(shape));
    own.addAll(inner(shape));
    own.removeAll(SharedActivation.definitions(shape));
    return own;
  }

  private static List<ParameterDefinition> norm(TransformerShape shape) {
    return shape.style().normalization().parameters("norm", shape.width(), shape.style().biases());
  }

  private static List<ParameterDefinition> inner(TransformerShape shape) {
    return shape
        .feedForward()
        .parameters(
            shape.width(),
            shape.hidden(),
            shape.style().biases(),
            Initialization.normal(0.02),
            shape.residualInitialization());
  }

  /** With those of the activations that all layers share. */
  @Override
  public Map<String, NDArray> values() {
    Map<String, NDArray> all = super.values();
    for (SharedActivation activation : shared) {
      activation.values().forEach((name, array) -> all.put(activation.path() + "." + name, array));
    }
    return all;
  }

  /** A scalar loss, with the penalties of the activations in its gradient if they have any. */
  NDArray penalized(Optional<Method> penalize, NDManager scope, NDArray loss) {
    NDArray penalized = loss;
    if (penalize.isPresent()) {
      for (String site : feedForward.sites()) {
        List<Object> arguments = new ArrayList<>(List.of(penalized));
        arguments.addAll(activationParameters(site));
        penalized = penalize.get().one(scope, arguments.toArray());
      }
    }
    return penalized;
  }

  /** Its sites with what comes into them: one list of batches a site. */
  List<ActivationSite> sites(int layer, List<List<NDArray>> inputs, Method activate) {
    List<ActivationSite> all = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String prefix = feedForward.sites().get(i);
      all.add(
          new ActivationSite(
              path() + "." + prefix.substring(0, prefix.length() - 1),
              layer,
              feedForward.activation(),
              activationParameters(prefix),
              inputs.get(i),
              activate));
    }
    return all;
  }

  private List<NDArray> activationParameters(String site) {
    Map<String, NDArray> all = values();
    return feedForward.activation().parameters().stream()
        .map(parameter -> all.get(site + parameter.name()))
        .toList();
  }
}
