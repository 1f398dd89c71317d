package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.sluice.classifier.ClassifierShape;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterDefinition;
import io.sluice.run.FiniteWeights;
import io.sluice.run.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of weights beside the net that they are given to: which tensor becomes which parameter.
 * Every parameter of the backbone must have its tensor, and every tensor its parameter; only heads,
 * activations and counts of batches may be in the file for nothing.
 */
final class WeightMatch {

  private static final String COUNT_OF_BATCHES = ".num_batches_tracked";

  /** Of a VGG, behind its convolutions. */
  private static final String DENSE_LAYERS = "classifier.";

  private static final List<String> IMAGENET_HEAD =
      List.of("classifier.0.", "classifier.3.", "classifier.6.");

  private static final String STEM = "conv1.weight";
  private static final int CIFAR_WINDOW = 3;
  private static final int IMAGENET_WINDOW = 7;

  private static final String ANOTHER =
      "give --weights of this net, or the --net that they are of (weights and nets in a study)";

  private final Path file;
  private final Safetensors tensors;
  private final ClassifierShape shape;
  private final ParameterNaming naming;

  /** Tensors by the parameter that they are for. */
  private final Map<String, String> matched = new LinkedHashMap<>();

  /** To compare names and shapes, which {@link #requireAll} and {@link #fill} do. */
  WeightMatch(Path file, Safetensors tensors, ClassifierShape shape) {
    this.file = file;
    this.tensors = tensors;
    this.shape = shape;
    naming = ParameterNaming.of(tensors.names());
  }

  /**
   * Compares names and shapes, and looks at all numbers, those included that are for nothing.
   *
   * @throws IllegalArgumentException with the first parameter that is missing or different, the
   *     first tensor that is for nothing, or the first that holds a number which is none
   */
  void requireAll() {
    for (ParameterDefinition parameter : shape.backbone()) {
      matched.put(parameter.name(), tensor(parameter));
    }
    requireNothingElse();
    FiniteWeights.firstExcept(tensors)
        .ifPresent(
            what -> {
              throw new IllegalArgumentException(
                  "%s: %s: give weights of a training that went well".formatted(file, what));
            });
  }

  private String tensor(ParameterDefinition parameter) {
    String name = naming.of(parameter.name());
    if (!tensors.names().contains(name)) {
      throw new IllegalArgumentException(
          "%s has no %s, which %s needs in shape %s: %s"
              .formatted(file, name, shape.net().notation(), parameter.shape(), ANOTHER));
    }
    Shape found = new Shape(tensors.shape(name));
    if (!naming.fits(parameter.name(), found, parameter.shape())) {
      throw new IllegalArgumentException(
          "%s has %s in shape %s where %s has %s in shape %s: %s"
              .formatted(
                  file,
                  name,
                  found,
                  shape.net().notation(),
                  parameter.name(),
                  parameter.shape(),
                  remedy(parameter, found)));
    }
    return name;
  }

  /** What to do about the first shape that differs, by the first axis in which it does. */
  private String remedy(ParameterDefinition parameter, Shape found) {
    Shape wanted = parameter.shape();
    boolean comparable = found.dimension() == wanted.dimension() && wanted.dimension() >= 2;
    if (!comparable || found.get(0) != wanted.get(0)) {
      return ANOTHER + ", with its width";
    }
    if (wanted.dimension() == 2) {
      return "they are of images of another size than %s, so give images of that size, or other weights"
          .formatted(shape.image());
    }
    if (found.get(1) != wanted.get(1)) {
      return "they are of images with %d %s, so give images with as many, or other weights"
          .formatted(found.get(1), found.get(1) == 1 ? "channel" : "channels");
    }
    if (parameter.name().equals(STEM) && found.get(2) == IMAGENET_WINDOW) {
      return "the cifar stem differs from the imagenet one, so take the net 'resnet18(stem=imagenet)'";
    }
    if (parameter.name().equals(STEM) && found.get(2) == CIFAR_WINDOW) {
      return "the imagenet stem differs from the cifar one, so take the net 'resnet18(stem=cifar)'";
    }
    return ANOTHER;
  }

  private void requireNothingElse() {
    Set<String> unused = new TreeSet<>(tensors.names());
    matched.values().forEach(unused::remove);
    shape.head().forEach(name -> unused.remove(naming.of(name)));
    List<String> replaceable = new ArrayList<>(shape.activationPrefixes());
    if (matched.keySet().stream().noneMatch(name -> name.startsWith(DENSE_LAYERS))) {
      // A net whose head follows the convolutions has none of the file's layers behind them.
      IMAGENET_HEAD.forEach(layer -> replaceable.add(naming.of(layer)));
    }
    unused.removeIf(
        name -> name.endsWith(COUNT_OF_BATCHES) || replaceable.stream().anyMatch(name::startsWith));
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %s, for which %s has no place: %s"
              .formatted(file, unused.iterator().next(), shape.net().notation(), ANOTHER));
    }
  }

  /**
   * Overwrites the backbone of a model.
   *
   * @param parameters by full name; others than the backbone's stay
   * @throws IllegalArgumentException as {@link #requireAll}, and if a tensor holds no floats
   */
  void fill(Map<String, NDArray> parameters) {
    requireAll();
    matched.forEach(
        (parameter, tensor) -> NativeArrays.set(parameters.get(parameter), tensors.floats(tensor)));
  }
}
