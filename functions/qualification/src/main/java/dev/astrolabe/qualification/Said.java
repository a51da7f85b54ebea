package dev.astrolabe.qualification;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;
import java.util.Optional;

/** What the pages about leads say, in each language. */
enum Said {
  LEADS("Leads", "العملاء المحتملون", "سرنخ‌ها"),
  NAME("Name", "الاسم", "نام"),
  COMPANY("Company", "الشركة", "شرکت"),
  STAGE("Stage", "المرحلة", "مرحله"),
  GRADE("Grade", "الدرجة", "رتبه"),
  SCORE("Score", "النقاط", "امتیاز"),
  LAST_ACTIVITY("Last activity", "آخر نشاط", "آخرین فعالیت"),
  NOBODY("Nobody is here yet.", "لا أحد هنا بعد.", "هنوز کسی اینجا نیست."),
  NO_NAME("no name", "بلا اسم", "بی‌نام"),
  MORE("More", "المزيد", "بیشتر"),
  ALL("All", "الكل", "همه"),
  BY_PRIORITY("By priority", "حسب الأولوية", "بر پایهٔ اولویت"),
  PROFILE("What is known", "ما هو معروف", "آنچه می‌دانیم"),
  WHY("Why this score", "لماذا هذه النقاط", "چرا این امتیاز"),
  RULE("Rule", "القاعدة", "قاعده"),
  FROM("From", "المصدر", "از"),
  NOMINAL("Points at first", "النقاط عند الحدوث", "امتیاز در آغاز"),
  POINTS("Points now", "النقاط الآن", "امتیاز اکنون"),
  STATUS("Status", "الحالة", "وضعیت"),
  NOTE("Why, and how many", "السبب والعدد", "چرا و چند تا"),
  STANDS_FOR("entries: %s", "عدد الأحداث: %s", "شمار رویدادها: %s"),
  PURCHASED("from a purchased list", "من قائمة مشتراة", "از فهرست خریداری‌شده"),
  AT_MOST(
      "counts at most %s times in %s seconds",
      "يُحسب حتى %s من المرات في %s ثانية", "دست بالا %s بار در %s ثانیه شمرده می‌شود"),
  SILENCE("periods of silence: %s", "فترات الصمت: %s", "دوره‌های سکوت: %s"),
  CAP_OF("upper limit of %s", "الحد الأعلى لـ %s", "سقف %s"),
  FLOOR_OF("lower limit of %s", "الحد الأدنى لـ %s", "کف %s"),
  SUM("Sum", "المجموع", "جمع"),
  AS_OF("As of", "بتاريخ", "در تاریخ"),
  LOOK_BACK("Look at another day", "انظر إلى يوم آخر", "روز دیگری را ببینید"),
  SHOW("Show", "اعرض", "نشان بده"),
  LEAVES(
      "Leaves this stage at %s, if nothing more happens.",
      "يغادر هذه المرحلة في %s إن لم يحدث شيء.",
      "اگر چیزی رخ ندهد، در %s از این مرحله بیرون می‌رود."),
  MISSING("What is missing", "ما ينقص", "آنچه کم است"),
  LIFTS("What would lift this lead", "ما الذي يرفعه", "چه چیزی او را بالا می‌برد"),
  ASK_NEXT("Ask next", "اسأل الآن عن", "پرسش بعدی"),
  HISTORY("Changes of stage", "تغيّرات المرحلة", "تغییرهای مرحله"),
  TIMELINE("Everything that happened", "كل ما حدث", "هر آنچه رخ داد"),
  BACK("Back to the list", "عودة إلى القائمة", "بازگشت به فهرست");

  private final String english;
  private final String arabic;
  private final String persian;

  Said(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  /** The phrase, its places filled in their order. */
  String in(Language language, String... places) {
    return new Translated(english, arabic, persian).in(language, places);
  }

  /** What became of a line, by its word in the API. */
  static Optional<String> status(Language language, String word) {
    return switch (language) {
      case ENGLISH -> Optional.of(word);
      case ARABIC ->
          Optional.ofNullable(
              switch (word) {
                case "counted" -> "محسوبة";
                case "capped" -> "مقيدة بحد";
                case "expired" -> "منتهية";
                case "frequency" -> "تكرار زائد";
                case "quarantined" -> "معزولة";
                case "unvoluntary" -> "ليست من الشخص";
                case "unknown" -> "غير معروف";
                case "disqualified" -> "مستبعد";
                default -> null;
              });
      case PERSIAN ->
          Optional.ofNullable(
              switch (word) {
                case "counted" -> "شمرده شد";
                case "capped" -> "محدود شد";
                case "expired" -> "منقضی";
                case "frequency" -> "بیش از حد تکرار";
                case "quarantined" -> "قرنطینه";
                case "unvoluntary" -> "نه از خود شخص";
                case "unknown" -> "نامعلوم";
                case "disqualified" -> "رد شد";
                default -> null;
              });
    };
  }
}
