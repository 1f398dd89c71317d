package io.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PackageImportsTest {

  private final House house = House.ofSluice();

  @Test
  void everyPackageImportsOnlyWhatTheTableAllows() {
    assertThat(SluiceClasses.MAIN).hasSizeGreaterThan(100);
    assertThat(house.violations(SluiceClasses.MAIN)).isEmpty();
  }

  @Test
  void theTableAllowsNothingThatNobodyNeeds() {
    assertThat(house.unused(SluiceClasses.MAIN)).isEmpty();
  }

  /** A name that is found is the class that is meant. */
  @Test
  void everyNameStandsOnce() {
    assertThat(SluiceClasses.MAIN.stream().filter(each -> each.getEnclosingClass().isEmpty()))
        .extracting(JavaClass::getSimpleName)
        .filteredOn(name -> !name.equals("package-info"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theTableIsAOneWayStreet() {
    assertThat(house.inOrder()).hasSameSizeAs(house.rooms().keySet());
  }

  @Test
  void suitesDoNotKnowEachOther() {
    house
        .rooms()
        .forEach(
            (name, room) -> {
              if (name.startsWith("suite.")) {
                assertThat(room.packages()).as(name).noneMatch(other -> other.startsWith("suite."));
              }
            });
  }

  @Test
  void aReportNeedsNoNatives() {
    assertThat(house.rooms().get("report").libraries())
        .doesNotContain(Library.DJL, Library.DJL_PYTORCH, Library.DJL_TOKENIZERS);
    assertThat(house.rooms().get("report").packages())
        .containsExactly("experiment", "measure", "picture", "run");
  }

  @Test
  void onlyTheEngineRoomTouchesTheInternalsOfTheEngine() {
    house
        .rooms()
        .forEach(
            (name, room) ->
                assertThat(room.libraries().contains(Library.DJL_PYTORCH))
                    .as(name)
                    .isEqualTo(name.equals("engine")));
  }

  @Test
  void anArrowThatTheTableLacksIsFound() {
    assertThat(house.without("training", "run").violations(SluiceClasses.MAIN))
        .anyMatch(violation -> violation.startsWith("training must not use io.sluice.run"));
  }

  @Test
  void aLibraryThatTheTableLacksIsFound() {
    assertThat(house.without("measure", Library.COMMONS_STATISTICS).violations(SluiceClasses.MAIN))
        .anyMatch(violation -> violation.startsWith("measure must not use org.apache.commons."));
  }

  @Test
  void aPackageWithoutARowIsFound() {
    assertThat(house.without("measure").violations(SluiceClasses.MAIN))
        .contains("package io.sluice.measure has no row in the table");
  }

  @Test
  void aLibraryThatNobodyNamedIsFound() {
    JavaClasses foreign = new ClassFileImporter().importClasses(PackageImportsTest.class);
    assertThat(House.ofSluice().violations(foreign))
        .containsExactly("package io.sluice.architecture has no row in the table");
    assertThat(Library.of("org.assertj.core.api")).isEmpty();
    assertThat(Library.of("ai.djl.pytorch.jni")).contains(Library.DJL_PYTORCH);
    assertThat(Library.of("ai.djl")).contains(Library.DJL);
  }
}
