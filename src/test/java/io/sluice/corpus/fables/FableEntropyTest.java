package io.sluice.corpus.fables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probabilities sum to one, texts come as often as they should, and the entropy is exact. */
class FableEntropyTest {

  private static final String ANIMALS =
      """
      table animal
      name | foe:animal | weight
      cat  | dog        | 1
      dog  | cat        | 2
      fox  | hen        | 3
      hen  | fox        | 5
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "= fable\n1 a\n2 b\n5 (c|2:d)",
        "= fable\n1 {a=animal} and {b=animal but a}",
        "= fable\n1 {a=animal}, {b=animal but a} and {c=animal but a b}",
        "= fable\n1 {a=animal}, {b=animal but a a.foe}",
        "= fable\n1 <start>, {c=animal but b}\n= start\n3 {b=animal}\n1 {a=animal} {b=animal but a}",
        "= fable\n1 {a=animal} (|2:{b=animal but a}|with {d=animal}) {c=animal but a.foe}",
      })
  void ofAToyItAgreesWithTheSumOverAllTexts(String text) {
    Grammar grammar = GrammarReader.read(text, "toy", World.read(ANIMALS, "world"));
    Generator generator = new Generator(grammar, new SplittableRandom(5));
    int draws = 40_000;
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Double> nats = new HashMap<>();
    for (int i = 0; i < draws; i++) {
      Fable fable = generator.next();
      counts.merge(fable.text(), 1, Integer::sum);
      nats.put(fable.text(), fable.derivation().nats());
    }
    double sum = 0;
    double entropy = 0;
    for (Map.Entry<String, Double> each : nats.entrySet()) {
      double probability = Math.exp(-each.getValue());
      sum += probability;
      entropy += probability * each.getValue();
      double deviation = Math.sqrt(draws * probability * (1 - probability));
      assertThat((double) counts.get(each.getKey()))
          .as(each.getKey())
          .isCloseTo(draws * probability, within(5 * deviation + 1));
    }
    assertThat(sum).as("all texts were drawn").isCloseTo(1, within(1e-12));
    assertThat(Entropy.of(grammar)).isCloseTo(entropy, within(1e-12));
  }

  @Test
  void ofTheFablesItAgreesWithTheMean() {
    Generator generator = new Generator(Grammar.ofFables(), new SplittableRandom(23));
    int draws = 30_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double nats = generator.next().derivation().nats();
      sum += nats;
      squares += nats * nats;
    }
    double mean = sum / draws;
    double standardError = Math.sqrt((squares / draws - mean * mean) / draws);
    assertThat(standardError).isLessThan(0.1);
    assertThat(mean).isCloseTo(Entropy.of(Grammar.ofFables()), within(4 * standardError));
  }

  @Test
  void probabilitiesSumToOne() {
    Set<Choice> choices = new LinkedHashSet<>();
    Set<Draw> draws = new LinkedHashSet<>();
    collect(Grammar.ofFables().start(), choices, draws);
    assertThat(choices.size()).isGreaterThan(200);
    for (Choice choice : choices) {
      double sum =
          IntStream.range(0, choice.alternatives().size())
              .mapToDouble(i -> Math.exp(-choice.nats(i)))
              .sum();
      assertThat(sum).as(choice.toString()).isCloseTo(1, within(1e-12));
    }
    assertThat(draws.size()).isGreaterThan(30);
    for (Draw draw : draws) {
      List<Row> rows = draw.role().table().rows();
      for (Set<Row> leftOut : List.of(Set.<Row>of(), Set.of(rows.get(0), rows.get(2)))) {
        double sum =
            rows.stream()
                .filter(row -> !leftOut.contains(row))
                .mapToDouble(row -> Math.exp(-draw.nats(row, leftOut)))
                .sum();
        assertThat(sum).as(draw.toString()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void everyAlternativeComesUp() {
    Grammar grammar = Grammar.ofFables();
    Generator generator = new Generator(grammar, new SplittableRandom(29));
    // By identity: two choices may have alternatives that read alike.
    Set<Choice.Alternative> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 20_000; i++) {
      replay(grammar.start(), generator.next().derivation().steps().iterator(), taken);
    }
    Set<Choice> choices = new LinkedHashSet<>();
    collect(grammar.start(), choices, new LinkedHashSet<>());
    for (Choice choice : choices) {
      for (Choice.Alternative alternative : choice.alternatives()) {
        assertThat(taken.contains(alternative)).as(choice + ": " + alternative).isTrue();
      }
    }
  }

  private static void replay(
      GrammarSymbol part, Iterator<Integer> steps, Set<Choice.Alternative> taken) {
    part.accept(
        new GrammarSymbol.Visitor() {
          @Override
          public void wording(Wording wording) {}

          @Override
          public void choice(Choice choice) {
            Choice.Alternative alternative = choice.alternatives().get(steps.next());
            taken.add(alternative);
            alternative.parts().forEach(each -> replay(each, steps, taken));
          }

          @Override
          public void draw(Draw draw) {
            steps.next();
          }
        });
  }

  static void collect(GrammarSymbol part, Set<Choice> choices, Set<Draw> draws) {
    part.accept(
        new GrammarSymbol.Visitor() {
          @Override
          public void wording(Wording wording) {}

          @Override
          public void choice(Choice choice) {
            if (choices.add(choice)) {
              choice.alternatives().stream()
                  .flatMap(alternative -> alternative.parts().stream())
                  .forEach(each -> collect(each, choices, draws));
            }
          }

          @Override
          public void draw(Draw draw) {
            draws.add(draw);
          }
        });
  }
}
