package io.sluice.cli;

import io.sluice.image.DataSet;
import io.sluice.image.ImageShape;
import io.sluice.image.Inventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the data sets of images. */
final class VisionDataListCommand implements Command {

  /**
   * A data set in a list.
   *
   * @param name its word
   * @param description a clause
   * @param licence or what is asked of its users
   * @param shape of its images
   * @param classes their names
   * @param folder where it is looked for; absent if it is generated
   * @param training its training images
   * @param test its test images
   * @param usable whether both parts have images
   * @param missing what is missing or damaged, a sentence each
   */
  record Entry(
      String name,
      String description,
      String licence,
      ImageShape shape,
      List<String> classes,
      Optional<String> folder,
      Images training,
      Images test,
      boolean usable,
      List<String> missing) {

    static Entry of(DataSet set, Path dataDirectory) {
      Inventory inventory = set.inventory(dataDirectory);
      return new Entry(
          set.notation(),
          set.description(),
          set.licence(),
          set.shape(),
          set.classes(),
          inventory.folder().map(folder -> folder.toAbsolutePath().normalize().toString()),
          new Images(inventory.trainingImages(), set.trainingImages()),
          new Images(inventory.testImages(), set.testImages()),
          inventory.usable(),
          inventory.missing());
    }

    private List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      sentences.add(
          Text.of("%s; %s in %d classes; %s", description, shape, classes.size(), licence));
      sentences.add(
          Text.of(
              "%s training and %s test images%s",
              training, test, folder.map(path -> " in " + path).orElse("")));
      if (folder.isPresent() && !Files.isDirectory(Path.of(folder.get()))) {
        sentences.add("missing: ./sluice vision data fetch " + name + " gets it");
      } else {
        missing.forEach(sentence -> sentences.add("missing: " + sentence));
      }
      return sentences;
    }
  }

  /**
   * How many images a part has.
   *
   * @param found by the headers and sizes of the files that are there
   * @param complete if all files are there
   */
  record Images(long found, long complete) {
    @Override
    public String toString() {
      return found == complete ? Text.of("%,d", found) : Text.of("%,d of %,d", found, complete);
    }
  }

  @Override
  public Usage usage() {
    return new Usage(
            "vision data list",
            "list the data sets of images and say what of them is on this machine")
        .details(
            "Images are counted by the headers and sizes of the files; that these are whole is checked"
                + " when they are read.")
        .flags(Flags.DATA, Flags.JSON)
        .examples("./sluice vision data list", "./sluice vision data list --data ../data --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path dataDirectory = invocation.sources().dataDirectory();
    List<Entry> entries =
        Stream.of(DataSet.values()).map(set -> Entry.of(set, dataDirectory)).toList();
    return invocation.done(entries, () -> print(invocation, entries));
  }

  static void print(Invocation invocation, List<Entry> entries) {
    Definitions lines = new Definitions("");
    entries.forEach(entry -> lines.add(entry.name(), entry.sentences()));
    lines.print(invocation);
  }
}
