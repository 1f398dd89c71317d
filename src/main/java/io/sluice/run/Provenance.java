package io.sluice.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What made a run, and which run it is.
 *
 * @param sluice the version of this program
 * @param commit the commit that the launcher found, where there is one
 * @param java the version of the JVM
 * @param processor that began the run; runs of earlier versions do not say
 * @param identity the fingerprint that all files of the run carry, see {@link RunIdentity}; runs of
 *     earlier versions have none
 */
public record Provenance(
    String sluice,
    Optional<String> commit,
    String java,
    Optional<Processor> processor,
    Optional<String> identity) {

  /**
   * This process.
   *
   * @return version, commit, JVM and processor
   */
  public static Provenance current() {
    return new Provenance(
        version(),
        Optional.ofNullable(System.getProperty("sluice.commit")).filter(text -> !text.isBlank()),
        Runtime.version().toString(),
        Optional.of(Processor.current()),
        Optional.empty());
  }

  /**
   * This process, where libraries take of the processor what a run pins.
   *
   * @param pinned what that is; nothing where each takes what it can
   * @return the same with it as the processor's instruction set
   */
  public static Provenance current(Optional<String> pinned) {
    Provenance here = current();
    return new Provenance(
        here.sluice,
        here.commit,
        here.java,
        here.processor.map(
            found -> new Processor(found.name(), pinned.orElse(found.instructionSet()))),
        here.identity);
  }

  /**
   * The same of a run.
   *
   * @param configuration what the run is asked to do, whatever its provenance
   * @return with its identity
   */
  public Provenance of(Object configuration) {
    return new Provenance(
        sluice, commit, java, processor, Optional.of(RunIdentity.of(configuration).sha256()));
  }

  /**
   * The version of this program.
   *
   * @return as in {@code pom.xml}
   */
  public static String version() {
    try (InputStream stream = Provenance.class.getResourceAsStream("/sluice.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
