package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run of each suite, as its command leaves it, and the commands that read it. */
enum SuiteRuns {
  LANGUAGE(
      List.of("train", "--steps", "3", "--device", "cpu", "--threads", "1"),
      List.of("evaluate RUN --threads 1", "generate RUN --tokens 5 --prompt T"),
      "resume RUN"),
  VISION(
      List.of(
          "vision",
          "train",
          "--net",
          "mlp(2, width=4)",
          "--activation",
          "dyn(mish)",
          "--epochs",
          "2",
          "--training-images",
          "200",
          "--test-images",
          "50",
          "--threads",
          "1"),
      List.of(
          "vision evaluate RUN",
          "vision fgsm RUN --epsilon 0.1",
          "vision train --weights RUN --net mlp(2,width=4) --epochs 1 --training-images 200"
              + " --test-images 50 --out NEW"),
      "vision resume RUN"),
  MLP(
      List.of("mlp", "train", "--hidden", "3", "--iterations", "4", "--algorithm", "adam"),
      List.of("mlp evaluate RUN"),
      "mlp resume RUN");

  private final List<String> train;
  private final List<String> readers;
  private final String resume;

  SuiteRuns(List<String> train, List<String> readers, String resume) {
    this.train = train;
    this.readers = readers;
    this.resume = resume;
  }

  /** Commands that read the model of a run; RUN, NEW and PICTURES stand for folders. */
  List<String> modelReaders() {
    return readers;
  }

  /** Every command that takes a run of this suite. */
  List<String> commands() {
    List<String> all = new ArrayList<>(readers);
    all.add(resume);
    if (this != MLP) {
      all.add("activations analyse RUN --out PICTURES");
    }
    return all;
  }

  String resume() {
    return resume;
  }

  /** Trains a run of a seed. */
  Path train(Path home, int seed) {
    Path out = home.resolve("checkpoints/" + name().toLowerCase(Locale.ROOT) + "-" + seed);
    Typed typed = train(home, out, "--seed", "" + seed);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return out;
  }

  /** Types the command that trains a run. */
  Typed train(Path home, Path out, String... more) {
    List<String> words = new ArrayList<>(train);
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of(more));
    if (this == LANGUAGE) {
      words.addAll(List.of("--text", Typed.text(home).toString()));
    }
    return Typed.in(home, words.toArray(String[]::new));
  }

  /** Types a command of a run. */
  static Typed type(Path home, String command, Path run) {
    return Typed.in(
        home,
        Stream.of(command.split(" "))
            .map(word -> word.equals("RUN") ? run.toString() : word)
            .map(word -> word.equals("NEW") ? run + "-new" : word)
            .map(word -> word.equals("PICTURES") ? run + "-pictures" : word)
            .toArray(String[]::new));
  }

  static Path copy(Path run, Path to) {
    try (Stream<Path> files = Files.list(run)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a run is that was killed after its last checkpoint. */
  static void unfinish(Path run) {
    try {
      Files.delete(run.resolve("DONE"));
      Files.delete(RunDirectory.open(run).result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of a folder, to see whether one changed. */
  static Map<String, String> content(Path folder) {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        content.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
