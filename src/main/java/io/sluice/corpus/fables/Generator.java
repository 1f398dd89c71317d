package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws texts from a grammar, one after another, independently. */
final class Generator {

  private final Grammar grammar;
  private final SplittableRandom random;

  Generator(Grammar grammar, SplittableRandom random) {
    this.grammar = grammar;
    this.random = random;
  }

  Fable next() {
    Telling telling = new Telling();
    telling.choice(grammar.start());
    return new Fable(telling.text.toString(), new Derivation(telling.steps, telling.nats));
  }

  private final class Telling implements GrammarSymbol.Visitor {

    private final Scene scene = new Scene(grammar.roles());
    private final StringBuilder text = new StringBuilder(1024);
    private final List<Integer> steps = new ArrayList<>(128);
    private double nats;

    @Override
    public void wording(Wording wording) {
      text.append(wording.in(scene));
    }

    @Override
    public void choice(Choice choice) {
      int rest = random.nextInt(choice.total());
      int taken = 0;
      while (rest >= choice.alternatives().get(taken).weight()) {
        rest -= choice.alternatives().get(taken).weight();
        taken++;
      }
      steps.add(taken);
      nats += choice.nats(taken);
      for (GrammarSymbol part : choice.alternatives().get(taken).parts()) {
        part.accept(this);
      }
    }

    @Override
    public void draw(Draw draw) {
      Set<Row> leftOut = draw.leftOut(scene);
      int rest = random.nextInt(draw.total(leftOut));
      for (Row row : draw.role().table().rows()) {
        if (leftOut.contains(row)) {
          continue;
        }
        if (rest < row.weight()) {
          steps.add(row.index());
          nats += draw.nats(row, leftOut);
          text.append(draw.surface(row));
          scene.bind(draw.role(), row);
          return;
        }
        rest -= row.weight();
      }
      throw new IllegalStateException("the weights of " + draw + " do not add up");
    }
  }
}
