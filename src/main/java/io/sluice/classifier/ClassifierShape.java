package io.sluice.classifier;

import io.sluice.engine.MemoryNeed;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Everything about a classifier but its values.
 *
 * @param net its layers
 * @param image the shape of its images
 * @param classes how many kinds of images there are
 * @param activations what works at its sites, each by its own name
 * @param initialization how its weights start
 */
public record ClassifierShape(
    Net net,
    FeatureMapShape image,
    int classes,
    SiteActivations activations,
    WeightInitialization initialization) {

  /** Refuses fewer than two classes, images too small for the net, and sites that it lacks. */
  public ClassifierShape(
      Net net,
      FeatureMapShape image,
      int classes,
      SiteActivations activations,
      WeightInitialization initialization) {
    if (classes < 2) {
      throw new IllegalArgumentException(classes + " classes: give at least 2");
    }
    this.net = net;
    this.image = image;
    this.classes = classes;
    this.initialization = initialization;
    if (activations.sites().isEmpty()) {
      this.activations = activations;
      program();
    } else {
      SiteActivations plain = SiteActivations.everywhere(activations.otherwise());
      this.activations =
          activations.in(new ClassifierShape(net, image, classes, plain, initialization).sites());
    }
  }

  /** The program that counts are read from: they are the same whatever it is computed for. */
  private NetProgram program() {
    return NetScript.of(this, Pass.EVALUATION, Precision.FP32);
  }

  /**
   * Where activations stand.
   *
   * @return names in the order of the computation: {@code layers.0.activation}
   */
  public List<String> sites() {
    return program().sites().stream().map(SiteProgram::path).toList();
  }

  /**
   * What the model learns, by the site behind it: what the gradient of a layer is measured by.
   *
   * @return sites to the full names of what learns between the one before and this one, the
   *     activation's own parameters among them; neither what a whole model shares, nor what is
   *     behind the last site
   */
  public Map<String, List<String>> learnedBySite() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (BlockProgram block : program().blocks()) {
      int from = 0;
      for (SiteProgram site : block.sites()) {
        names.addAll(learned(block.own().subList(from, site.reach())));
        all.put(site.path(), List.copyOf(names));
        names.clear();
        from = site.reach();
      }
      names.addAll(learned(block.own().subList(from, block.own().size())));
    }
    return all;
  }

  private static List<String> learned(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.group().learns())
        .map(ParameterDefinition::name)
        .toList();
  }

  /**
   * How many values the model learns.
   *
   * @return the count
   */
  public long parameters() {
    return learnedValues(program().parameters());
  }

  /**
   * The parameters of the last dense layer, which has a unit a class.
   *
   * @return full names
   */
  public List<String> head() {
    List<BlockProgram> blocks = program().blocks();
    return blocks.get(blocks.size() - 1).own().stream().map(ParameterDefinition::name).toList();
  }

  /**
   * What the names of activations' parameters begin with, whichever the activations are, and no
   * other names do.
   *
   * @return the sites, and what a whole model shares, each with its dot
   */
  public List<String> activationPrefixes() {
    List<String> prefixes = new ArrayList<>(List.of(NetScript.SHARED_PREFIX));
    sites().forEach(site -> prefixes.add(site + "."));
    return List.copyOf(prefixes);
  }

  /**
   * What a net for other classes and with other activations has as well: every parameter, running
   * statistics included, but the head's and those of activations.
   *
   * @return definitions with full names, in the order of the computation
   */
  public List<ParameterDefinition> backbone() {
    List<String> head = head();
    List<String> activations = activationPrefixes();
    return program().parameters().stream()
        .filter(definition -> !head.contains(definition.name()))
        .filter(definition -> activations.stream().noneMatch(definition.name()::startsWith))
        .toList();
  }

  /**
   * Where the backbone of the same net for other images differs from this one.
   *
   * @param other the net for these
   * @return the first parameter that differs, with both shapes; nothing if all are the same
   */
  public Optional<String> firstDifference(ClassifierShape other) {
    List<ParameterDefinition> own = backbone();
    List<ParameterDefinition> others = other.backbone();
    return IntStream.range(0, own.size())
        .filter(i -> !own.get(i).shape().equals(others.get(i).shape()))
        .mapToObj(
            i ->
                "%s in shape %s and in shape %s"
                    .formatted(own.get(i).name(), own.get(i).shape(), others.get(i).shape()))
        .findFirst();
  }

  /**
   * How many values the model learns outside of its {@linkplain #backbone backbone}.
   *
   * @return the count, of head and activations
   */
  public long parametersBesideBackbone() {
    return parameters() - learnedValues(backbone());
  }

  private static long learnedValues(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.group().learns())
        .mapToLong(ParameterDefinition::size)
        .sum();
  }

  /**
   * The memory that the net is sure to take.
   *
   * @return its parameters and its largest array
   */
  public MemoryNeed memory() {
    long largest =
        program().parameters().stream().mapToLong(ParameterDefinition::size).max().orElse(0);
    return new MemoryNeed(parameters(), largest, 0);
  }

  /**
   * Floating-point operations of training on one image, as counted from the layers: 2 for each
   * multiplication and addition of convolutions, dense layers and attention, three times, for the
   * forward pass and for the gradients of inputs and of weights. Everything else is left out.
   *
   * @return the count
   */
  public long flopsPerImage() {
    return 3 * 2 * program().multiplyAdds();
  }
}
