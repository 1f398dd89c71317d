package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
  @Test
  void widensEveryHalf() {
    assertThat(HalfPrecision.fromFloat16((short) 0x3c00)).isEqualTo(1f);
    assertThat(HalfPrecision.fromFloat16((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(HalfPrecision.fromFloat16((short) 0x03ff)).isEqualTo(1023 * 0x1p-24f);
    assertThat(HalfPrecision.fromFloat16((short) 0x0400)).isEqualTo(0x1p-14f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7bff)).isEqualTo(65504f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfPrecision.fromFloat16((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfPrecision.fromFloat16((short) 0x8000)).isEqualTo(-0f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7e00)).isNaN();
    float before = Float.NEGATIVE_INFINITY;
    for (int bits = 0xfbff; bits >= 0x8001; bits--) {
      float value = HalfPrecision.fromFloat16((short) bits);
      assertThat(value).isGreaterThan(before);
      assertThat(HalfPrecision.fromFloat16((short) (bits - 0x8000))).isEqualTo(-value);
      before = value;
    }
  }
}
