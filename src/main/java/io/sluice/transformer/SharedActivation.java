package io.sluice.transformer;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.Granularity;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.List;

/**
 * The parameters of one site of an activation that are one for the whole model: every feed-forward
 * kernel takes them where it would take those of its layer.
 */
final class SharedActivation extends SubLayer {

  private SharedActivation(String site, TransformerShape shape, ParameterSource source) {
    super(site.substring(0, site.length() - 1), definitions("", shape), source);
  }

  /** One a site, in the order of the kernel's arguments; none if every layer has its own. */
  static List<SharedActivation> of(TransformerShape shape, ParameterSource source) {
    return definitions(shape).isEmpty()
        ? List.of()
        : shape.feedForward().sites().stream()
            .map(site -> new SharedActivation(site, shape, source))
            .toList();
  }

  /** Those of all sites, by their names in the model. */
  static List<ParameterDefinition> definitions(TransformerShape shape) {
    return shape.feedForward().activation().granularity() == Granularity.MODEL
        ? shape.feedForward().sites().stream()
            .flatMap(site -> definitions(site, shape).stream())
            .toList()
        : List.of();
  }

  private static List<ParameterDefinition> definitions(String prefix, TransformerShape shape) {
    Activation activation = shape.feedForward().activation();
    return ActivationKernel.parameters(prefix, activation, shape.hidden());
  }
}
