package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.Granularity;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One kernel method while its layers write it: statements, the parameters that they take, and the
 * sites on the way.
 *
 * <p>Parameters and variables have numbers instead of names, so that blocks of equal form have
 * equal text, and one method serves them all.
 */
final class BlockScript {

  private final NetScript net;
  private final List<String> statements = new ArrayList<>();
  private final List<ParameterDefinition> own = new ArrayList<>();
  private final List<ParameterDefinition> shared = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private long multiplyAdds;

  /** A site, and the statements that lead to its input. */
  private record Site(
      String path,
      Activation activation,
      List<ParameterDefinition> parameters,
      String input,
      int reach) {}

  BlockScript(NetScript net) {
    this.net = net;
  }

  Pass pass() {
    return net.pass();
  }

  /** Adds a statement and returns its variable. */
  String define(String expression) {
    String variable = "v" + statements.size();
    statements.add(variable + " = " + expression);
    return variable;
  }

  /** TorchScript in the format of matrix products. */
  String cast(String expression) {
    return "self.cast(" + expression + ")";
  }

  /** Takes a parameter of the block and returns its variable. */
  String parameter(ParameterDefinition definition) {
    own.add(definition);
    return "p" + (own.size() - 1);
  }

  String parameter(String name, Shape shape, Initialization start) {
    return parameter(new ParameterDefinition(name, shape, start));
  }

  /** Takes a factor of a matrix product and returns TorchScript of it, in its precision. */
  String weight(String name, Shape shape, Initialization start) {
    return cast(parameter(name, shape, start));
  }

  /** How weights start that a signal comes into. */
  Initialization initialization(long fanIn, long fanOut, SymbolicTensor x) {
    return net.shape().initialization().weights(fanIn, fanOut, x.source());
  }

  /** How weights start that something of variance 1 comes into. */
  Initialization initialization(long fanIn, long fanOut) {
    return net.shape().initialization().weights(fanIn, fanOut, Optional.empty());
  }

  /** Counts multiplications that are followed by an addition, for one image. */
  void count(long number) {
    multiplyAdds += number;
  }

  /** Puts the activation of a site behind a signal. Activations see channels on the last axis. */
  SymbolicTensor activate(String site, SymbolicTensor x) {
    Activation activation = net.shape().activations().at(site);
    List<ParameterDefinition> definitions =
        ActivationKernel.parameters(
            net.prefix(site, activation), activation, x.features().channels());
    boolean maps = x.features() instanceof FeatureMapShape;
    String input = maps ? x.variable() + ".permute([0, 2, 3, 1])" : x.variable();
    String arguments =
        definitions.stream()
            .map(definition -> ", " + take(activation, definition))
            .collect(Collectors.joining());
    String toInput = body(input + ".float().contiguous()");
    sites.add(new Site(site, activation, definitions, toInput, own.size()));
    String output = "self.%s(%s%s)".formatted(net.activationMethod(activation), input, arguments);
    return new SymbolicTensor(
        define(maps ? output + ".permute([0, 3, 1, 2])" : output),
        x.features(),
        Optional.of(activation));
  }

  private String take(Activation activation, ParameterDefinition definition) {
    if (activation.granularity() != Granularity.MODEL) {
      return parameter(definition);
    }
    if (!shared.contains(definition)) {
      shared.add(definition);
    }
    return "s" + shared.indexOf(definition);
  }

  private String signature() {
    StringBuilder text = new StringBuilder("(self, x");
    for (int i = 0; i < own.size(); i++) {
      text.append(", p").append(i);
    }
    for (int i = 0; i < shared.size(); i++) {
      text.append(", s").append(i);
    }
    return text.append("):\n").toString();
  }

  private String body(String result) {
    return statements.stream().map(line -> "  " + line + "\n").collect(Collectors.joining())
        + "  return "
        + result
        + "\n";
  }

  /** The finished block. bfloat16 must not leave a kernel. */
  BlockProgram finished(SymbolicTensor result) {
    return new BlockProgram(
        net.method(signature() + body(result.variable() + ".float()")),
        List.copyOf(own),
        List.copyOf(shared),
        sites.stream().map(this::finished).toList(),
        multiplyAdds);
  }

  private SiteProgram finished(Site site) {
    return new SiteProgram(
        site.path,
        site.activation,
        net.method(signature() + site.input),
        net.activationMethod(site.activation),
        site.parameters.stream().map(ParameterDefinition::name).toList(),
        site.reach);
  }
}
