package dev.astrolabe.local.page;

import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.sample.SampleCompany;
import java.util.List;
import java.util.Map;

/**
 * What the start page says where the sample company is loaded: who it is, and what to see first.
 */
final class SampleLinks {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en",
          List.of(
              "The sample company",
              "%s of Dubai sells software for imports and exports. It is made up, and the same every day.",
              "A lead that is ready to buy, and why: %s",
              "What a sales qualified lead cost in the third quarter of 2026",
              "How the team feels: eNPS of September",
              "Mails of a survey that is open"),
          "ar",
          List.of(
              "الشركة النموذجية",
              "%s في دبي تبيع برامج للاستيراد والتصدير. إنها شركة متخيلة، وهي نفسها كل يوم.",
              "عميل محتمل جاهز للشراء، ولماذا: %s",
              "كلفة العميل المؤهل للبيع في الربع الثالث من 2026",
              "كيف يشعر الفريق: مؤشر eNPS لشهر سبتمبر",
              "رسائل استبيان مفتوح"),
          "fa",
          List.of(
              "شرکت نمونه",
              "%s در دبی نرم‌افزار واردات و صادرات می‌فروشد. ساختگی است و هر روز همان است.",
              "سرنخی که آمادهٔ خرید است، و چرا: %s",
              "هزینهٔ هر سرنخ آمادهٔ فروش در سه‌ماههٔ سوم ۲۰۲۶",
              "حال تیم: eNPS سپتامبر",
              "نامه‌های یک نظرسنجی باز"));

  private static final String LEAD = "نگار احمدی";

  private SampleLinks() {}

  static String html(LoadedSample sample, String language) {
    var words = WORDS.getOrDefault(language, WORDS.getOrDefault("en", List.of()));
    var lang = "lang=" + language;
    return "<h2>"
        + Html.escape(words.get(0))
        + "</h2>\n<p>"
        + Html.escape(words.get(1)).formatted(named(SampleCompany.NAME))
        + "</p>\n<ul>"
        + link(
            "/api/leads/" + sample.leadToShow() + "?" + lang,
            Html.escape(words.get(2)).formatted(named(LEAD)))
        + link("/api/reports/cpsql?period=2026-Q3&" + lang, Html.escape(words.get(3)))
        + link("/api/reports/enps?survey=team&" + lang, Html.escape(words.get(4)))
        + link("/_local/outbox", Html.escape(words.get(5)))
        + "</ul>\n";
  }

  private static String named(String name) {
    return "<bdi>" + Html.escape(name) + "</bdi>";
  }

  private static String link(String address, String html) {
    return "<li><a href=\"" + Html.escape(address) + "\">" + html + "</a></li>";
  }
}
