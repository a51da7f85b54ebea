package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.Scale;
import dev.astrolabe.runtime.report.CsvFile.Profile;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both profiles of the file, byte by byte. */
final class EnpsCsvTest {
  private static final EnpsReport REPORT =
      new EnpsReport(
          "pulse",
          "2026-09-21",
          Scale.ONE_TO_TEN,
          30,
          Optional.of(new PromoterCounts(12, 7, 5)),
          Optional.empty(),
          List.of(
              new EnpsReport.Group(
                  "department",
                  "=Sales",
                  Optional.of(new PromoterCounts(1, 1, 8)),
                  Optional.empty()),
              new EnpsReport.Group(
                  "department",
                  "فروش، \"تهران\"",
                  Optional.empty(),
                  Optional.of(OneWayTable.Hidden.TOO_FEW)),
              new EnpsReport.Group(
                  "office",
                  Breakdowns.OTHER,
                  Optional.empty(),
                  Optional.of(OneWayTable.Hidden.TOO_FEW))));

  private static String file(EnpsReport report, Profile profile, Language language) {
    return new String(EnpsCsv.of(report, profile, language), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysTheSameToProgramsInEveryLanguage(Language language) {
    assertThat(file(REPORT, Profile.MACHINE, language))
        .isEqualTo(
            """
            attribute,value,enps,n,promoters,passives,detractors,low,high,hidden
            ,,29,24,12,7,5,-5,56,
            department,=Sales,-70,10,1,1,8,-92,-12,
            department,"فروش، ""تهران""\",,,,,,,,protected
            office,other,,,,,,,,protected
            """);
  }

  @Test
  void speaksTheReadersLanguageInASpreadsheet() {
    var expected =
        Map.of(
            Language.ENGLISH,
            """
            \uFEFFBreakdown,Group,eNPS,Answers,Promoters,Passives,Detractors,Low,High,Note\r
            Everybody,,29,24,12,7,5,-5,56,\r
            department,'=Sales,-70,10,1,1,8,-92,-12,\r
            department,"فروش، ""تهران""\",,,,,,,,hidden\r
            office,other,,,,,,,,hidden\r
            """,
            Language.ARABIC,
            """
            \uFEFFالتقسيم,المجموعة,eNPS,الإجابات,مروّجون,محايدون,منتقدون,الحد الأدنى للمجال,الحد الأعلى للمجال,ملاحظة\r
            الجميع,,29,24,12,7,5,-5,56,\r
            department,'=Sales,-70,10,1,1,8,-92,-12,\r
            department,"فروش، ""تهران""\",,,,,,,,مخفي\r
            office,أخرى,,,,,,,,مخفي\r
            """,
            Language.PERSIAN,
            """
            \uFEFFتفکیک,گروه,eNPS,پاسخ‌ها,مروّجان,بی‌طرف‌ها,منتقدان,کران پایین,کران بالا,یادداشت\r
            همه,,29,24,12,7,5,-5,56,\r
            department,'=Sales,-70,10,1,1,8,-92,-12,\r
            department,"فروش، ""تهران""\",,,,,,,,پنهان\r
            office,دیگر,,,,,,,,پنهان\r
            """);
    expected.forEach((language, text) ->
        assertThat(file(REPORT, Profile.SPREADSHEET, language)).isEqualTo(text));
  }

  @Test
  void showsNoFigureOfTooFew() {
    var few =
        new EnpsReport(
            "pulse",
            "2026-09-21",
            Scale.ONE_TO_TEN,
            30,
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(file(few, Profile.MACHINE, Language.ENGLISH))
        .endsWith("hidden\n,,,,,,,,,protected\n");
    assertThat(file(few, Profile.SPREADSHEET, Language.PERSIAN))
        .endsWith("یادداشت\r\nهمه,,,,,,,,,پنهان\r\n");
  }
}
