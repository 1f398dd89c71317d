package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.DynActivation;
import io.sluice.picture.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws activations and their slopes, and what α and β make of a base. */
final class ActivationsPlotCommand implements Command {

  private static final Operand NOTATIONS =
      new Operand(
          "NOTATION", Operand.Times.ANY, "activations to draw together, as training begins");

  private static final Flag<List<Activation>> FAMILY =
      Flag.of(
          "family",
          "BASE,...",
          "bases of dyn(BASE) to draw over a grid of α and β",
          Values.list(Activation::of));
  private static final Flag<List<Double>> ALPHA =
      Flag.of(
          "alpha",
          "A,...",
          "values of α for --family, a chart each (default 0,0.25,0.5,0.75,1,1.25)",
          Values.list(Values.number()));
  private static final Flag<List<Double>> BETA =
      Flag.of(
          "beta",
          "B,...",
          "values of β for --family, a line each (default -0.25,0,0.25,0.5,0.75,1)",
          Values.list(Values.number()));
  private static final Flag<Path> OUT =
      Flags.OUT.described("where to write (default: the project's folder activations)");

  @Override
  public Usage usage() {
    return new Usage("activations plot", "draw activations and their slopes")
        .details(
            "Writes activations.png, slopes.png and activations.csv of the notations, and dyn-BASE.png,"
                + " dyn-BASE-slopes.png and dyn-BASE.csv of each base of --family. Those of an earlier call"
                + " are replaced, other files of these names only with --overwrite. "
                + PictureFolder.RECORD)
        .operands(NOTATIONS)
        .flags(FAMILY, ALPHA, BETA, Span.FROM, Span.TO, OUT, Flags.OVERWRITE)
        .examples(
            "./sluice activations plot relu gelu silu mish",
            "./sluice activations plot 'leaky-relu(0.2)' selu --from -3 --to 3 --out pictures",
            "./sluice activations plot --family relu,mish");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Activation> activations = activations(invocation.arguments().operands());
    List<DynFamily> families = families(invocation);
    if (activations.isEmpty() && families.isEmpty()) {
      throw new IllegalArgumentException(
          "activations plot needs NOTATION or --family: ./sluice activations list shows what there"
              + " is");
    }
    Span span = Span.of(invocation);
    PictureFolder folder =
        PictureFolder.at(invocation.get(OUT).orElseGet(invocation.home()::activations));
    if (!activations.isEmpty()) {
      new ActivationCurves(activations, span).addTo(folder);
    }
    families.forEach(family -> family.addTo(folder, span));
    folder.write(invocation.arguments().has(Flags.OVERWRITE));
    folder.print(invocation);
    return Exit.DONE;
  }

  private static List<Activation> activations(List<String> notations) {
    List<Activation> activations = new ArrayList<>();
    for (String notation : notations) {
      Activation activation = Activation.of(notation);
      if (activations.contains(activation)) {
        throw new IllegalArgumentException(activation.notation() + " is there twice");
      }
      activations.add(activation);
    }
    if (activations.size() > Palette.MOST_DISTINCT) {
      throw new IllegalArgumentException(
          "%d activations in one picture: give at most %d, more cannot be told apart"
              .formatted(activations.size(), Palette.MOST_DISTINCT));
    }
    return activations;
  }

  private static List<DynFamily> families(Invocation invocation) {
    if (invocation.get(FAMILY).isEmpty()) {
      for (Flag<?> flag : List.of(ALPHA, BETA)) {
        if (invocation.arguments().has(flag)) {
          throw new IllegalArgumentException(
              "--" + flag.name() + " belongs to --family: leave it out");
        }
      }
    }
    List<Double> alphas = invocation.get(ALPHA).orElse(DynFamily.ALPHAS);
    List<Double> betas = invocation.get(BETA).orElse(DynFamily.BETAS);
    return invocation.get(FAMILY).orElse(List.of()).stream()
        .map(base -> new DynFamily(new DynActivation(base), alphas, betas))
        .toList();
  }
}
