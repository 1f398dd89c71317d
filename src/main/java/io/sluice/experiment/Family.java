package io.sluice.experiment;

import io.sluice.measure.Holm;
import io.sluice.measure.MeanTest;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.measure.StoppingRule;
import io.sluice.measure.TTest;
import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleBiFunction;

/**
 * Comparisons that are judged together: where nothing differs, none of them is found to differ in
 * 95 % of studies. The more there are, the farther from zero each of them must lie.
 */
final class Family {
  private static final double LEVEL = 0.05;

  private final Optional<StoppingRule> rule;
  private final List<Paired> members = new ArrayList<>();

  /** What the unit differences are multiples of, by degrees of freedom: slow to find. */
  private final Map<Integer, Double> detectable = new HashMap<>();

  /** Numbers of an arm and its baseline, pair by pair. */
  private record Paired(PairedDifference difference, double baseline, OptionalDouble margin) {
    double equivalence(MeanTest test) {
      return test.equivalence(margin.orElseThrow());
    }
  }

  /**
   * Nobody yet.
   *
   * @param rule by which seeds were added until something was known
   */
  Family(Optional<StoppingRule> rule) {
    this.rule = rule;
  }

  /**
   * Takes in a comparison, pairs by position.
   *
   * @param own one number a pair
   * @param baseline likewise
   * @param testOverTraining widens intervals where runs share training data, see {@link TTest}
   * @param margin differences up to which the two pass as equivalent; all members have one or none
   */
  void add(double[] own, double[] baseline, double testOverTraining, OptionalDouble margin) {
    members.add(
        new Paired(
            PairedDifference.of(own, baseline, testOverTraining, rule),
            Sample.of(baseline).mean(),
            margin));
  }

  /** What each of them comes to, in the order in which they were taken in. */
  List<Difference> differences() {
    List<OptionalDouble> adjusted = adjusted((member, test) -> test.pValue());
    List<OptionalDouble> equivalence =
        members.stream().allMatch(member -> member.margin().isPresent())
            ? adjusted(Paired::equivalence)
            : members.stream().map(member -> OptionalDouble.empty()).toList();
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      differences.add(difference(members.get(i), adjusted.get(i), equivalence.get(i)));
    }
    return differences;
  }

  private int size() {
    return (int) members.stream().filter(each -> each.difference().test().isPresent()).count();
  }

  /** Single pairs have no test, and do not count. */
  private List<OptionalDouble> adjusted(ToDoubleBiFunction<Paired, MeanTest> pValue) {
    double[] all =
        members.stream()
            .flatMapToDouble(
                member ->
                    member.difference().test().stream()
                        .mapToDouble(test -> pValue.applyAsDouble(member, test)))
            .toArray();
    double[] held = Holm.adjust(all);
    List<OptionalDouble> adjusted = new ArrayList<>();
    int next = 0;
    for (Paired member : members) {
      adjusted.add(
          member.difference().test().isPresent()
              ? OptionalDouble.of(held[next++])
              : OptionalDouble.empty());
    }
    return adjusted;
  }

  private Difference difference(
      Paired member, OptionalDouble adjusted, OptionalDouble equivalence) {
    PairedDifference paired = member.difference();
    Optional<MeanTest> test = paired.test();
    double level = LEVEL / Math.max(1, size());
    return new Difference(
        paired.count(),
        paired.mean(),
        paired.interval(),
        adjusted.isPresent() ? Verdict.of(paired.mean(), adjusted.getAsDouble()) : Verdict.UNKNOWN,
        member.baseline(),
        size(),
        test.stream().mapToDouble(MeanTest::pValue).findFirst(),
        adjusted,
        paired.signedRank(),
        test.map(each -> each.interval(level)),
        test.stream().mapToDouble(each -> detectable(each, level)).findFirst(),
        test.isEmpty() ? OptionalInt.empty() : paired.needed(level),
        equivalence);
  }

  private double detectable(MeanTest test, double level) {
    return test instanceof TTest fixed
        ? fixed.standardError()
            * detectable.computeIfAbsent(
                fixed.degreesOfFreedom(), degrees -> new TTest(0, 1, degrees).detectable(level))
        : test.detectable(level);
  }
}
