package dev.astrolabe.intake;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;
import java.util.Locale;
import java.util.Optional;

/** What the pages say, in each language. */
enum Phrase {
  PRODUCT("Astrolabe", "أسطرلاب", "اسطرلاب"),
  WHAT_IT_IS(
      "Finds the leads that are ready to buy, and says why.",
      "يجد العملاء المحتملين المستعدين للشراء، ويذكر السبب.",
      "سرنخ‌های آمادهٔ خرید را پیدا می‌کند و دلیلش را می‌گوید."),
  TRY_A_FORM("Fill in a form", "املأ نموذجًا", "پر کردن فرم"),
  FOR_PROGRAMS("For programs", "للبرامج", "برای برنامه‌ها"),
  CONTRACT("The contract of the API (OpenAPI)", "عقد الواجهة (OpenAPI)", "قرارداد رابط (OpenAPI)"),
  HEALTH("Is it up?", "هل يعمل؟", "آیا در کار است؟"),
  API_NEEDS_TOKEN(
      "Leads, assessments and models stand under /api and need a token with a scope.",
      "توجد بيانات العملاء والتقييمات والنماذج تحت \u2066/api\u2069 وتحتاج إلى رمز دخول بصلاحية.",
      "سرنخ‌ها، ارزیابی‌ها و مدل‌ها زیر \u2066/api\u2069 هستند و توکن با دسترسی لازم دارند."),

  FORM_DEMO("Ask for a demo", "اطلب عرضًا توضيحيًا", "درخواست دمو"),
  FORM_PRICE("Ask for a price", "اطلب عرض سعر", "استعلام قیمت"),
  FORM_CONTACT("Talk to us", "تحدث إلينا", "گفتگو با ما"),
  FORM_GUIDE("Get the guide", "احصل على الدليل", "دریافت راهنما"),
  FORM_REPORT("Get the report", "احصل على التقرير", "دریافت گزارش"),
  FORM_WEBINAR("Join the webinar", "انضم إلى الندوة", "شرکت در وبینار"),
  FORM_NEWSLETTER("Get the newsletter", "اشترك في النشرة", "عضویت در خبرنامه"),
  FORM_TRIAL("Try it for free", "جرّب مجانًا", "امتحان رایگان"),
  FORM_ANY("Write to us", "اكتب إلينا", "برای ما بنویسید"),

  REACH_YOU(
      "We need an e-mail address or a phone number to answer you. Everything else is up to you.",
      "نحتاج إلى بريد إلكتروني أو رقم هاتف لنجيبك. كل ما عدا ذلك اختياري.",
      "برای پاسخ به شما ایمیل یا شمارهٔ تلفن لازم است. بقیه اختیاری است."),
  NAME("Name", "الاسم", "نام"),
  EMAIL("E-mail", "البريد الإلكتروني", "ایمیل"),
  PHONE("Phone, with country code", "الهاتف مع رمز الدولة", "تلفن با کد کشور"),
  COMPANY("Company", "الشركة", "شرکت"),
  ROLE("Your role", "وظيفتك", "سمت شما"),
  INDUSTRY("Industry", "القطاع", "صنعت"),
  COMPANYSIZE("People in the company", "عدد العاملين في الشركة", "تعداد کارکنان شرکت"),
  NEED("How much do you need it?", "ما مدى حاجتك إليه؟", "چقدر به آن نیاز دارید؟"),
  TIMELINE("When would you start?", "متى تريد أن تبدأ؟", "کی می‌خواهید شروع کنید؟"),
  BUDGET("Is there a budget?", "هل توجد ميزانية؟", "بودجه دارید؟"),
  AUTHORITY("Who decides?", "من يقرر؟", "چه کسی تصمیم می‌گیرد؟"),
  MESSAGE("What should we know?", "ماذا علينا أن نعرف؟", "چه باید بدانیم؟"),
  CONSENT(
      "You may write to me about this.",
      "يمكنكم مراسلتي بهذا الشأن.",
      "می‌توانید در این باره به من پیام بدهید."),
  LEAVE_EMPTY("Leave this empty", "اترك هذا فارغًا", "این را خالی بگذارید"),
  NO_ANSWER("(no answer)", "(بلا إجابة)", "(بدون پاسخ)"),
  SEND("Send", "أرسل", "ارسال"),

  THANK_YOU("Thank you", "شكرًا لك", "سپاسگزاریم"),
  WE_HAVE_IT(
      "We have it and will be in touch.",
      "وصلتنا رسالتك وسنتواصل معك.",
      "پیام شما رسید و با شما تماس می‌گیریم."),
  BACK("Back", "رجوع", "بازگشت"),

  PLEASE_MEND("Please look at this again", "يرجى المراجعة", "لطفاً دوباره ببینید"),
  NO_IDENTITY(
      "Give an e-mail address or a phone number.",
      "اكتب بريدًا إلكترونيًا أو رقم هاتف.",
      "ایمیل یا شمارهٔ تلفن بنویسید."),
  NO_EMAIL(
      "An e-mail address is written name@example.com.",
      "يُكتب البريد هكذا name@example.com.",
      "ایمیل این‌گونه نوشته می‌شود: name@example.com."),
  NO_PHONE(
      "Write the number with + and the country code.",
      "اكتب الرقم مع + ورمز الدولة.",
      "شماره را با + و کد کشور بنویسید."),
  TOO_LONG("This is too long.", "هذا أطول من اللازم.", "این بیش از اندازه بلند است."),
  NOT_TEXT(
      "This holds characters that are no text.",
      "يحتوي على رموز ليست نصًا.",
      "نویسه‌هایی دارد که متن نیستند."),
  NOT_VALID("This is not valid.", "هذا غير صالح.", "این معتبر نیست."),

  P_NOT_FOUND("There is nothing here", "لا يوجد شيء هنا", "اینجا چیزی نیست"),
  P_METHOD_NOT_ALLOWED(
      "This cannot be done here", "لا يمكن فعل ذلك هنا", "این کار اینجا شدنی نیست"),
  P_TOO_LARGE("This is too large", "هذا كبير جدًا", "این بیش از اندازه بزرگ است"),
  P_MEDIA_TYPE("This cannot be read here", "لا يمكن قراءة هذا هنا", "این را نمی‌توان اینجا خواند"),
  P_TOO_MANY(
      "This was too often. Please wait a little.",
      "هذا أكثر من اللازم. انتظر قليلًا من فضلك.",
      "بیش از اندازه شد. لطفاً کمی صبر کنید."),
  P_MALFORMED("This cannot be read", "تعذرت قراءة الطلب", "درخواست خوانا نیست"),
  P_UNAVAILABLE(
      "We could not take it. Please send it again in a moment.",
      "لم نتمكن من استلامه. أعد الإرسال بعد لحظات.",
      "نتوانستیم دریافتش کنیم. کمی بعد دوباره بفرستید."),
  P_OTHER("This did not work", "لم ينجح ذلك", "نشد");

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

  /** The phrase of that name; empty where there is none. */
  static Optional<Phrase> named(String prefix, String name) {
    var wanted = prefix + name.toUpperCase(Locale.ROOT).replace('-', '_');
    for (var phrase : values()) {
      if (phrase.name().equals(wanted)) {
        return Optional.of(phrase);
      }
    }
    return Optional.empty();
  }
}
