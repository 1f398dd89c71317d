package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exact entropy of a grammar, by the chain rule: the sum over all decisions of the probability
 * that the decision comes up times its entropy.
 *
 * <p>Whether a decision comes up depends on the choices before it and never on a row drawn, so the
 * walk carries histories (which draws were made, in order) with their probabilities. Only a draw
 * that leaves rows out has an entropy that depends on rows drawn earlier; there the earlier draws
 * are enumerated.
 */
final class Entropy {

  private final Grammar grammar;
  private final Map<List<Draw>, Double> known = new LinkedHashMap<>();

  /** The roles on which a draw may depend; of other draws the histories are silent. */
  private final Set<Role> remembered = new LinkedHashSet<>();

  private double nats;

  private Entropy(Grammar grammar) {
    this.grammar = grammar;
    grammar.start().accept(new Dependencies());
  }

  /** The entropy of the grammar in nats: the expectation of {@link Derivation#nats()}. */
  static double of(Grammar grammar) {
    Entropy entropy = new Entropy(grammar);
    entropy.walk(List.of(grammar.start()), Map.of(List.of(), 1.0));
    return entropy.nats;
  }

  /** Adds the entropy of the parts; returns the histories after them. */
  private Map<List<Draw>, Double> walk(List<GrammarSymbol> parts, Map<List<Draw>, Double> before) {
    Step step = new Step(before);
    parts.forEach(part -> part.accept(step));
    return step.histories;
  }

  /** Collects the roles on which the draws of a part depend. */
  private final class Dependencies implements GrammarSymbol.Visitor {

    private final Set<Choice> done = new LinkedHashSet<>();

    @Override
    public void wording(Wording wording) {
      // Draws nothing.
    }

    @Override
    public void choice(Choice choice) {
      if (done.add(choice)) {
        choice.alternatives().forEach(each -> each.parts().forEach(part -> part.accept(this)));
      }
    }

    @Override
    public void draw(Draw draw) {
      draw.excluded.forEach(path -> remembered.addAll(roles(path)));
    }
  }

  private final class Step implements GrammarSymbol.Visitor {

    private Map<List<Draw>, Double> histories;

    Step(Map<List<Draw>, Double> histories) {
      this.histories = histories;
    }

    @Override
    public void wording(Wording wording) {
      // Settled by the scene: no entropy.
    }

    @Override
    public void choice(Choice choice) {
      double reached = histories.values().stream().mapToDouble(each -> each).sum();
      Map<List<Draw>, Double> after = new LinkedHashMap<>();
      for (int i = 0; i < choice.alternatives().size(); i++) {
        Choice.Alternative alternative = choice.alternatives().get(i);
        double probability = (double) alternative.weight() / choice.total();
        nats += reached * probability * choice.nats(i);
        Map<List<Draw>, Double> share = new LinkedHashMap<>();
        histories.forEach((history, mass) -> share.put(history, mass * probability));
        walk(alternative.parts(), share)
            .forEach((history, mass) -> after.merge(history, mass, Double::sum));
      }
      histories = after;
    }

    @Override
    public void draw(Draw draw) {
      Map<List<Draw>, Double> after = new LinkedHashMap<>();
      histories.forEach(
          (history, mass) -> {
            nats += mass * expected(draw, history);
            List<Draw> longer = new ArrayList<>(history);
            if (remembered.contains(draw.role())) {
              longer.add(draw);
            }
            after.merge(List.copyOf(longer), mass, Double::sum);
          });
      histories = after;
    }
  }

  /** The entropy of a draw, averaged over the rows that the draws it depends on may have drawn. */
  private double expected(Draw draw, List<Draw> history) {
    List<Draw> chain = new ArrayList<>(List.of(draw));
    for (int i = history.size() - 1; i >= 0; i--) {
      Role role = history.get(i).role();
      if (chain.stream().anyMatch(each -> dependsOn(each, role))) {
        chain.add(0, history.get(i));
      }
    }
    return known.computeIfAbsent(chain, each -> average(each, new Scene(grammar.roles())));
  }

  private static boolean dependsOn(Draw draw, Role role) {
    return draw.excluded.stream().anyMatch(path -> roles(path).contains(role));
  }

  /** The roles on whose rows a fact depends. */
  private static Set<Role> roles(Path path) {
    Set<Role> roles = new LinkedHashSet<>(Set.of(path.role()));
    path.steps().forEach(step -> step.chooser().ifPresent(roles::add));
    path.word().chooser().ifPresent(roles::add);
    return roles;
  }

  /** The entropy of the last draw of a chain, averaged over the rows of the draws before it. */
  private static double average(List<Draw> chain, Scene scene) {
    Draw draw = chain.get(0);
    Set<Row> leftOut = draw.leftOut(scene);
    if (chain.size() == 1) {
      return entropy(draw, leftOut);
    }
    double sum = 0;
    for (Row row : draw.role().table().rows()) {
      if (!leftOut.contains(row)) {
        scene.bind(draw.role(), row);
        sum += row.weight() * average(chain.subList(1, chain.size()), scene);
        scene.release(draw.role());
      }
    }
    return sum / draw.total(leftOut);
  }

  /** Of a draw, in nats: ln T - (sum of w ln w) / T for weights w with the sum T. */
  private static double entropy(Draw draw, Set<Row> leftOut) {
    double sum =
        draw.role().table().rows().stream()
            .filter(row -> !leftOut.contains(row))
            .mapToDouble(row -> row.weight() * StrictMath.log(row.weight()))
            .sum();
    int total = draw.total(leftOut);
    return StrictMath.log(total) - sum / total;
  }
}
