package dev.astrolabe.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PhonePlanTest {
  private final PhonePlan dubai = new PhonePlan("AE");
  private final PhonePlan nowhere = new PhonePlan("ZZ");

  @Test
  void readsNumbersHoweverTheyAreWritten() {
    for (var written :
        new String[] {
          "+971 50 123 4567",
          "00971-50-123-4567",
          "٠٥٠ ١٢٣ ٤٥٦٧",
          "۰۵۰۱۲۳۴۵۶۷",
          "\u202A+971501234567\u202C",
          "+971\u200C50\u200C1234567",
          "(050) 123 4567"
        }) {
      assertThat(dubai.e164(written)).as(written).contains("+971501234567");
    }
    assertThat(nowhere.e164("+98 912 345 6789")).contains("+989123456789");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThat(nowhere.e164("050 123 4567")).isEmpty();
    assertThat(dubai.e164("12")).isEmpty();
    assertThat(dubai.e164("+971 50 123 45678901234")).isEmpty();
    assertThat(dubai.e164("call me")).isEmpty();
    assertThat(dubai.e164("")).isEmpty();
    assertThat(dubai.e164("1".repeat(10_000))).isEmpty();
  }
}
