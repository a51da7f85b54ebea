package dev.astrolabe.local.page;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;

/** What the laptop's pages say, in each language. */
enum Phrase {
  ON_THIS_LAPTOP("On this laptop", "على هذا الحاسوب", "روی این لپ‌تاپ"),
  WHO("Who do you want to be?", "من تريد أن تكون؟", "می‌خواهید چه کسی باشید؟"),
  BE("Be this person", "تأكيد", "تأیید"),
  NOBODY_YET(
      "You are nobody yet: pages below /api need somebody.",
      "لست أحدًا بعد: الصفحات تحت \u2066/api\u2069 تحتاج إلى هوية.",
      "هنوز کسی نیستید: صفحه‌های زیر \u2066/api\u2069 کسی را می‌خواهند."),
  LEADS("Leads", "العملاء المحتملون", "سرنخ‌ها"),
  COST_THIS_QUARTER(
      "What a sales qualified lead costs this quarter (%s)",
      "تكلفة العميل المؤهل للبيع في الربع الحالي (%s)",
      "هزینهٔ هر سرنخ آمادهٔ فروش در سه‌ماههٔ جاری (%s)"),
  REPORTS(
      "Reports that were delivered (JSON)",
      "التقارير التي سُلّمت (JSON)",
      "گزارش‌های تحویل‌شده (JSON)"),
  MACHINERY(
      "Queues, schedules, clock", "الطوابير والجداول الزمنية والساعة", "صف‌ها، زمان‌بندی‌ها، ساعت"),

  SAMPLE("The sample company", "الشركة النموذجية", "شرکت نمونه"),
  SAMPLE_IS(
      "%s of Dubai sells software for imports and exports. It is made up, and the same every day.",
      "%s في دبي تبيع برامج للاستيراد والتصدير. إنها شركة متخيلة، وهي نفسها كل يوم.",
      "%s در دبی نرم‌افزار واردات و صادرات می‌فروشد. ساختگی است و هر روز همان است."),
  SAMPLE_LEAD(
      "A lead that is ready to buy, and why: %s",
      "عميل محتمل جاهز للشراء، ولماذا: %s", "سرنخی که آمادهٔ خرید است، و چرا: %s"),
  SAMPLE_COST(
      "What a sales qualified lead cost in the third quarter of 2026",
      "تكلفة العميل المؤهل للبيع في الربع الثالث من 2026",
      "هزینهٔ هر سرنخ آمادهٔ فروش در سه‌ماههٔ سوم ۲۰۲۶"),
  SAMPLE_TEAM(
      "How the team feels: eNPS of September",
      "كيف يشعر الفريق: مؤشر eNPS لشهر سبتمبر",
      "حال تیم: eNPS سپتامبر"),
  SAMPLE_MAILS("Mails of a survey that is open", "رسائل استبيان مفتوح", "نامه‌های یک نظرسنجی باز"),

  STACK("This laptop's stack", "المنظومة على هذا الحاسوب", "سامانهٔ این لپ‌تاپ"),
  START_PAGE("Start page", "صفحة البداية", "صفحهٔ آغازین"),

  MAILS(
      "Mails that would have been sent", "الرسائل التي كانت ستُرسل", "نامه‌هایی که فرستاده می‌شد"),
  NO_MAIL("No mail has been sent.", "لم تُرسل أي رسالة بعد.", "هنوز نامه‌ای فرستاده نشده است."),
  ALL_MAILS("All mails", "كل الرسائل", "همهٔ نامه‌ها"),
  THE_MAIL("The mail", "الرسالة", "نامه"),
  AS_TEXT("As text", "بصيغة نصية", "به‌صورت متن"),
  FROM("From", "المرسل", "فرستنده"),
  TO("To", "المستلم", "گیرنده"),
  SUBJECT("Subject", "الموضوع", "موضوع"),
  NO_SUBJECT("(no subject)", "(بلا موضوع)", "(بدون موضوع)"),
  WHEN("When", "الوقت", "زمان"),

  EVENTS("Events on the bus", "الأحداث على الناقل", "رویدادهای گذرگاه"),
  NO_EVENT(
      "No event has been put on a bus.",
      "لم يوضع أي حدث على ناقل بعد.",
      "هنوز رویدادی روی گذرگاهی نیامده است."),
  BUS("Bus", "الناقل", "گذرگاه"),
  EVENT("Event", "الحدث", "رویداد"),

  QUEUES("Queues", "الطوابير", "صف‌ها"),
  QUEUE("Queue", "الطابور", "صف"),
  WAITING("Waiting", "في الانتظار", "در انتظار"),
  IN_FLIGHT("In flight", "قيد المعالجة", "در دست پردازش"),
  DELAYED("Delayed", "مؤجلة", "با تأخیر"),
  DEAD_LETTERS_OF("Dead letters of", "الرسائل المهملة من", "پیام‌های مردهٔ"),
  DEAD_LETTERS_IN("Dead letters in %s", "الرسائل المهملة في %s", "پیام‌های مرده در %s"),
  RECEIVED("Times received", "مرات الاستلام", "دفعات دریافت"),
  ATTRIBUTES("Attributes", "السمات", "ویژگی‌ها"),
  MESSAGE("Message", "الرسالة", "پیام"),

  SCHEDULES("Schedules", "الجداول الزمنية", "زمان‌بندی‌ها"),
  SCHEDULE("Schedule", "الجدول", "زمان‌بندی"),
  FIRES("When it fires", "موعد التنفيذ", "موعد اجرا"),
  FUNCTION("Function", "الدالة", "تابع"),

  CLOCK("The clock", "الساعة", "ساعت"),
  CLOCK_SHOWS("The clock shows", "الساعة الآن", "ساعت نشان می‌دهد"),
  MACHINE_SHOWS("The machine shows", "ساعة الجهاز الآن", "دستگاه نشان می‌دهد"),
  MOVE_THE_CLOCK("Move the clock forward", "تقديم الساعة", "جلو بردن ساعت"),
  FORWARD_ONLY(
      "The clock moves forward only. A long way takes a while: what is due on it is done first.",
      "تتقدم الساعة إلى الأمام فقط. التقديم البعيد يستغرق وقتًا، إذ يُنفَّذ أولًا كل ما يحين موعده.",
      "ساعت تنها جلو می‌رود. راه دراز زمان می‌برد، چون نخست هرچه موعدش می‌رسد انجام می‌شود."),
  MOVE_TO("Day and time, in UTC", "اليوم والوقت بتوقيت UTC", "روز و ساعت به وقت UTC"),
  KEEP(
      "Which firings of schedules take place on the way?",
      "أي مواعيد الجداول تُنفَّذ في الأثناء؟",
      "در این میان کدام موعدهای زمان‌بندی‌ها اجرا شوند؟"),
  KEEP_BY_NUMBER(
      "Every one, unless they are too many",
      "كلها ما لم تكن كثيرة جدًا",
      "همه، مگر آنکه بسیار باشند"),
  KEEP_EACH("Every one", "كلها", "همه"),
  KEEP_HOUR("The last of each hour", "آخرها في كل ساعة", "آخرینِ هر ساعت"),
  KEEP_DAY("The last of each day", "آخرها في كل يوم", "آخرینِ هر روز"),
  KEEP_LAST("The last of all", "آخرها فقط", "تنها آخرین"),
  FIRED(
      "The clock was moved. Firings on the way: %s",
      "قُدِّمت الساعة. عدد المواعيد التي نُفِّذت في الأثناء: %s",
      "ساعت جلو رفت. شمار موعدهایی که در این میان اجرا شدند: %s"),
  THINNED(
      "Schedules that fired less often than they were due: %s",
      "عدد الجداول التي نُفِّذت أقل مما حان من مواعيدها: %s",
      "شمار زمان‌بندی‌هایی که کمتر از موعدهایشان اجرا شدند: %s"),
  NOT_A_TIME(
      "Write a day and a time such as %s.",
      "اكتب يومًا ووقتًا مثل %s.", "روز و ساعتی مانند %s بنویسید."),
  NOT_FORWARD(
      "The clock does not go back: it shows a later time than that.",
      "لا ترجع الساعة إلى الوراء: وقتها الآن بعد ما طُلب.",
      "ساعت به عقب برنمی‌گردد: اکنون زمانی پس از آن را نشان می‌دهد."),
  NOT_IN_TIME(
      "What was due on the way took too long. The clock may not have gone all of it.",
      "استغرق تنفيذ المواعيد وقتًا أطول من اللازم. ربما لم تبلغ الساعة ما طُلب.",
      "انجام موعدهای میان راه بیش از اندازه طول کشید. شاید ساعت تا آنجا نرفته باشد."),
  NOT_KEPT("The clock could not be kept.", "تعذّر حفظ الساعة.", "نگه‌داشتن ساعت نشد."),

  NOTHING_HERE("There is nothing here", "لا يوجد شيء هنا", "اینجا چیزی نیست"),
  NOT_ALLOWED("This is not allowed", "هذا غير مسموح", "این کار مجاز نیست"),
  DID_NOT_WORK("This did not work", "لم ينجح ذلك", "نشد");

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
