package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.SiteRecord;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What training has made of the activations of a run.
 *
 * @param activation of these sites
 * @param sites by layer, at least one
 */
record RunAnalysis(Activation activation, List<SiteHistory> sites) {

  /**
   * Sorts the records of a run.
   *
   * @param run its folder
   * @param metrics its records
   * @param activation of these sites
   * @param sites which, by name
   * @throws IllegalArgumentException if it has none, or if they are of another activation
   */
  static RunAnalysis of(
      RunDirectory run, RunRecords metrics, Activation activation, Predicate<String> sites) {
    List<SiteRecord> records =
        metrics.of(SiteRecord.class).stream().filter(record -> sites.test(record.site())).toList();
    if (records.isEmpty()) {
      throw new IllegalArgumentException(
          Home.shown(run.metrics())
              + " has no records of activations: analyse a run that this version has trained");
    }
    records.forEach(record -> refuseOthers(run, activation, record));
    int shared = shared(records.stream().map(RunAnalysis::place).distinct().toList());
    Map<String, List<SiteRecord>> bySite =
        records.stream()
            .sorted(Comparator.comparingInt(SiteRecord::layer).thenComparing(SiteRecord::step))
            .collect(
                Collectors.groupingBy(SiteRecord::site, LinkedHashMap::new, Collectors.toList()));
    return new RunAnalysis(
        activation, bySite.values().stream().map(site -> history(site, shared)).toList());
  }

  private static SiteHistory history(List<SiteRecord> records, int shared) {
    SiteRecord first = records.get(0);
    String place = place(first).substring(shared);
    String label = "layer " + first.layer() + (place.isEmpty() ? "" : ", " + place);
    return new SiteHistory(label, place, records);
  }

  /** {@code feed_forward.activation} of {@code layers.0.feed_forward.activation}. */
  private static String place(SiteRecord record) {
    return record.site().replaceFirst("^.*?\\b" + record.layer() + "\\.", "");
  }

  /** How many letters all places begin with, up to a dot; all of them if there is one place. */
  private static int shared(List<String> places) {
    String first = places.get(0);
    if (places.size() == 1) {
      return first.length();
    }
    int dot = first.length();
    do {
      dot = first.lastIndexOf('.', dot - 1);
      String start = first.substring(0, dot + 1);
      if (places.stream().allMatch(place -> place.startsWith(start))) {
        return start.length();
      }
    } while (dot >= 0);
    return 0;
  }

  private static void refuseOthers(RunDirectory run, Activation activation, SiteRecord record) {
    for (ActivationParameter parameter : activation.parameters()) {
      List<Double> numbers = record.parameters().getOrDefault(parameter.name(), List.of());
      if (numbers.size() != parameter.start().size()) {
        throw new IllegalArgumentException(
            Text.of(
                "%s has %d numbers of '%s' at step %d of %s, and %s has %d: is it another run's?",
                Home.shown(run.metrics()),
                numbers.size(),
                parameter.name(),
                record.step(),
                record.site(),
                activation.notation(),
                parameter.start().size()));
      }
    }
  }

  /** α, β and ρ where there are any, else the numbers that are learned. */
  List<Quantity> shape() {
    return sites.get(0).first().alpha().isPresent()
        ? List.of(Quantity.ALPHA, Quantity.BETA, Quantity.RHO)
        : Quantity.learned(activation);
  }

  /** Everything that is known of a site at a step. */
  List<Quantity> all() {
    Map<String, Quantity> all = new LinkedHashMap<>();
    Quantity.learned(activation).forEach(quantity -> all.put(quantity.name(), quantity));
    shape().forEach(quantity -> all.putIfAbsent(quantity.name(), quantity));
    List.of(Quantity.LIPSCHITZ, Quantity.DEAD, Quantity.GRADIENT)
        .forEach(quantity -> all.put(quantity.name(), quantity));
    return List.copyOf(all.values());
  }

  /** The last step that has a record. */
  long lastStep() {
    return sites.stream().mapToLong(site -> site.last().step()).max().orElseThrow();
  }

  /** The first, the middle and the last step. */
  Set<Long> threeSteps() {
    TreeSet<Long> steps = new TreeSet<>();
    sites.forEach(site -> site.records().forEach(record -> steps.add(record.step())));
    List<Long> sorted = List.copyOf(steps);
    return new LinkedHashSet<>(
        List.of(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1)));
  }

  /** The sites of all layers that lie at the same place of their layer. */
  TreeMap<String, List<SiteHistory>> places() {
    return sites.stream()
        .collect(Collectors.groupingBy(SiteHistory::place, TreeMap::new, Collectors.toList()));
  }

  /** The numbers of a record in the order of the activation's parameters. */
  double[] parameters(SiteRecord record) {
    return activation.parameters().stream()
        .flatMap(parameter -> record.parameters().get(parameter.name()).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
