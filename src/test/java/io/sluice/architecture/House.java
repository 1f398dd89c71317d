package io.sluice.architecture;

import static io.sluice.architecture.Library.BATIK;
import static io.sluice.architecture.Library.COMMONS_CLI;
import static io.sluice.architecture.Library.COMMONS_COMPRESS;
import static io.sluice.architecture.Library.COMMONS_NUMBERS;
import static io.sluice.architecture.Library.COMMONS_STATISTICS;
import static io.sluice.architecture.Library.DJL;
import static io.sluice.architecture.Library.DJL_PYTORCH;
import static io.sluice.architecture.Library.DJL_TOKENIZERS;
import static io.sluice.architecture.Library.EJML;
import static io.sluice.architecture.Library.FASTCSV;
import static io.sluice.architecture.Library.JACKSON;
import static io.sluice.architecture.Library.JACKSON_ANNOTATIONS;
import static io.sluice.architecture.Library.JAVALIN;
import static io.sluice.architecture.Library.JDK_DOM;
import static io.sluice.architecture.Library.JDK_IMAGES;
import static io.sluice.architecture.Library.JDK_MANAGEMENT;
import static io.sluice.architecture.Library.JDK_XML;
import static io.sluice.architecture.Library.JETTY;
import static io.sluice.architecture.Library.JNA;
import static io.sluice.architecture.Library.MUSTACHE;
import static io.sluice.architecture.Library.PROTOBUF;
import static io.sluice.architecture.Library.SERVLET;
import static io.sluice.architecture.Library.SLF4J;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages of Sluice and what each may import. The JDK is open to all. To add an arrow, write
 * it here; to add a package, give it a row.
 *
 * @param rooms the packages by their name below {@code io.sluice}
 */
record House(Map<String, Room> rooms) {

  private static final String ROOT = "io.sluice";

  /** What one package may import. */
  record Room(Set<String> packages, Set<Library> libraries) {}

  static House ofSluice() {
    Table table = new Table();
    table.row("", ""); // package-info alone
    table.row("notation", "");
    table.row("random", "");
    table.row("data", "");
    table.row("tensorboard", "", PROTOBUF);
    // What is read must be a file, and what is half written has a name that is nobody else's.
    table.row("run", "data notation tensorboard", JACKSON, JACKSON_ANNOTATIONS);
    table.row("recipe", "notation run", JACKSON);
    table.row("measure", "", COMMONS_STATISTICS);
    table.row("picture", "run", JDK_IMAGES, JDK_XML, JDK_DOM, BATIK);
    table.row("page", "data run", MUSTACHE);
    table.row("experiment", "data run notation picture measure training", FASTCSV);
    table.row("engine", "notation", DJL, DJL_PYTORCH, JDK_MANAGEMENT, JNA);
    table.row("activation", "engine notation", DJL, COMMONS_NUMBERS, JACKSON_ANNOTATIONS);
    table.row("feedforward", "activation engine notation", DJL, JACKSON_ANNOTATIONS);
    table.row("transformer", "feedforward activation engine notation", DJL);
    table.row("classifier", "activation engine notation", DJL, JACKSON_ANNOTATIONS);
    table.row("corpus.fables", "");
    table.row("corpus.huggingface", "notation", JACKSON);
    // DJL itself only to say where its classes are to the process that tries a tokenizer.
    table.row(
        "corpus",
        "corpus.fables corpus.huggingface data notation random run",
        DJL,
        DJL_TOKENIZERS,
        JACKSON,
        JACKSON_ANNOTATIONS,
        SLF4J);
    table.row("image", "data notation random", COMMONS_COMPRESS);
    table.row("table", "data notation random", FASTCSV, JACKSON_ANNOTATIONS);
    table.row("shallow", "activation random", EJML);
    table.row("training", "activation engine notation run measure", DJL);
    String every = "recipe run notation engine activation training ";
    table.row("suite.language", every + "measure feedforward transformer corpus", DJL);
    table.row("suite.vision", every + "classifier image data", DJL);
    table.row("suite.mlp", every + "table shallow random", DJL, JACKSON_ANNOTATIONS);
    // A recipe names its model's shape, whose size and cost a study reports.
    table.row(
        "study",
        "experiment measure recipe suite.language notation run feedforward transformer corpus engine training",
        JACKSON_ANNOTATIONS);
    table.row(
        "study.vision",
        "recipe experiment measure study suite.vision run image classifier notation engine training",
        JACKSON_ANNOTATIONS);
    table.row(
        "study.mlp",
        "engine recipe experiment study suite.mlp run shallow table notation training",
        JACKSON_ANNOTATIONS);
    table.row("report", "experiment picture run measure");
    table.row("report.html", "experiment picture page run data notation");
    // Shapes of activations are drawn by their Java form, which a run's configuration names.
    table.row(
        "board",
        "page activation classifier feedforward transformer suite.language suite.vision run notation data",
        JACKSON,
        FASTCSV,
        JAVALIN,
        SERVLET,
        JETTY);
    table.row(
        "cli",
        "board recipe experiment study study.vision study.mlp suite.language suite.vision suite.mlp report report.html"
            + " picture corpus image data run classifier measure notation engine activation"
            + " feedforward transformer training shallow table",
        COMMONS_CLI);
    return new House(table.rooms);
  }

  private static final class Table {
    private final Map<String, Room> rooms = new LinkedHashMap<>();

    void row(String name, String packages, Library... libraries) {
      Set<String> allowed =
          new TreeSet<>(List.of(packages.isEmpty() ? new String[0] : words(packages)));
      rooms.put(name, new Room(allowed, Set.copyOf(Arrays.asList(libraries))));
    }

    private static String[] words(String text) {
      return text.split(" ", -1);
    }
  }

  /** This table without one arrow. */
  House without(String from, String to) {
    Map<String, Room> changed = new LinkedHashMap<>(rooms);
    Room room = rooms.get(from);
    Set<String> packages = new TreeSet<>(room.packages());
    packages.remove(to);
    changed.put(from, new Room(packages, room.libraries()));
    return new House(changed);
  }

  /** This table without the right of a package to a library. */
  House without(String from, Library library) {
    Map<String, Room> changed = new LinkedHashMap<>(rooms);
    Set<Library> libraries = new TreeSet<>(rooms.get(from).libraries());
    libraries.remove(library);
    changed.put(from, new Room(rooms.get(from).packages(), libraries));
    return new House(changed);
  }

  /** This table without a row. */
  House without(String room) {
    Map<String, Room> changed = new LinkedHashMap<>(rooms);
    changed.remove(room);
    return new House(changed);
  }

  /** What these classes import against the table, a sentence each. */
  Set<String> violations(Iterable<JavaClass> classes) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = roomOf(type.getPackageName());
      Room room = rooms.get(name);
      if (room == null) {
        violations.add("package " + type.getPackageName() + " has no row in the table");
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!target.isEmpty() && !allowed(name, room, target)) {
          violations.add(name + " must not use " + target + ": " + dependency.getDescription());
        }
      }
    }
    return violations;
  }

  /** The rights that no class makes use of, and the rows of packages that are not there. */
  Set<String> unused(Iterable<JavaClass> classes) {
    Set<String> used = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = roomOf(type.getPackageName());
      used.add(name);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        used.add(
            name
                + " -> "
                + (isOfSluice(target) ? roomOf(target) : Library.of(target).orElse(null)));
      }
    }
    Set<String> unused = new TreeSet<>(rooms.keySet());
    rooms.forEach(
        (name, room) -> {
          room.packages().forEach(other -> unused.add(name + " -> " + other));
          room.libraries().forEach(library -> unused.add(name + " -> " + library));
        });
    unused.removeAll(used);
    unused.remove(""); // Not every compiler writes a class of package-info.
    return unused;
  }

  private static boolean isOfSluice(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }

  private boolean allowed(String name, Room room, String target) {
    if (isOfSluice(target)) {
      String other = roomOf(target);
      return other.equals(name) || room.packages().contains(other);
    }
    return Library.of(target)
        .map(library -> library == Library.JDK || room.libraries().contains(library))
        .orElse(false);
  }

  private static String roomOf(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  /** The rooms in an order in which each imports only earlier ones; shorter if there is a cycle. */
  List<String> inOrder() {
    List<String> order = new ArrayList<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Map.Entry<String, Room> room : rooms.entrySet()) {
        if (!order.contains(room.getKey()) && order.containsAll(room.getValue().packages())) {
          grew = order.add(room.getKey());
        }
      }
    }
    return order;
  }
}
