package io.sluice.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes are found whether the program lies in a folder or in a jar. */
class ResourceFolderTest {

  @TempDir Path folder;

  @Test
  void filesOfAFolderAreFoundByTheirEnding() throws Exception {
    Files.writeString(folder.resolve("b.yaml"), "two");
    Files.writeString(folder.resolve("a.yaml"), "one");
    Files.writeString(folder.resolve("notes.txt"), "none");
    Map<String, String> found = ResourceFolder.texts(folder.toUri().toURL(), ".yaml");
    assertThat(found).containsExactly(Map.entry("a", "one"), Map.entry("b", "two"));
  }

  @Test
  void soAreThoseOfAJar() throws Exception {
    Path jar = folder.resolve("some library.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("io/recipes/"));
      for (String name : new String[] {"b", "a"}) {
        zip.putNextEntry(new ZipEntry("io/recipes/" + name + ".yaml"));
        zip.write(("of " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
    URL recipes = new URL("jar:" + jar.toUri() + "!/io/recipes");
    assertThat(ResourceFolder.texts(recipes, ".yaml"))
        .containsExactly(Map.entry("a", "of a"), Map.entry("b", "of b"));
  }
}
