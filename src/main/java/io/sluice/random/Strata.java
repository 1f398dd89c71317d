package io.sluice.random;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The members of a set by class, those of each class in a seeded order: what folds and parts are
 * cut from, so that each has every class's share. A set without classes has one.
 */
public final class Strata {
  private final List<int[]> classes;

  private Strata(List<int[]> classes) {
    this.classes = classes;
  }

  /** A member with its place among those of its class. */
  private record Place(int member, double share, int label) {}

  /**
   * Sorts a set.
   *
   * @param labels the class of each member, from 0
   * @param seed which order the members of a class have
   * @param purpose keeps the streams of {@link RandomStreams} apart from those for other uses
   */
  public static Strata of(int[] labels, long seed, long purpose) {
    int count = Arrays.stream(labels).max().orElse(-1) + 1;
    return new Strata(
        IntStream.range(0, count)
            .mapToObj(label -> shuffled(labels, label, seed, purpose))
            .toList());
  }

  private static int[] shuffled(int[] labels, int label, long seed, long purpose) {
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    int[] order = RandomStreams.permutation(members.length, RandomStreams.of(seed, purpose, label));
    return Arrays.stream(order).map(place -> members[place]).toArray();
  }

  /**
   * The members of a fold. Every member is in one fold; the sizes of two folds differ by at most
   * one, and so do their numbers of members of a class.
   *
   * @param fold from 0 to {@code folds} - 1
   * @return in ascending order
   */
  public int[] fold(int fold, int folds) {
    return dealt(place -> place % folds == fold);
  }

  /** The members of all other folds, in ascending order. */
  public int[] outside(int fold, int folds) {
    return dealt(place -> place % folds != fold);
  }

  /** Members are dealt like cards, class after class. */
  private int[] dealt(IntPredicate chosen) {
    int[] grouped = classes.stream().flatMapToInt(IntStream::of).toArray();
    return IntStream.range(0, grouped.length)
        .filter(chosen)
        .map(place -> grouped[place])
        .sorted()
        .toArray();
  }

  /**
   * All members so that each beginning has every class's share, to within one member.
   *
   * @return a new array
   */
  public int[] spread() {
    return IntStream.range(0, classes.size())
        .boxed()
        .flatMap(this::places)
        .sorted(Comparator.comparingDouble(Place::share).thenComparingInt(Place::label))
        .mapToInt(Place::member)
        .toArray();
  }

  private Stream<Place> places(int label) {
    int[] members = classes.get(label);
    return IntStream.range(0, members.length)
        .mapToObj(rank -> new Place(members[rank], (rank + 0.5) / members.length, label));
  }
}
