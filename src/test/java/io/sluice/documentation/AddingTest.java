package io.sluice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page of adding things says is added to a scratch copy and nothing else is; the program
 * has it then, in a process of its own.
 */
class AddingTest {

  private static final List<String> SMALL =
      List.of(
          "--text notes.txt --layers 1 --width 16 --heads 2 --context 8 --batch 2 --steps 2"
              .split(" "));

  @TempDir Path home;
  @TempDir Path classes;

  private final Page page = Page.named("adding");

  private String java(int example) {
    return page.blocks("java").get(example).text();
  }

  /** Puts an example into the source file that its paragraph names. */
  private void add(String paragraph, String line, String example) throws IOException {
    String file = line.contains("switch") ? "src/test/java" : "src/main/java";
    Source source =
        Source.of(
            page.codeOf(paragraph).stream()
                .filter(word -> word.startsWith(file))
                .map(Path::of)
                .findFirst()
                .orElseThrow());
    source.after(line, example);
    assertThat(source.complaints(classes)).isEmpty();
  }

  private String typed(List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dsluice.home=" + home));
    command.addAll(List.of("-cp", Source.classPath(classes), "io.sluice.cli.Main"));
    command.addAll(words);
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  private String typed(String words) throws Exception {
    return typed(List.of(words.split(" ")));
  }

  private String trained(String feedForward) throws Exception {
    Files.writeString(home.resolve("notes.txt"), "The fox sat by the gate.\n".repeat(60));
    return typed(
        Stream.of(List.of("train", "--out", "run", "--feed-forward", feedForward), SMALL)
            .flatMap(List::stream)
            .toList());
  }

  @Test
  void anActivation() throws Exception {
    add("- An activation", "public enum StandardActivation implements Activation {", java(0));
    assertThat(trained("gated(dyn(sine))")).contains("gated(dyn(sine))");
  }

  @Test
  void aVariant() throws Exception {
    add("- A variant", "public enum FeedForwardVariant {", java(1));
    assertThat(trained("dynmishglu")).contains("dynmishglu");
  }

  @Test
  void aPlacement() throws Exception {
    String paragraph = "- A placement";
    add(paragraph, "public enum Placement {", java(2));
    add(paragraph, "        switch (feedForward.placement()) {", java(3));
    List<String> python = page.blocks("python").get(0).lines();
    Path folder =
        Path.of(page.codeOf(paragraph).get(1).replace("src/main/resources", classes.toString()));
    Files.createDirectories(folder);
    Files.write(folder.resolve(python.get(0).substring("# ".length())), python);
    assertThat(trained("gated(dyn(silu), placement=sum)")).contains("placement=sum");
  }

  @Test
  void anImageNet() throws Exception {
    add("- An image net", "enum StandardNet {", java(4));
    String small = " --training-images 64 --test-images 10 --epochs 1 --out run";
    assertThat(typed("vision train --net funnel(filters=0.5)" + small)).contains("funnel");
  }

  @Test
  void aTable() throws Exception {
    add("- A table", "public enum KnownTable implements TableChoice {", java(5));
    assertThat(typed("mlp data list")).contains("protein", "how far a protein's fold is off");
    Path file = home.resolve("data/regression/protein.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "surface,rmsd\n1,2\n3,5\n4,4\n6,9\n7,8\n9,7\n");
    String small = " --iterations 2 --hidden 2 --data-folder data --out run";
    assertThat(typed("mlp train --data protein" + small)).contains("protein: 1 input, 1 target");
  }

  @Test
  void anAlgorithm() throws Exception {
    add("- An algorithm", "public enum Algorithm {", java(6));
    assertThat(typed("mlp train --algorithm owo-hwo-olf(tanh) --iterations 3 --out run"))
        .contains("tanh, by owo-hwo-olf, 3 iterations");
  }

  @Test
  void aRecipe() throws Exception {
    Path folder =
        classes.resolve(page.codeOf("- A recipe").get(0).replaceFirst("^src/main/resources/", ""));
    Files.createDirectories(folder);
    Path shipped = Path.of(page.codeOf("- A recipe").get(0));
    try (Stream<Path> recipes = Files.list(shipped)) {
      for (Path recipe : recipes.toList()) {
        Files.copy(recipe, folder.resolve(recipe.getFileName()));
      }
    }
    Files.copy(folder.resolve("quick.yaml"), folder.resolve("quicker.yaml"));
    assertThat(typed("recipe show quicker")).contains("parameters");
  }
}
