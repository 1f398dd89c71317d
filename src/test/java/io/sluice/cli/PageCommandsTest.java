package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.documentation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of README.md and of the pages of the site is accepted, and does what it says: in a
 * home of its own, one after the other as a reader would type them, the long ones shortened.
 */
class PageCommandsTest {

  private static final String SLUICE = "./sluice ";

  /** What is run in place of a command that would take too long, or wants files from elsewhere. */
  private static final Map<String, String> SHORTENED =
      Map.ofEntries(
          Map.entry(
              "./sluice compare",
              "./sluice compare --feed-forward swiglu,dynactglu --seeds 2 --marks 1,2"),
          Map.entry(
              "./sluice compare --feed-forward 'swiglu,gated(dyn({base}, start={start}))'"
                  + " --factor base=silu,mish --factor start=1:0,0.5:0.5 --overhead-steps 20",
              "./sluice compare --feed-forward 'gated(dyn({base}, start={start}))' --factor"
                  + " base=silu --factor start=1:0,0.5:0.5 --overhead-steps 1 --seeds 1 --marks 1"),
          Map.entry(
              "./sluice compare --feed-forward swiglu,geglu --factor"
                  + " training.schedule.peak=3e-3,6e-3 --factor model.width=96,128 --seeds 1"
                  + " --marks 100",
              "./sluice compare --feed-forward swiglu,geglu --factor"
                  + " training.schedule.peak=3e-3,6e-3 --factor model.width=96,128 --seeds 1"
                  + " --marks 1 --text notes.txt"),
          Map.entry(
              "./sluice resume checkpoints/notes --steps 700",
              "./sluice resume checkpoints/notes --steps 4"),
          Map.entry(
              "./sluice train --from checkpoints/notes --text notes.txt --steps 200 --learning-rate"
                  + " 1e-3 --out checkpoints/tuned",
              "./sluice train --from checkpoints/notes --text notes.txt --steps 2 --learning-rate"
                  + " 1e-3 --out checkpoints/tuned"),
          Map.entry(
              "./sluice compare quick --seeds 5 --dry-run",
              "./sluice compare gates --seeds 3 --dry-run"),
          Map.entry(
              "./sluice compare --feed-forward swiglu,reglu --seeds 4 --workers 2",
              "./sluice compare --feed-forward swiglu,reglu --seeds 2 --marks 1 --workers 2"),
          Map.entry(
              "./sluice bench",
              "./sluice bench --layers 1 --width 8 --heads 2 --context 8 --batch 2 --steps 1"),
          Map.entry(
              "./sluice bench --precision bf16",
              "./sluice bench --layers 1 --width 8 --heads 2 --context 8 --batch 2 --steps 1"
                  + " --precision bf16"),
          Map.entry(
              "./sluice bench --reproducible x86-64",
              "./sluice bench --layers 1 --width 8 --heads 2 --context 8 --batch 2 --steps 1"
                  + " --reproducible x86-64"),
          Map.entry(
              "./sluice bench --feed-forward swiglu,dynactglu",
              "./sluice bench --layers 1 --width 8 --heads 2 --context 8 --batch 2 --steps 1"
                  + " --feed-forward swiglu,dynactglu"),
          Map.entry(
              "./sluice train --recipe nanogpt-char-cpu",
              "./sluice train --recipe nanogpt-char-cpu --text notes.txt --steps 2"),
          Map.entry(
              "./sluice train --recipe modern-char-cpu",
              "./sluice train --recipe modern-char-cpu --text notes.txt --steps 2"),
          Map.entry(
              "./sluice train --layers 4 --learning-rate 4e-3 --set"
                  + " training.optimizer.weight_decay=0.01 --out checkpoints/deeper",
              "./sluice train --layers 4 --learning-rate 4e-3 --set"
                  + " training.optimizer.weight_decay=0.01 --out checkpoints/deeper --text"
                  + " notes.txt --steps 2 --set model.context=16"),
          Map.entry(
              "./sluice corpus prepare tinystories --tokenizer gpt2 --again",
              "./sluice corpus prepare --text notes.txt --tokenizer bytes --again"),
          Map.entry(
              "./sluice train --text notes.txt --steps 500 --out checkpoints/notes",
              "./sluice train --text notes.txt --steps 3 --out checkpoints/notes"),
          Map.entry(
              "./sluice generate checkpoints/notes --prompt 'The ' --tokens 300 --temperature 0.7",
              "./sluice generate checkpoints/notes --prompt 'The ' --tokens 20 --temperature 0.7"),
          Map.entry(
              "./sluice vision train --recipe mnist-cnn",
              "./sluice vision train --recipe mnist-cnn --images shapes --epochs 1"
                  + " --training-images 64 --test-images 20"),
          Map.entry(
              "./sluice vision train --recipe cifar-vgg",
              "./sluice vision train --recipe cifar-vgg --images colour-shapes --epochs 1"
                  + " --training-images 128 --test-images 20"),
          Map.entry(
              "./sluice vision train --recipe mnist-mlp --net 'mlp(75)' --activation"
                  + " 'dyn(mish, start=1:0.5)' --initialization variance-keeping",
              "./sluice vision train --recipe mnist-mlp --net 'mlp(75)' --activation"
                  + " 'dyn(mish, start=1:0.5)' --initialization variance-keeping --images shapes"
                  + " --epochs 1 --training-images 128 --test-images 20"),
          Map.entry(
              "./sluice vision compare --nets simple-cnn --activations 'relu,pwl({hinges})' --factor"
                  + " hinges=5,9 --factor training.peak=1e-3,2e-3 --epochs 2",
              "./sluice vision compare --nets 'mlp(1)' --activations 'relu,pwl({hinges})' --factor"
                  + " hinges=5,9 --factor training.peak=1e-3,2e-3 --epochs 1 --seeds 1"
                  + " --training-images 64 --test-images 20"),
          Map.entry(
              "./sluice mlp compare --data sine --algorithms adact,cg --factor ridge=0,0.01 --set"
                  + " source=lab --folds 3 --iterations 20",
              "./sluice mlp compare --data sine --algorithms adact,cg --factor ridge=0,0.01 --set"
                  + " source=lab --folds 2 --iterations 2"),
          Map.entry(
              "./sluice vision compare --nets 'mlp(3),mlp(5)' --activations relu,mish --epochs 1"
                  + " --set batch=32 --name depths",
              "./sluice vision compare --nets 'mlp(3),mlp(5)' --activations relu,mish --epochs 1"
                  + " --set batch=32 --name depths --training-images 64 --test-images 20 --seeds 1"),
          Map.entry(
              "./sluice mlp compare", "./sluice mlp compare --data sine --folds 2 --iterations 3"),
          Map.entry(
              "./sluice mlp hinges", "./sluice mlp hinges --data sine --folds 2 --iterations 3"),
          Map.entry(
              "./sluice vision train --activation 'dyn(mish)' --out checkpoints/digits",
              "./sluice vision train --activation 'dyn(mish)' --out checkpoints/digits --epochs 1"
                  + " --training-images 64 --test-images 20"),
          Map.entry(
              "./sluice resume checkpoints/digits --epochs 6",
              "./sluice resume checkpoints/digits --epochs 2"),
          Map.entry(
              "./sluice vision train --from checkpoints/digits --epochs 2 --learning-rate 1e-4 --out"
                  + " checkpoints/refined",
              "./sluice vision train --from checkpoints/digits --epochs 1 --learning-rate 1e-4 --out"
                  + " checkpoints/refined"),
          Map.entry(
              "./sluice mlp resume checkpoints/bent --iterations 200",
              "./sluice mlp resume checkpoints/bent --iterations 102"),
          Map.entry(
              "./sluice mlp train --from checkpoints/bent --iterations 50 --out"
                  + " checkpoints/straighter",
              "./sluice mlp train --from checkpoints/bent --iterations 2 --out"
                  + " checkpoints/straighter"),
          Map.entry(
              "./sluice vision train --recipe mnist-cnn --activation 'dyn(mish)' --weights"
                  + " checkpoints/digits --out checkpoints/mnist",
              "./sluice vision train --recipe mnist-cnn --activation 'dyn(mish)' --weights"
                  + " checkpoints/digits --out checkpoints/mnist --images shapes --epochs 1"
                  + " --training-images 64 --test-images 20"));

  /** Commands that are parsed and not run. */
  private static final Map<String, String> PARSED_ONLY =
      Map.of(
          "./sluice board",
          "ends when it is stopped; BoardCommandTest runs it",
          "./sluice compare eval/tiny-shakespeare/study.yaml",
          "wants tiny Shakespeare; ./sluice compare is run",
          "./sluice vision data fetch cifar10",
          "wants a network",
          "SLUICE_NATIVES=gpu ./sluice doctor --device gpu",
          "wants a GPU",
          "SLUICE_NATIVES=gpu ./sluice train --recipe nanogpt-char --device gpu --precision bf16",
          "wants a GPU");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** Folders and files that stand for those of the home when they begin a word. */
  private static final Pattern OF_THE_HOME =
      Pattern.compile("(checkpoints|eval)/.*|notes\\.txt|predictions\\.csv");

  @TempDir static Path home;
  private static final List<Page> PAGES = Page.all();

  @BeforeAll
  static void furnish() throws IOException {
    Typed.text(home);
    for (Path file : files(Path.of("corpora"))) {
      Typed.write(home.resolve(file), Files.readString(file));
    }
    // Two hundred times smaller: the fables are the same, only fewer.
    Path fables = home.resolve("corpora/fables/corpus.yaml");
    String settings = Files.readString(fables);
    assertThat(settings).contains("4000000", "200000");
    Files.writeString(fables, settings.replace("4000000", "20000").replace("200000", "1000"));
    Page.Block depth = study("eval/depth");
    assertThat(depth.text())
        .contains("mlp(3), mlp(20)", "training_images: 3000", "seeds: [1, 2, 3]");
    Typed.write(
        home.resolve("eval/depth/study.yaml"),
        depth
            .text()
            .replace("mlp(20)", "mlp(4)")
            .replace("3000", "130\ntest_images: 20")
            .replace("[1, 2, 3]", "[1, 2]"));
    Page.Block roofs = study("eval/roofs");
    assertThat(roofs.text()).contains("[bumps, mackey-glass]", "iterations: 50", "folds: 5");
    Typed.write(
        home.resolve("eval/roofs/study.yaml"),
        roofs
            .text()
            .replace("[bumps, mackey-glass]", "[sine, mackey-glass]")
            .replace("iterations: 50", "iterations: 3")
            .replace("folds: 5", "folds: 2"));
    Page.Block study = study("eval/gates");
    assertThat(study.text()).contains("marks: [200, 400]");
    Typed.write(
        home.resolve("eval/gates/study.yaml"),
        study.text().replace("[200, 400]", "[1, 2]").replace("[1, 2, 3]", "[1, 2]"));
  }

  private static Page.Block study(String folder) {
    return PAGES.stream()
        .flatMap(page -> page.blocks("yaml").stream())
        .filter(block -> block.text().startsWith("# " + folder + "/study.yaml\n"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> commands() {
    return typed().filter(line -> line.contains(SLUICE)).distinct().toList();
  }

  private static Stream<String> typed() {
    return PAGES.stream().flatMap(page -> page.commands().stream());
  }

  @Test
  void nothingButSluiceAndMavenIsTyped() {
    assertThat(typed()).allMatch(line -> line.matches("(\\w+=\\S+ )*(\\./sluice|mvn) .*"));
  }

  @Test
  void theTablesOfThisTestAreAboutCommandsThatAreThere() {
    assertThat(commands()).containsAll(SHORTENED.keySet()).containsAll(PARSED_ONLY.keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandParses() {
    return commands().stream().map(line -> DynamicTest.dynamicTest(line, () -> parse(line)));
  }

  private static Command parse(String line) throws Exception {
    Commands.Call call = Commands.find(words(line));
    Arguments.parse(call.command(), call.rest());
    return call.command();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandDoesWhatItSays() {
    return Stream.concat(
        commands().stream()
            .filter(line -> !PARSED_ONLY.containsKey(line))
            .map(line -> DynamicTest.dynamicTest(line, () -> run(line))),
        Stream.of(
            DynamicTest.dynamicTest(
                "what they leave behind", PageCommandsTest::foldersHoldTheFilesThatAreListed)));
  }

  private static void run(String line) throws Exception {
    String tried = SHORTENED.getOrDefault(line, line);
    assertThat(parse(tried)).as("the same command").isSameAs(parse(line));
    String[] words =
        words(tried).stream()
            .map(word -> OF_THE_HOME.matcher(word).matches() ? home.resolve(word).toString() : word)
            .toArray(String[]::new);
    Typed typed = Typed.in(home, words);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).isNotBlank();
  }

  /** The words behind ./sluice. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    String rest = line.substring(line.indexOf(SLUICE) + SLUICE.length());
    for (Matcher word = WORD.matcher(rest); word.find(); ) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  private static void foldersHoldTheFilesThatAreListed() throws IOException {
    assertThat(names(home.resolve("checkpoints/notes")))
        .containsExactlyInAnyOrderElementsOf(
            Page.named("runs").codeOf("Runs are in").subList(1, 11));
    Set<String> study = names(home.resolve("eval/gates"));
    List<String> listed = Page.named("studies").codeOf("What was learnt").subList(1, 13);
    assertThat(study).filteredOn(name -> !name.endsWith(".svg")).hasSameElementsAs(listed);
    assertThat(study)
        .containsAll(
            listed.stream()
                .filter(name -> name.endsWith(".png"))
                .map(name -> name.replace(".png", ".svg"))
                .toList());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.\\d{10}\\.", ".TIME."))
          .collect(Collectors.toSet());
    }
  }
}
