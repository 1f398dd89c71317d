package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message tells a person to do can be done. */
class AdviceTest {

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]*)");
  private static final Pattern COMMAND = Pattern.compile("\\./sluice ([a-z]+(?: [a-z]+)*)");

  /** What the main class answers itself, and what is told of another program. */
  private static final Set<String> OF_ALL = Set.of("help", "version", "debug");

  @Test
  void everyOptionInAMessageIsAnOptionOfSomeCommand() throws IOException {
    Set<String> options =
        Commands.ALL.stream()
            .flatMap(command -> command.usage().flags().stream())
            .map(Flag::name)
            .collect(Collectors.toCollection(TreeSet::new));
    options.addAll(OF_ALL);
    TreeMap<String, String> unknown = new TreeMap<>();
    TreeSet<String> seen = new TreeSet<>();
    texts(
        (file, text) -> {
          Matcher matcher = OPTION.matcher(text);
          while (matcher.find()) {
            seen.add(matcher.group(1));
            if (!options.contains(matcher.group(1))) {
              unknown.put(matcher.group(1), file + ": " + text);
            }
          }
        });
    assertThat(seen).contains("text", "learning-rate", "training-images", "out", "name");
    assertThat(unknown).isEmpty();
  }

  /** What only one suite says names options of that suite's commands. */
  @ParameterizedTest
  @CsvSource({"suite/language,(?!vision|mlp).*", "suite/vision,vision.*", "suite/mlp,mlp.*"})
  void anOptionOfASuitesMessageIsOneOfItsCommands(String suite, String commands)
      throws IOException {
    Set<String> options =
        Commands.ALL.stream()
            .filter(command -> command.usage().name().matches(commands))
            .flatMap(command -> command.usage().flags().stream())
            .map(Flag::name)
            .collect(Collectors.toSet());
    TreeSet<String> seen = new TreeSet<>();
    texts(
        (file, text) ->
            OPTION
                .matcher(text)
                .results()
                .filter(found -> file.toString().contains("/sluice/" + suite + "/"))
                .forEach(found -> seen.add(found.group(1))));
    assertThat(seen).isNotEmpty();
    assertThat(options).containsAll(seen);
  }

  /** Where studies come as well as runs, an option of runs alone is told with what a study has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transformer,suite/language|compare|Prompt,Generation,SamplingSettings,Benchmark,TrainedModel",
        "image,classifier,suite/vision|vision compare|FastGradientSign",
        "table,shallow,suite/mlp|mlp compare|StartingNetwork,TrainedNetwork"
      })
  void whatAStudyIsToldIsNoOptionThatItLacks(String packages, String command, String readers)
      throws IOException {
    Set<String> options =
        Commands.ALL.stream()
            .filter(each -> each.usage().name().equals(command))
            .flatMap(each -> each.usage().flags().stream())
            .map(Flag::name)
            .collect(Collectors.toCollection(TreeSet::new));
    // Of a run that is resumed, where a study has its --name.
    options.add("out");
    Pattern where =
        Pattern.compile(
            ".*/sluice/(%s)/(?!(%s)\\.)\\w+\\.java"
                .formatted(packages.replace(',', '|'), readers.replace(',', '|')));
    TreeSet<String> lacking = new TreeSet<>();
    TreeSet<String> seen = new TreeSet<>();
    texts(
        (file, text) -> {
          if (where.matcher(file.toString()).matches() && !text.contains("study")) {
            OPTION.matcher(text).results().forEach(found -> seen.add(found.group(1)));
            OPTION
                .matcher(text)
                .results()
                .filter(found -> !options.contains(found.group(1)))
                .forEach(found -> lacking.add(file + ": " + text));
          }
        });
    assertThat(seen).isNotEmpty();
    assertThat(lacking).isEmpty();
  }

  @Test
  void everyCommandInAMessageIsOne() throws IOException {
    TreeMap<String, String> unknown = new TreeMap<>();
    texts(
        (file, text) -> {
          Matcher matcher = COMMAND.matcher(text);
          while (matcher.find()) {
            String words = matcher.group(1);
            boolean known =
                Commands.ALL.stream()
                    .map(Command::name)
                    .anyMatch(
                        name -> (words + " ").startsWith(name + " ") || name.startsWith(words));
            if (!known) {
              unknown.put(words, file + ": " + text);
            }
          }
        });
    assertThat(unknown).isEmpty();
  }

  private interface Use {
    void of(Path file, String text);
  }

  private static void texts(Use use) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = TEXT.matcher(Files.readString(file));
        while (matcher.find()) {
          use.of(file, matcher.group(1));
        }
      }
    }
  }
}
