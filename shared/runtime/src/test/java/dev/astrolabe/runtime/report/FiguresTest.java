package dev.astrolabe.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.runtime.text.Language;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "2026-Q3,    2026 Q3,       الربع الثالث 2026, سه‌ماههٔ سوم ۲۰۲۶",
    "1405-Q1J,   1405 Q1,       الربع الأول 1405,  سه‌ماههٔ اول ۱۴۰۵",
    "2026-W40,   2026 W40,      الأسبوع 40 2026,   هفتهٔ ۴۰ ۲۰۲۶",
    "2026-09,    2026-09,       2026-09,           ۲۰۲۶-۰۹",
    "1405-08J,   Aban 1405,     Aban 1405,         آبان ۱۴۰۵",
    "2026,       2026,          2026,              ۲۰۲۶",
    "1405J,      1405,          1405,              ۱۴۰۵",
  })
  void namesPeriodsAsPeopleDo(String code, String english, String arabic, String persian) {
    var period = Period.parse(code, DayOfWeek.MONDAY).orElseThrow();
    assertThat(Figures.in(Language.ENGLISH).period(period)).isEqualTo(english);
    assertThat(Figures.in(Language.ARABIC).period(period)).isEqualTo(arabic);
    assertThat(Figures.in(Language.PERSIAN).period(period)).isEqualTo(persian);
  }

  @Test
  void aSignStandsLeftOfItsNumberInTextFromRightToLeft() {
    assertThat(Figures.in(Language.ENGLISH).signed(-5)).isEqualTo("-5");
    assertThat(Figures.in(Language.ARABIC).signed(29)).isEqualTo("\u200E+29");
    assertThat(Figures.in(Language.ARABIC).signed(0)).isEqualTo("0");
    assertThat(Figures.in(Language.PERSIAN).signed(1_234)).startsWith("\u200E+").endsWith("۲۳۴");
  }
}
