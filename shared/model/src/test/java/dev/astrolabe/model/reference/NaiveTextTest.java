package dev.astrolabe.model.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.ledger.EntryId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaiveTextTest {
  private static final long SEED = 20260103;

  @Test
  void unifiesLettersDropsWhatIsNotSeenAndFoldsDigitsAndSpace() {
    assertThat(NaiveText.key("  مُدي\u0640ر\u200Cِ\u00A0\n فروش ")).isEqualTo("مدیر فروش");
    assertThat(NaiveText.key("آكادمية ٥۷")).isEqualTo("اکادمیه 57");
    assertThat(NaiveText.key("ＣＥＯ")).isEqualTo("ceo");
  }

  @Test
  void everyCodePointFoldsAsInTheCodeThatRuns() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        var text = "a" + Character.toString(c) + "B " + Character.toString(c);
        assertThat(MatchingKey.text(text)).as("U+%04X", c).isEqualTo(NaiveText.key(text));
      }
    }
  }

  @Test
  void mixedTextsFoldAndOrderAsInTheCodeThatRuns() {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      var one = text(random);
      var other = text(random);
      var what = "case " + i + " of seed " + SEED;
      assertThat(MatchingKey.text(one)).as(what).isEqualTo(NaiveText.key(one));
      assertThat(
              Integer.signum(new EntryId("x" + one, "1").compareTo(new EntryId("x" + other, "1"))))
          .as(what)
          .isEqualTo(NaiveText.compare(one, other));
    }
  }

  /**
   * Letters of the alphabets in use, signs that are dropped, wide forms, and pairs of surrogates.
   */
  private static String text(Random random) {
    int[][] ranges = {
      {0x20, 0x7E},
      {0xA0, 0xFF},
      {0x0600, 0x06FF},
      {0x2000, 0x206F},
      {0xFB50, 0xFBFF},
      {0xFE70, 0xFEFF},
      {0xFF01, 0xFF5E},
      {0x1F600, 0x1F640}
    };
    var text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      int[] range = ranges[random.nextInt(ranges.length)];
      int c = random.nextInt(range[0], range[1] + 1);
      text.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
    }
    return text.toString();
  }
}
