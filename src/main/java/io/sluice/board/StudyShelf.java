package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.run.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The studies of a folder, by name. */
final class StudyShelf {

  private static final String PLAN = "study.yaml";
  private static final String RESULTS = "results.csv";

  private final ShownFolder folder;

  StudyShelf(ShownFolder folder) {
    this.folder = folder;
  }

  private List<Path> studies() {
    return folder.folders(folder.root()).stream()
        .filter(
            study ->
                folder.file(study.resolve(PLAN)).isPresent()
                    || folder.file(study.resolve(RESULTS)).isPresent())
        .toList();
  }

  /** Every study with its question. */
  ArrayNode list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    studies().forEach(study -> list.add(heading(study)));
    return list;
  }

  private ObjectNode heading(Path study) {
    ObjectNode heading = JsonNodeFactory.instance.objectNode();
    heading.put("name", folder.name(study));
    if (folder.file(study.resolve(PLAN)).isPresent()) {
      try {
        JsonNode plan = Json.parseYamlTree(folder.text(study.resolve(PLAN)), PLAN);
        heading.put("question", plan.path("question").asText());
      } catch (IllegalArgumentException | UncheckedIOException e) {
        heading.put("problem", e.getMessage());
      }
    }
    if (folder.file(study.resolve(RESULTS)).isEmpty() && !heading.has("problem")) {
      heading.put("problem", "it has no results.csv yet");
    }
    return heading;
  }

  /** One study with its plan, its results, its report and what its activations have learned. */
  Optional<ObjectNode> study(String name) {
    return studies().stream()
        .filter(study -> folder.name(study).equals(name))
        .findFirst()
        .map(this::whole);
  }

  private ObjectNode whole(Path study) {
    ObjectNode whole = heading(study);
    text(study, PLAN, "plan", whole);
    text(study, "report.md", "report", whole);
    table(study, RESULTS, "results", whole);
    Path sites = study.resolve("sites.csv");
    if (folder.file(sites).isPresent()) {
      try {
        whole.set("sites", SiteMeans.of(CsvTable.of(folder.text(sites), "sites.csv")));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        whole.put("problem", e.getMessage());
      }
    }
    return whole;
  }

  private void text(Path study, String file, String key, ObjectNode whole) {
    if (folder.file(study.resolve(file)).isPresent()) {
      try {
        whole.put(key, folder.text(study.resolve(file)));
      } catch (UncheckedIOException e) {
        whole.put("problem", e.getMessage());
      }
    }
  }

  private void table(Path study, String file, String key, ObjectNode whole) {
    if (folder.file(study.resolve(file)).isPresent()) {
      try {
        whole.set(key, CsvTable.of(folder.text(study.resolve(file)), file).json());
      } catch (IllegalArgumentException | UncheckedIOException e) {
        whole.put("problem", e.getMessage());
      }
    }
  }
}
