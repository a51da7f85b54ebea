package dev.astrolabe.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
  private static String rows(int most, int there) {
    return "<p>سطر</p>".repeat(Math.min(most, there));
  }

  @Test
  void leavesNothingOutOfAMailThatFits() {
    var mail = ReportPage.mail(Language.ENGLISH, "Title", most -> rows(most, 900));
    assertThat(mail.split("<p>", -1)).hasSize(901);
    assertThat(mail).doesNotContain("Not every row");
  }

  @Test
  void shortensAMailThatWouldBeCutAndSaysSo() {
    for (var language : Language.values()) {
      var mail = ReportPage.mail(language, "Title", most -> rows(most, 20_000));
      assertThat(mail.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ReportPage.LARGEST_MAIL);
      assertThat(mail.split("<p>", -1)).as("a hundred, and what says so").hasSize(102);
    }
    var large =
        ReportPage.mail(Language.PERSIAN, "T", most -> "x".repeat(Math.min(most, 60) * 4_000));
    assertThat(large).hasSizeBetween(80_000, 90_000).contains("گزارش همه را دارد");
  }
}
