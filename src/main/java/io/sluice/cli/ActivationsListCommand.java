package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import java.util.List;

/** Lists the activations with what is known of them. */
final class ActivationsListCommand implements Command {

  private static final List<Column<ActivationFacts>> COLUMNS =
      List.of(
          Column.words("notation", ActivationFacts::notation),
          Column.numbers("learns", ActivationFacts::learns),
          Column.numbers("slope from", facts -> ActivationFacts.bound(facts.slopeInfimum(), "-∞")),
          Column.numbers("to", facts -> ActivationFacts.bound(facts.slopeSupremum(), "∞")),
          Column.numbers("Lipschitz", facts -> ActivationFacts.bound(facts.lipschitz(), "∞")),
          Column.numbers("second moment", facts -> Text.decimal(facts.secondMoment())),
          Column.numbers("gain", facts -> ActivationFacts.bound(facts.gain(), "∞")),
          Column.numbers("monotone", facts -> facts.monotone() ? "yes" : "no"));

  @Override
  public Usage usage() {
    return new Usage("activations list", "list the activations and what is known of them")
        .details(
            "All numbers are those as training begins. The slope lies between its two bounds, and the"
                + " Lipschitz constant is the larger of their absolute values; in JSON a bound that does not"
                + " exist is left out. The second moment is E f(z)² for a standard normal z, and the gain,"
                + " 1 over its root, is what weights are multiplied by to keep the variance of a signal.")
        .flags(Flags.JSON)
        .examples("./sluice activations list", "./sluice activations list --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<ActivationFacts> all =
        ActivationNotation.names().stream()
            .map(name -> ActivationFacts.of(Activation.of(name)))
            .toList();
    if (invocation.json()) {
      invocation.printJson(all);
      return Exit.DONE;
    }
    invocation.print(ReportTable.of(all, COLUMNS));
    invocation.out().println();
    invocation.print("Options go in parentheses behind a name:");
    ActivationNotation.options()
        .forEach((name, keys) -> invocation.print("  %s: %s", name, String.join(", ", keys)));
    return Exit.DONE;
  }
}
