package dev.astrolabe.cpsqlreport;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;

/** What the report says, in each language. */
enum Phrase {
  TITLE("Cost per sales qualified lead", "تكلفة العميل المؤهل للبيع", "هزینهٔ هر سرنخ آمادهٔ فروش"),
  SENTENCE(
      "In %s a sales qualified lead cost %s: %s spent, %s leads.",
      "في %s بلغت تكلفة العميل المؤهل للبيع %s: أُنفق %s مقابل %s من العملاء.",
      "در %s هر سرنخ آمادهٔ فروش %s هزینه داشت: %s خرج شد و %s سرنخ به دست آمد."),
  SENTENCE_NONE(
      "In %s nobody became sales qualified: %s were spent, so one costs at least %s.",
      "في %s لم يتأهل أي عميل للبيع: أُنفق %s، أي أن التكلفة لا تقل عن %s.",
      "در %s هیچ سرنخی آمادهٔ فروش نشد: %s خرج شد؛ پس هر سرنخ دست‌کم %s هزینه دارد."),
  SENTENCE_NOTHING(
      "In %s nothing was spent that is known here; %s leads became sales qualified.",
      "في %s لا إنفاق مسجل هنا؛ تأهل للبيع %s من العملاء.",
      "در %s هزینه‌ای ثبت نشده است؛ %s سرنخ آمادهٔ فروش شد."),
  CHANNEL("Channel", "القناة", "کانال"),
  CAMPAIGN("Campaign", "الحملة", "کمپین"),
  SPEND("Spend", "الإنفاق", "هزینه"),
  SQLS("SQLs", "المؤهلون للبيع", "سرنخ‌های آمادهٔ فروش"),
  COST("Cost per SQL", "تكلفة الواحد", "هزینهٔ هر سرنخ"),
  INTERVAL("95 % interval", "مجال الثقة 95٪", "بازهٔ اطمینان ۹۵٪"),
  AT_LEAST("at least %s", "لا تقل عن %s", "دست‌کم %s"),
  DELIVERED("Reports", "التقارير", "گزارش‌ها"),
  NOTHING_DELIVERED(
      "No report has been delivered yet.",
      "لم يُسلَّم أي تقرير بعد.",
      "هنوز گزارشی آماده نشده است."),
  LINKS_LAST(
      "The links last for an hour.",
      "تبقى الروابط صالحة ساعة واحدة.",
      "پیوندها یک ساعت معتبر می‌مانند."),
  ENPS(
      "Employee net promoter score (eNPS)",
      "صافي نقاط ترويج الموظفين (eNPS)",
      "شاخص خالص ترویج کارکنان (eNPS)"),
  REPORT("Report", "التقرير", "گزارش"),
  REVISION("revision %s", "المراجعة %s", "بازنگری %s"),
  MADE("Made", "تاريخ الإعداد", "تاریخ تهیه"),
  FILES("Files", "الملفات", "فایل‌ها"),
  SPREADSHEET("spreadsheet", "جدول بيانات", "صفحه‌گسترده"),
  TABLE("CSV", "CSV", "CSV"),
  DATA("JSON", "JSON", "JSON"),
  PERIOD("Period", "الفترة", "دوره"),
  CURRENCY("Currency", "العملة", "ارز"),
  LOW("Low", "الحد الأدنى للمجال", "کران پایین"),
  HIGH("High", "الحد الأعلى للمجال", "کران بالا"),
  BOUND("At least", "لا تقل عن", "دست‌کم"),
  NONE("none", "لا يوجد", "ندارد"),
  UNALLOCATED("Unallocated", "غير موزع", "تخصیص‌نیافته"),
  UNKNOWN("Channel unknown", "قناة غير معروفة", "کانال نامشخص"),
  TOTAL("Total", "المجموع", "جمع"),
  BEFORE("Before that, in %s: %s", "قبل ذلك، في %s: %s", "پیش از آن، در %s: %s"),
  DIFFERENCE("Difference: %s.", "الفرق: %s.", "تفاوت: %s."),
  BEFORE_LEFT_OUT(
      "Rows of spend are left out of the period before (%s), because no rate converts them.",
      "أُهملت بنود إنفاق من الفترة السابقة (%s) لعدم وجود سعر صرف لها.",
      "از دورهٔ پیش ردیف‌هایی از هزینه کنار گذاشته شد (%s)، چون نرخ تبدیل ندارند."),
  BEFORE_CARRIED("Before that, in %s, %s", "قبل ذلك، في %s، %s", "پیش از آن، در %s، %s"),
  CHOICES(
      "Cash basis: spend of these days divided by leads that became sales qualified in them. Model"
          + " %s.",
      "على الأساس النقدي: إنفاق هذه الأيام مقسومًا على من تأهلوا فيها. النموذج %s.",
      "بر پایهٔ نقدی: هزینهٔ این روزها تقسیم بر سرنخ‌هایی که در همین روزها آماده شدند. مدل %s."),
  FULL(
      "Full spend: media, people, tools, agencies and other costs.",
      "الإنفاق الكامل: الإعلام والموظفون والأدوات والوكالات وغيرها.",
      "هزینهٔ کامل: رسانه، نیروی انسانی، ابزار، آژانس و جز آن."),
  MEDIA("Media spend only.", "إنفاق الإعلام فقط.", "تنها هزینهٔ رسانه."),
  LAST_TOUCH(
      "A lead counts under the last channel it came by.",
      "يُحسب العميل على آخر قناة جاء منها.",
      "هر سرنخ به پای آخرین کانالی نوشته می‌شود که از آن آمد."),
  FIRST_TOUCH(
      "A lead counts under the first channel it came by.",
      "يُحسب العميل على أول قناة جاء منها.",
      "هر سرنخ به پای نخستین کانالی نوشته می‌شود که از آن آمد."),
  NO_PEOPLE_OR_TOOLS(
      "No cost of people or tools is recorded for this period: the real cost is higher.",
      "لم تُسجل تكلفة موظفين أو أدوات في هذه الفترة: التكلفة الحقيقية أعلى.",
      "در این دوره هزینهٔ نیروی انسانی یا ابزار ثبت نشده است: هزینهٔ واقعی بیشتر است."),
  ROWS_LEFT_OUT(
      "Rows of spend are left out, because no rate converts them: see the list.",
      "أُهملت بنود إنفاق لعدم وجود سعر صرف لها: انظر القائمة.",
      "ردیف‌هایی از هزینه کنار گذاشته شد، چون نرخ تبدیل ندارند: فهرست را ببینید."),
  NO_SQLS(
      "Nobody became sales qualified, so there is no figure, only a bound.",
      "لم يتأهل أحد للبيع، فلا رقم بل حد أدنى.",
      "هیچ سرنخی آماده نشد؛ پس رقمی نیست، تنها یک کران هست."),
  CHANNEL_UNKNOWN(
      "Of some leads nothing tells where they came from.",
      "لا يُعرف من أين جاء بعض العملاء.",
      "از برخی سرنخ‌ها نمی‌دانیم از کجا آمده‌اند."),
  BY_PUBLISHING(
      "%s of the leads became sales qualified because a model was published, not by what they did.",
      "%s من العملاء تأهلوا بسبب نشر نموذج جديد، لا بسبب ما فعلوه.",
      "%s سرنخ به سبب انتشار مدل تازه آماده شد، نه به سبب کاری که کرد."),
  NOT_OVER(
      "The period is not over: its figures still grow.",
      "لم تنته الفترة بعد: أرقامها ما زالت تزداد.",
      "دوره هنوز تمام نشده است: رقم‌هایش هنوز بیشتر می‌شود."),
  RATES_CARRIED(
      "%s to %s: a day without a rate takes the last one before it (days: %s, rows: %s, rates of:"
          + " %s).",
      "من %s إلى %s: اليوم الذي لا سعر صرف له يأخذ آخر سعر قبله (الأيام: %s، البنود: %s، تواريخ"
          + " الأسعار: %s).",
      "%s به %s: روزی که نرخ ندارد آخرین نرخ پیش از خود را می‌گیرد (روزها: %s، ردیف‌ها: %s، تاریخ"
          + " نرخ‌ها: %s)."),
  AND_MORE("and %s more", "و%s غيرها", "و %s تاریخ دیگر"),
  LEFT_OUT("Rows left out", "بنود مهملة", "ردیف‌های کنار گذاشته"),
  MISSING_RATE("no rate to %s on %s", "لا سعر صرف إلى %s في %s", "نرخی به %s برای %s نیست");

  private final String english;
  private final String arabic;
  private final String persian;

  Phrase(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  /** The phrase, its places filled in their order. */
  String in(Language language, String... places) {
    return new Translated(english, arabic, persian).in(language, places);
  }
}
