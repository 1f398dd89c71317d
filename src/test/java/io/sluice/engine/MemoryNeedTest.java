package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {

  private static final MachineMemory SMALL = new MachineMemory(16e9, 4e9);

  @Test
  void whatFitsIsNotRefused() {
    MemoryNeed fits = new MemoryNeed(1_000_000_000, 1_000_000_000, 0);
    assertThatCode(() -> fits.requireTrainable("cpu", SMALL, "")).doesNotThrowAnyException();
    MemoryNeed loads = new MemoryNeed(4_000_000_000L, 1, 1e300);
    assertThatCode(() -> loads.requireLoadable("cpu", SMALL, "")).doesNotThrowAnyException();
  }

  @Test
  void weightsGradientsAndMomentsMustFit() {
    MemoryNeed need = new MemoryNeed(1_000_000_001, 1, 0);
    assertThatThrownBy(() -> need.requireTrainable("cpu", SMALL, "take less"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a model of 1,000,000,001 parameters takes at least 16.0 GB to train, and this machine has 16.0 GB: take less");
  }

  @Test
  void soMustWhatAStepKeeps() {
    MemoryNeed need = new MemoryNeed(1, 1, 8e9 + 1);
    assertThatThrownBy(() -> need.requireTrainable("cpu", SMALL, "take less"))
        .hasMessageContaining("at least 16.0 GB to train");
  }

  @Test
  void anotherDeviceHasMemoryOfItsOwn() {
    MemoryNeed need = new MemoryNeed(1_000_000_001, 1, 0);
    assertThatCode(() -> need.requireTrainable("gpu0", SMALL, "")).doesNotThrowAnyException();
  }

  @Test
  void firstValuesAreMadeInJavasHeap() {
    MemoryNeed need = new MemoryNeed(1_000_000_001, 1_000_000_001, 0);
    assertThatThrownBy(() -> need.requireLoadable("gpu0", SMALL, "take less"))
        .hasMessage(
            "the largest array of this model has 1,000,000,001 numbers, and Java's heap holds 1,000,000,000: take less");
    MachineMemory large = new MachineMemory(1e15, 1e15);
    assertThatThrownBy(
            () -> new MemoryNeed(1, 1L << 31, 0).requireLoadable("cpu", large, "take less"))
        .hasMessageContaining("Java's heap holds 2,147,483,639");
  }

  @Test
  void thisMachineHasMemory() {
    MachineMemory here = MachineMemory.here();
    assertThat(here.processBytes()).isGreaterThan(1e8);
    assertThat(here.heapBytes()).isBetween(1e7, here.processBytes() * 2);
  }
}
