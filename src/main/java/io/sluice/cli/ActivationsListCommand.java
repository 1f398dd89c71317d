package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import java.util.ArrayList;
import java.util.List;

/** Lists the activations with what is known of them. */
final class ActivationsListCommand implements Command {

  private static final List<String> HEADINGS =
      List.of(
          "notation",
          "learns",
          "slope from",
          "to",
          "Lipschitz",
          "second moment",
          "gain",
          "monotone");

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
    List<List<String>> rows = new ArrayList<>();
    all.forEach(facts -> rows.add(row(facts)));
    new TerminalTable(HEADINGS, rows).print(invocation);
    invocation.out().println();
    invocation.print("Options go in parentheses behind a name:");
    ActivationNotation.options()
        .forEach((name, keys) -> invocation.print("  %s: %s", name, String.join(", ", keys)));
    return Exit.DONE;
  }

  private static List<String> row(ActivationFacts facts) {
    return List.of(
        facts.notation(),
        facts.learns(),
        ActivationFacts.bound(facts.slopeInfimum(), "-∞"),
        ActivationFacts.bound(facts.slopeSupremum(), "∞"),
        ActivationFacts.bound(facts.lipschitz(), "∞"),
        Text.decimal(facts.secondMoment()),
        ActivationFacts.bound(facts.gain(), "∞"),
        facts.monotone() ? "yes" : "no");
  }
}
