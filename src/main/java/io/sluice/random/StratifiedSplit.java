package io.sluice.random;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The members of a set by class, those of each class in a seeded order: what folds and parts are
 * cut from, so that classes are alike in each. A set without classes has one.
 */
public final class StratifiedSplit {
  private final List<int[]> classes;

  private StratifiedSplit(List<int[]> classes) {
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
  public static StratifiedSplit of(int[] labels, long seed, long purpose) {
    int count = Arrays.stream(labels).max().orElse(-1) + 1;
    return new StratifiedSplit(
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
   * All members so that each beginning has about every class's share. It is the share to within one
   * member if the classes are equally large. Otherwise small classes come at the same time: of
   * classes of 5, 1, 1 and 1 members, the first two members are of the first.
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

  /**
   * All members so that each beginning has every class's share, to within less than one member,
   * however large the classes are.
   *
   * <p>Among the members that would not put their class a member ahead, the one is next whose class
   * would fall a member behind first: work with deadlines, of which the earliest first meets all
   * that can be met (Steiner and Yeomans 1993, Management Science 39).
   *
   * @return a new array
   */
  public int[] apportioned() {
    List<Due> all =
        IntStream.range(0, classes.size())
            .boxed()
            .flatMap(this::dues)
            .sorted(Due.BY_START)
            .toList();
    Queue<Due> coming = new ArrayDeque<>(all);
    Queue<Due> open = new PriorityQueue<>(Due.BY_END);
    int[] members = new int[all.size()];
    for (int place = 0; place < members.length; place++) {
      while (!coming.isEmpty() && coming.element().start <= place) {
        open.add(coming.remove());
      }
      members[place] = open.remove().member;
    }
    return members;
  }

  /** A member with the first and the last place, from 0, that keep its class within its share. */
  private record Due(int member, int label, long start, long end) {
    private static final Comparator<Due> BY_START = Comparator.comparingLong(Due::start);
    private static final Comparator<Due> BY_END =
        Comparator.comparingLong(Due::end).thenComparingInt(Due::label);
  }

  private Stream<Due> dues(int label) {
    int[] members = classes.get(label);
    long all = classes.stream().mapToLong(each -> each.length).sum();
    return IntStream.range(0, members.length)
        .mapToObj(
            rank ->
                new Due(
                    members[rank],
                    label,
                    rank * all / members.length,
                    ((rank + 1) * all - 1) / members.length));
  }

  private Stream<Place> places(int label) {
    int[] members = classes.get(label);
    return IntStream.range(0, members.length)
        .mapToObj(rank -> new Place(members[rank], (rank + 0.5) / members.length, label));
  }
}
