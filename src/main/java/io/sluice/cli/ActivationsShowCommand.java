package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.DynActivation;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shows one activation: its formula, what it learns, its bounds, a few values. */
final class ActivationsShowCommand implements Command {

  private static final Operand NOTATION =
      new Operand(
          "NOTATION",
          Operand.Times.ONCE,
          "an activation; ./sluice activations list shows them, options go in parentheses");

  private static final double[] POINTS = {-4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4};

  /**
   * What the command prints.
   *
   * @param facts bounds and moments
   * @param script statements of a TorchScript function of x and the parameters
   * @param points values and slopes at the start
   * @param dyn what is known of dyn(…) of it; absent where it learns itself
   */
  record Report(
      ActivationFacts facts,
      String script,
      List<ValueAndSlope> points,
      Optional<ActivationFacts> dyn) {}

  /** The function at one x. */
  record ValueAndSlope(double x, double value, double slope) {}

  @Override
  public Usage usage() {
    return new Usage(
            "activations show",
            "show the formula of an activation, what it learns and how steep it gets")
        .details(
            "Values, slopes and bounds are those as training begins; at a kink the slope is what"
                + " training uses there.")
        .operands(NOTATION)
        .flags(Flags.JSON)
        .examples(
            "./sluice activations show mish",
            "./sluice activations show 'dyn(silu, start=0.5:0.5)' --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    Activation activation = Activation.of(invocation.arguments().operand(0).orElseThrow());
    Report report = report(activation);
    return invocation.done(report, () -> print(invocation, report));
  }

  private static Report report(Activation activation) {
    double[] start = activation.start();
    return new Report(
        ActivationFacts.of(activation),
        activation.script(),
        Arrays.stream(POINTS)
            .mapToObj(
                x ->
                    new ValueAndSlope(
                        x, activation.value(x, start), activation.derivative(x, start)))
            .toList(),
        activation.parameters().isEmpty()
            ? Optional.of(ActivationFacts.of(new DynActivation(activation)))
            : Optional.empty());
  }

  private static void print(Invocation invocation, Report report) {
    ActivationFacts facts = report.facts();
    invocation.row("notation", "%s", facts.notation());
    invocation.row("learns", "%s", facts.start());
    invocation.row(
        "options", "%s", facts.options().isEmpty() ? "none" : String.join(", ", facts.options()));
    invocation.row(
        "slope",
        "from %s to %s",
        ActivationFacts.bound(facts.slopeInfimum(), "-∞"),
        ActivationFacts.bound(facts.slopeSupremum(), "∞"));
    invocation.row("Lipschitz", "%s", ActivationFacts.bound(facts.lipschitz(), "∞"));
    invocation.row("second moment", "%s", Text.decimal(facts.secondMoment()));
    invocation.row("gain", "%s", ActivationFacts.bound(facts.gain(), "∞"));
    invocation.row("monotone", "%s", facts.monotone() ? "yes" : "no");
    invocation.row(
        "dyn of it",
        "%s",
        report
            .dyn()
            .map(
                dyn ->
                    "%s = (α − β)·%s(x) + β·x, learns %s"
                        .formatted(dyn.notation(), facts.notation(), dyn.start()))
            .orElse("none, since it learns itself"));
    invocation.out().println();
    invocation.print(
        ReportTable.of(
            report.points(),
            List.of(
                Column.words("x", at -> Text.of("%4.1f", at.x())),
                Column.numbers("value", at -> Text.decimal(at.value())),
                Column.numbers("slope", at -> Text.decimal(at.slope())))));
    invocation.out().println();
    invocation.print("TorchScript of x%s:", arguments(facts));
    report.script().lines().forEach(text -> invocation.terminal().print("  " + text, 6));
  }

  private static String arguments(ActivationFacts facts) {
    return String.join(
        "", facts.parameters().stream().map(parameter -> ", " + parameter.name()).toList());
  }
}
