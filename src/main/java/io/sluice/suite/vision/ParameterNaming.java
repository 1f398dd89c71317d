package io.sluice.suite.vision;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Whose names the tensors of a file of weights have.
 *
 * <p>To add one: a constant with the prefixes that differ from ours.
 */
enum ParameterNaming {
  /**
   * timm's of vgg11: the dense layers behind its features are convolutions that look at the whole
   * map, (O, C, H, W) where a dense layer has (O, F).
   */
  TIMM_VGG(
      Map.of(
          "classifier.0.", "pre_logits.fc1.",
          "classifier.3.", "pre_logits.fc2.",
          "classifier.6.", "head.fc.")),
  /** torchvision's, which are ours; timm's of resnet18 are the same. */
  TORCHVISION(Map.of());

  private final Map<String, String> prefixes;

  ParameterNaming(Map<String, String> prefixes) {
    this.prefixes = prefixes;
  }

  /** Whose names these are; ours where nothing tells. */
  static ParameterNaming of(Collection<String> names) {
    return Arrays.stream(values())
        .filter(
            naming ->
                naming.prefixes.values().stream()
                    .anyMatch(prefix -> names.stream().anyMatch(name -> name.startsWith(prefix))))
        .findFirst()
        .orElse(TORCHVISION);
  }

  /** What the file calls a parameter of ours. */
  String of(String ours) {
    return prefixes.entrySet().stream()
        .filter(prefix -> ours.startsWith(prefix.getKey()))
        .map(prefix -> prefix.getValue() + ours.substring(prefix.getKey().length()))
        .findFirst()
        .orElse(ours);
  }

  /** Whether a tensor holds the values of a parameter, in the same order. */
  boolean fits(String ours, Shape tensor, Shape parameter) {
    boolean dense = !of(ours).equals(ours) && tensor.dimension() == 4 && parameter.dimension() == 2;
    return tensor.equals(parameter)
        || (dense && tensor.get(0) == parameter.get(0) && tensor.size() == parameter.size());
  }
}
