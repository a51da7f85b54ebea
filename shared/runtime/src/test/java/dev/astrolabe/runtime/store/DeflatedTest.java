package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeflatedTest {
  @Test
  void givesBackWhateverItWasGiven() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      byte[] plain = new byte[random.nextInt(3_000)];
      random.nextBytes(plain);
      // Text repeats itself, noise does not.
      Arrays.fill(plain, 0, plain.length / 2, (byte) 'a');
      assertThat(Deflated.plain(Deflated.of(plain))).as("seed %d", seed).isEqualTo(plain);
    }
  }

  @Test
  void makesAFormShorterByAThird() {
    var form =
        "name=نگار احمدی&company=Alborz Trading&email=negar@alborz-trading.example&phone=+982188887777"
            + "&industry=trade&companySize=51-200&role=procurement director&seniority=director"
            + "&authority=decides&budget=approved&need=urgent&timeline=this quarter&intention=demo";
    byte[] plain = form.getBytes(StandardCharsets.UTF_8);
    assertThat(Deflated.of(plain).length).isLessThan(plain.length * 2 / 3);
  }

  @Test
  void refusesWhatItNeverWrote() {
    byte[] written =
        Deflated.of("some text that is somewhat long".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Deflated.plain(Arrays.copyOf(written, written.length / 2)))
        .isInstanceOf(StoredFormatException.class);
    byte[] huge = new Packer().unsigned(1L << 40).packed();
    assertThatThrownBy(() -> Deflated.plain(huge)).isInstanceOf(StoredFormatException.class);
  }
}
