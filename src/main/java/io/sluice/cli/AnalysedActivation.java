package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.classifier.ClassifierShape;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.vision.VisionConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The activation of a run that is looked at: pictures of sites with different ones would not
 * compare.
 *
 * @param activation the one
 * @param sites where it works, by name
 * @param others what works at the other sites
 */
record AnalysedActivation(Activation activation, Predicate<String> sites, List<Activation> others) {

  /**
   * Of a run.
   *
   * @param run its folder
   * @param asked one of the run's; the first that learns unless given
   * @throws IllegalArgumentException if the run has none like it
   */
  static AnalysedActivation of(RunDirectory run, Optional<Activation> asked) {
    return switch (RunSuite.of(run)) {
      case LANGUAGE ->
          of(
              run,
              List.of(
                  RunSuite.LANGUAGE
                      .configuration(run, LanguageConfiguration.class)
                      .recipe()
                      .model()
                      .feedForward()
                      .activation()),
              asked,
              site -> true);
      case VISION -> {
        ClassifierShape shape =
            RunSuite.VISION.configuration(run, VisionConfiguration.class).recipe().shape();
        List<Activation> all =
            shape.sites().stream().map(shape.activations()::at).distinct().toList();
        Activation one = one(run, all, asked);
        yield of(run, all, asked, site -> shape.activations().at(site).equals(one));
      }
      case MLP ->
          throw new IllegalArgumentException(
              "%s is a small network, whose hidden functions ./sluice mlp sine draws; analyse a language model or an image classifier"
                  .formatted(Home.shown(run.folder())));
    };
  }

  private static AnalysedActivation of(
      RunDirectory run, List<Activation> all, Optional<Activation> asked, Predicate<String> sites) {
    Activation one = one(run, all, asked);
    return new AnalysedActivation(
        one, sites, all.stream().filter(other -> !other.equals(one)).toList());
  }

  private static Activation one(
      RunDirectory run, List<Activation> all, Optional<Activation> asked) {
    if (asked.isPresent() && !all.contains(asked.get())) {
      throw new IllegalArgumentException(
          "%s has %s nowhere: its activations are %s"
              .formatted(
                  Home.shown(run.folder()),
                  asked.get().notation(),
                  all.stream().map(Activation::notation).collect(Collectors.joining(", "))));
    }
    return asked.orElseGet(
        () ->
            all.stream()
                .filter(activation -> !activation.parameters().isEmpty())
                .findFirst()
                .orElse(all.get(0)));
  }
}
