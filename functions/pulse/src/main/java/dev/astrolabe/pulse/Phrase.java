package dev.astrolabe.pulse;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;

/** What pages and mails of surveys say, in each language. */
enum Phrase {
  TITLE("How is work?", "كيف حال العمل؟", "حال کار چطور است؟"),
  OTHER_LANGUAGES("Languages", "اللغات", "زبان‌ها"),
  WHO_SEES("Who sees my answer?", "من يرى إجابتي؟", "چه کسی پاسخ من را می‌بیند؟"),
  STORED(
      "What is stored: until %s your answer lies encrypted in one row that is found by your link only. No name, no address and no time is stored with it. Whether your link was used is noted, so that you are not reminded.",
      "ما يُحفظ: حتى %s تُحفظ إجابتك مشفرة في سجل واحد لا يُعثر عليه إلا برابطك. لا يُحفظ معها اسم ولا عنوان ولا وقت. ويُسجَّل فقط أن الرابط استُخدم كي لا نذكّرك.",
      "آنچه نگه داشته می‌شود: تا %s پاسخ شما رمزشده در یک ردیف می‌ماند که تنها با پیوند شما پیدا می‌شود. نام، نشانی و زمان همراه آن نیست. فقط ثبت می‌شود که پیوند به کار رفته است تا یادآوری نفرستیم."),
  WHEN(
      "When: at that time all answers are counted at once; then the answers and the only key to them are deleted. Until then whoever runs this installation and may use the key could open them; nobody else can.",
      "متى: في ذلك الوقت تُعدّ كل الإجابات دفعة واحدة، ثم تُحذف الإجابات ومفتاحها الوحيد. وحتى ذلك الحين يستطيع من يدير هذا النظام ويملك حق استخدام المفتاح فتحها، ولا أحد غيره.",
      "چه زمانی: در آن زمان همهٔ پاسخ‌ها یک‌جا شمرده می‌شوند؛ سپس پاسخ‌ها و تنها کلید آن‌ها پاک می‌شود. تا آن هنگام کسی که این سامانه را اداره می‌کند و حق استفاده از کلید را دارد می‌تواند آن‌ها را باز کند، و جز او هیچ‌کس."),
  WHO(
      "Who: people operations and managers see counts only, and nothing about fewer than 5 people. What you write in your own words they see from 10 answers on, shuffled and apart from everything else: your style may give you away.",
      "من: يرى قسم الموظفين والمديرون أعدادًا فقط، ولا شيء عن أقل من 5 أشخاص. وما تكتبه بكلماتك يظهر ابتداءً من 10 إجابات، مخلوطًا ومنفصلًا عن كل شيء آخر: وقد يدل أسلوبك عليك.",
      "چه کسی: منابع انسانی و مدیران تنها شمارش‌ها را می‌بینند و چیزی دربارهٔ کمتر از ۵ نفر نشان داده نمی‌شود. آنچه با کلمات خود می‌نویسید از ۱۰ پاسخ به بعد، درهم و جدا از هر چیز دیگر دیده می‌شود: شیوهٔ نوشتن شما ممکن است شما را بشناساند."),
  CHANGE_UNTIL(
      "You can change your answer until %s: open the link again and send it anew. The last one counts. Leave a question empty if you do not want to answer it.",
      "يمكنك تغيير إجابتك حتى %s: افتح الرابط مرة أخرى وأرسلها من جديد، والأخيرة هي التي تُحسب. اترك أي سؤال لا تريد الإجابة عنه فارغًا.",
      "تا %s می‌توانید پاسخ خود را عوض کنید: پیوند را دوباره باز کنید و از نو بفرستید؛ آخرین پاسخ شمرده می‌شود. پرسشی را که نمی‌خواهید، خالی بگذارید."),
  SEND("Send", "إرسال", "فرستادن"),
  OPTIONAL_CHOICE("No answer", "بلا إجابة", "بدون پاسخ"),
  LEAST_LIKELY("not at all", "إطلاقًا لا", "به هیچ وجه"),
  MOST_LIKELY("by all means", "بكل تأكيد", "بی‌تردید"),
  WORST("very bad", "سيئ جدًا", "بسیار بد"),
  BEST("very good", "ممتاز", "بسیار خوب"),
  PLEASE_MEND(
      "Nothing was sent yet: please mend what is marked.",
      "لم يُرسل شيء بعد: يرجى تصحيح ما هو مُعلَّم.",
      "هنوز چیزی فرستاده نشد: لطفاً موارد نشان‌دار را درست کنید."),
  CHOOSE_SCALE(
      "Choose one of %s to %s.", "اختر قيمة من %s إلى %s.", "یکی از %s تا %s را برگزینید."),
  CHOOSE_OPTION(
      "Choose among what is offered.", "اختر مما هو معروض.", "از گزینه‌های موجود برگزینید."),
  TEXT_TOO_LONG("At most %s characters.", "لا يزيد على %s حرف.", "حداکثر %s نویسه."),
  NO_SUCH_QUESTION(
      "A question that is not part of this survey was answered.",
      "أُجيب عن سؤال ليس من هذا الاستبيان.",
      "به پرسشی پاسخ داده شده که در این نظرسنجی نیست."),
  THANKS_TITLE("Thank you", "شكرًا لك", "سپاسگزاریم"),
  THANKS("Your answer is kept, sealed.", "حُفظت إجابتك مختومة.", "پاسخ شما مهرشده نگه داشته شد."),
  CLOSED_TITLE("This survey is closed", "أُغلق هذا الاستبيان", "این نظرسنجی بسته شده است"),
  CLOSED(
      "Answers are no longer taken, and none can be changed.",
      "لم تعد الإجابات تُقبل ولا يمكن تغييرها.",
      "دیگر پاسخی پذیرفته نمی‌شود و پاسخی را نمی‌توان عوض کرد."),
  UNKNOWN_TITLE(
      "This link leads nowhere", "هذا الرابط لا يقود إلى شيء", "این پیوند به جایی نمی‌رسد"),
  UNKNOWN(
      "Links are personal and work only whole: copy it again from the mail, or ask people operations.",
      "الروابط شخصية ولا تعمل إلا كاملة: انسخه مجددًا من الرسالة أو اسأل قسم الموظفين.",
      "پیوندها شخصی‌اند و تنها کامل کار می‌کنند: آن را دوباره از نامه بردارید یا از منابع انسانی بپرسید."),
  NOT_READ_TITLE("This could not be read", "تعذرت قراءة هذا", "این را نتوانستیم بخوانیم"),
  NOT_READ(
      "Nothing was stored. Open the link again and use the page's own form.",
      "لم يُحفظ شيء. افتح الرابط مجددًا واستخدم نموذج الصفحة.",
      "چیزی نگه داشته نشد. پیوند را دوباره باز کنید و فرم همان صفحه را به کار ببرید."),
  INVITATION_SUBJECT(
      "How is work? Your answer", "كيف حال العمل؟ إجابتك", "حال کار چطور است؟ پاسخ شما"),
  INVITATION(
      "We would like to know how work is for you. The survey is open until %s.",
      "نود أن نعرف كيف حال العمل معك. الاستبيان مفتوح حتى %s.",
      "می‌خواهیم بدانیم کار برای شما چگونه است. نظرسنجی تا %s باز است."),
  REMINDER_SUBJECT(
      "Still open: how is work?",
      "ما زال مفتوحًا: كيف حال العمل؟",
      "هنوز باز است: حال کار چطور است؟"),
  REMINDER(
      "Your link has not been used yet. The survey is open until %s.",
      "لم يُستخدم رابطك بعد. الاستبيان مفتوح حتى %s.",
      "پیوند شما هنوز به کار نرفته است. نظرسنجی تا %s باز است."),
  ANSWER("Answer", "أجب", "پاسخ دهید"),
  PROMISE(
      "Your answer is encrypted until the survey closes; then only counts remain, and nothing about fewer than 5 people is shown.",
      "إجابتك مشفرة حتى يُغلق الاستبيان؛ بعد ذلك لا تبقى إلا الأعداد، ولا يُعرض شيء عن أقل من 5 أشخاص.",
      "پاسخ شما تا بسته شدن نظرسنجی رمزشده است؛ پس از آن تنها شمارش‌ها می‌مانند و چیزی دربارهٔ کمتر از ۵ نفر نشان داده نمی‌شود."),
  PERSONAL(
      "This link is yours: whoever has it can answer in your place.",
      "هذا الرابط لك وحدك: من يملكه يستطيع أن يجيب مكانك.",
      "این پیوند از آنِ شماست: هر که آن را داشته باشد می‌تواند به جای شما پاسخ دهد.");

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
