package dev.astrolabe.enps;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;

/** What the report says, in each language. */
enum Phrase {
  TITLE(
      "Employee net promoter score (eNPS)",
      "صافي نقاط ترويج الموظفين (eNPS)",
      "شاخص خالص ترویج کارکنان (eNPS)"),
  SENTENCE(
      "The eNPS is %s: %s of %s who answered recommend the company, %s do not; %s of %s asked answered (%s).",
      "النتيجة %s: يوصي بالشركة %s ممن أجابوا وعددهم %s، ولا يوصي بها %s؛ أجاب %s من %s سُئلوا (%s).",
      "شاخص %s است: %s تن از %s پاسخ‌دهنده شرکت را توصیه می‌کنند و %s تن نه؛ %s تن از %s پرسیده‌شده پاسخ دادند (%s)."),
  SENTENCE_TOO_FEW(
      "Fewer than %s answered, or a figure would tell what somebody answered, so nothing is shown.",
      "أجاب أقل من %s، أو كان أي رقم سيكشف إجابة أحدهم، فلا يُعرض شيء.",
      "کمتر از %s تن پاسخ دادند، یا هر رقمی پاسخ کسی را آشکار می‌کرد؛ پس چیزی نشان داده نمی‌شود."),
  PROMOTERS("Promoters", "مروّجون", "مروّجان"),
  PASSIVES("Passives", "محايدون", "بی‌طرف‌ها"),
  DETRACTORS("Detractors", "منتقدون", "منتقدان"),
  GROUP("Group", "المجموعة", "گروه"),
  SCORE("eNPS", "eNPS", "eNPS"),
  ANSWERED("Answers", "الإجابات", "پاسخ‌ها"),
  INTERVAL("95 % interval", "مجال الثقة 95٪", "بازهٔ اطمینان ۹۵٪"),
  LOW("Low", "الحد الأدنى للمجال", "کران پایین"),
  HIGH("High", "الحد الأعلى للمجال", "کران بالا"),
  ATTRIBUTE("Breakdown", "التقسيم", "تفکیک"),
  NOTE("Note", "ملاحظة", "یادداشت"),
  EVERYBODY("Everybody", "الجميع", "همه"),
  HIDDEN("hidden", "مخفي", "پنهان"),
  OTHER("other", "أخرى", "دیگر"),
  BETWEEN("%s to %s", "%s إلى %s", "%s تا %s"),
  SCALE_NOTE(
      "Scale %s: %s and more promote, %s and more are passive, the rest detract. Only given answers count.",
      "المقياس %s: من %s فأعلى مروّج، ومن %s فأعلى محايد، والباقي منتقد. تُحسب الإجابات المعطاة فقط.",
      "مقیاس %s: از %s به بالا مروّج، از %s به بالا بی‌طرف و بقیه منتقدند. تنها پاسخ‌های داده‌شده شمرده می‌شوند."),
  INTERVAL_NOTE(
      "The interval is Tango's score interval: so far chance alone moves a score of this many answers.",
      "المجال هو مجال تانغو: بهذا القدر تحرك المصادفة وحدها نتيجة بهذا العدد من الإجابات.",
      "بازه، بازهٔ امتیاز تانگو است: تصادف به تنهایی شاخصی با این شمار پاسخ را تا این اندازه جابه‌جا می‌کند."),
  HIDDEN_NOTE(
      "Groups of fewer than %s answers are hidden, and those in which all answered alike, or of which an earlier run would tell what the few who came or went said; and so are others where subtraction would show one.",
      "تُخفى المجموعات التي تقل إجاباتها عن %s، والتي أجاب كل من فيها الإجابة نفسها، والتي تكشف جولة سابقة ما قاله القلة الذين انضموا إليها أو غادروها؛ وتُخفى معها أخرى إذا كان الطرح يكشفها.",
      "گروه‌های با کمتر از %s پاسخ پنهان‌اند، و نیز گروه‌هایی که همه در آن یکسان پاسخ داده‌اند یا دور پیشین گفتهٔ چند تنی را که آمده یا رفته‌اند آشکار می‌کند؛ و اگر تفریق یکی را آشکار کند گروه‌های دیگر نیز."),
  CHANGE(
      "Change from the run before: %s points; by chance alone so much is seen with probability %s %.",
      "التغير عن الجولة السابقة: %s نقطة؛ واحتمال أن يُرى مثله مصادفةً %s ٪.",
      "تغییر نسبت به دور پیش: %s امتیاز؛ احتمال دیدن چنین تغییری تنها از تصادف %s ٪ است.");

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
