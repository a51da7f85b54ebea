package dev.astrolabe.runtime.text;

import dev.astrolabe.model.money.RateFault;
import dev.astrolabe.model.spend.SpendFault;
import dev.astrolabe.model.spend.SpendFault.Form;

/** What can be wrong with a file that is sent, and with its rows of spend and rates. */
public enum FileRefusal implements RefusalCode {
  WORKBOOK(
      "this is a workbook (XLSX) or another archive: save the sheet as CSV UTF-8",
      "هذا مصنف (XLSX) أو أرشيف آخر: احفظ الورقة بصيغة CSV UTF-8",
      "این یک کارپوشه (XLSX) یا بایگانی دیگری است: برگه را با قالب CSV UTF-8 ذخیره کنید"),
  NO_TEXT(
      "this is no text: save the sheet as CSV UTF-8",
      "هذا ليس نصًا: احفظ الورقة بصيغة CSV UTF-8",
      "این متن نیست: برگه را با قالب CSV UTF-8 ذخیره کنید"),
  NOT_UTF8(
      "the text is not UTF-8: save the sheet as CSV UTF-8",
      "النص ليس بترميز UTF-8: احفظ الورقة بصيغة CSV UTF-8",
      "متن با کدگذاری UTF-8 نیست: برگه را با قالب CSV UTF-8 ذخیره کنید"),
  EMPTY_FILE(
      "the file is empty: begin with a header",
      "الملف فارغ: ابدأ بسطر العناوين",
      "فایل خالی است: با سطر عنوان‌ها آغاز کنید"),
  OPEN_QUOTE(
      "a quotation mark is opened and never closed, or the text is cut",
      "علامة اقتباس فُتحت ولم تُغلق، أو أن النص مبتور",
      "گیومه‌ای باز شده و بسته نشده است، یا متن ناتمام است"),
  HEADER(
      "the first line is a header with %s, and of these what there is: %s",
      "السطر الأول سطر عناوين فيه %s، وما وُجد من هذه: %s",
      "سطر نخست سطر عنوان‌هاست با %s و هر کدام از این‌ها که هست: %s"),
  HEADER_OF_LEADS(
      "the first line is a header with one of email,phone,externalId,anonymousId, then of these"
          + " what there is: occurredAt,entryId,source,knownSince and attributes of the profile",
      "السطر الأول سطر عناوين فيه واحد على الأقل من `email,phone,externalId,anonymousId`، ثم ما"
          + " وُجد من `occurredAt,entryId,source,knownSince` ومن سمات الملف الشخصي",
      "سطر نخست سطر عنوان‌هاست با دست‌کم یکی از `email,phone,externalId,anonymousId` و سپس هر کدام"
          + " از `occurredAt,entryId,source,knownSince` و ویژگی‌های نمایه که هست"),
  HEADER_OF_ENTRIES(
      "the first line is a header with kind and one of email,phone,externalId,anonymousId, then of"
          + " these what there is: occurredAt,entryId,source,knownSince and payload.FIELD for each"
          + " field",
      "السطر الأول سطر عناوين فيه `kind` وواحد على الأقل من `email,phone,externalId,anonymousId`،"
          + " ثم ما وُجد من `occurredAt,entryId,source,knownSince` و`payload.FIELD` لكل حقل",
      "سطر نخست سطر عنوان‌هاست با `kind` و دست‌کم یکی از `email,phone,externalId,anonymousId` و سپس"
          + " هر کدام از `occurredAt,entryId,source,knownSince` که هست و `payload.FIELD` برای هر"
          + " فیلد"),
  NAME_TWICE(
      "a name stands twice in the header",
      "اسم مكرر في سطر العناوين",
      "نامی در سطر عنوان‌ها دو بار آمده است"),
  TOO_MANY_ROWS(
      "a file has at most %s rows: part it",
      "عدد صفوف الملف لا يتجاوز %s: قسّمه", "فایل دست بالا %s ردیف دارد: آن را بخش کنید"),
  IMPORT_KIND_MISSING(
      "name a kind: kind=leads, entries, spend or rates",
      "اذكر النوع في العنوان: `kind=leads` أو `entries` أو `spend` أو `rates`",
      "نوع را در نشانی بنویسید: `kind=leads` یا `entries` یا `spend` یا `rates`"),
  IMPORT_KIND(
      "leads, entries, spend and rates are imported here",
      "يُستورد هنا `leads` و`entries` و`spend` و`rates`",
      "اینجا `leads` و `entries` و `spend` و `rates` وارد می‌شود"),
  MODE_MISSING(
      "name a mode: mode=live or mode=history",
      "اذكر الطريقة في العنوان: `mode=live` أو `mode=history`",
      "حالت را در نشانی بنویسید: `mode=live` یا `mode=history`"),
  MODE(
      "a mode is live or history",
      "الطريقة إما `live` وإما `history`",
      "حالت یا `live` است یا `history`"),
  ORIGIN_MISSING(
      "declare where it comes from: voluntary (the people gave it) or purchased",
      "صرّح بالمصدر: voluntary (أعطاه أصحابه) أو purchased (مشترى)",
      "خاستگاه را بگویید: voluntary (خود افراد داده‌اند) یا purchased (خریداری شده)"),
  CONSENT_MISSING(
      "declare how consent was obtained, in 1 to %s characters",
      "صرّح بكيفية الحصول على الموافقة بنص لا يتجاوز %s محرف",
      "بگویید رضایت چگونه گرفته شده است، در متنی دست بالا با %s نویسه"),
  NO_IMPORT(
      "no import has this id",
      "لا توجد عملية استيراد بهذا المعرّف",
      "هیچ واردسازی این شناسه را ندارد"),
  MEDIA_TYPE("send %s", "أرسل %s", "%s بفرستید"),
  TOO_LARGE(
      "at most %s bytes are read", "لا يُقرأ أكثر من %s بايت", "بیش از %s بایت خوانده نمی‌شود"),
  SCOPE("it needs scope %s", "يلزم رمز دخول بصلاحية %s", "رمز ورودی با دسترسی %s لازم است"),
  NOTHING_ACCEPTED(
      "nothing was accepted; send it again after the time in Retry-After",
      "لم يُقبل شيء؛ أعد الإرسال بعد المدة المذكورة في Retry-After",
      "چیزی پذیرفته نشد؛ پس از زمانی که در Retry-After آمده است دوباره بفرستید"),
  MORE_FIELDS(
      "the row has more fields than the header",
      "حقول الصف أكثر من العناوين",
      "فیلدهای ردیف بیش از عنوان‌هاست"),
  DAY(
      "is not a day such as 2026-07-31",
      "ليس يومًا مثل `2026-07-31`",
      "روزی مانند `2026-07-31` نیست"),
  DAY_MISSING(
      "is missing: give a day such as 2026-07-31",
      "غير موجود: اكتب يومًا مثل `2026-07-31`",
      "نیامده است: روزی مانند `2026-07-31` بنویسید"),
  FROM_AFTER_TO(
      "the last day is not before the first",
      "اليوم الأخير لا يسبق الأول",
      "روز پایان پیش از روز آغاز نیست"),
  CURRENCY("is not a currency code such as %s", "ليس رمز عملة مثل %s", "کد ارزی مانند %s نیست"),
  CURRENCY_MISSING(
      "is missing: give a currency code such as %s",
      "غير موجود: اكتب رمز عملة مثل %s", "نیامده است: کد ارزی مانند %s بنویسید"),
  DECIMAL(
      "is not a plain decimal such as %s",
      "ليس عددًا عشريًا بسيطًا مثل %s", "عدد اعشاری ساده‌ای مانند %s نیست"),
  DECIMAL_MISSING(
      "is missing: give a plain decimal such as %s",
      "غير موجود: اكتب عددًا عشريًا بسيطًا مثل %s",
      "نیامده است: عدد اعشاری ساده‌ای مانند %s بنویسید"),
  CATEGORY(
      "is not one of media, people, tools, agency, other",
      "ليس واحدًا من `media, people, tools, agency, other`",
      "هیچ‌یک از `media, people, tools, agency, other` نیست"),
  CATEGORY_MISSING(
      "is missing: give one of media, people, tools, agency, other",
      "غير موجود: اكتب واحدًا من `media, people, tools, agency, other`",
      "نیامده است: یکی از `media, people, tools, agency, other` را بنویسید"),
  CAMPAIGN_ALONE(
      "a campaign belongs to a channel: name it as well",
      "الحملة تتبع قناة: اذكر القناة أيضًا",
      "کمپین به کانالی تعلق دارد: کانال را هم بنویسید"),
  NOTE_LENGTH("has at most %s characters", "لا يتجاوز عدد محارفه %s", "دست بالا %s نویسه دارد"),
  LONGEST_SPAN(
      "a row spans at most %s days",
      "لا تتجاوز مدة الصف %s يومًا", "ردیف دست بالا %s روز را در بر می‌گیرد"),
  AMOUNT_SIZE("an amount is below 10^15", "المبلغ أقل من `10^15`", "مبلغ کمتر از `10^15` است"),
  AMOUNT_DECIMALS(
      "an amount in %s has %s decimals",
      "عدد المنازل العشرية للمبلغ بعملة %s هو %s", "مبلغ به ارز %s دارای %s رقم اعشار است"),
  RATE_ABOVE_ZERO(
      "a rate is above zero, was %s",
      "سعر الصرف أكبر من صفر، وقد كُتب %s", "نرخ بالاتر از صفر است؛ %s نوشته شده بود"),
  RATE_SIZE(
      "a rate is below 10^15 with at most 12 decimals",
      "سعر الصرف أقل من `10^15` وله 12 منزلة عشرية على الأكثر",
      "نرخ کمتر از `10^15` است و دست بالا 12 رقم اعشار دارد"),
  RATE_OF_TWO(
      "a rate is between two currencies, was %s",
      "سعر الصرف بين عملتين مختلفتين، وقد كُتبت %s مرتين",
      "نرخ میان دو ارز است؛ %s دو بار نوشته شده بود"),
  RATE_TWICE(
      "a row before gives the rate of this day",
      "صف سابق يذكر سعر هذا اليوم",
      "ردیف پیشینی نرخ این روز را داده است"),
  UNKNOWN_FIELD(
      "there is no such field; known: %s",
      "لا يوجد حقل بهذا الاسم؛ الحقول المعروفة: %s", "چنین فیلدی نیست؛ فیلدهای شناخته: %s"),
  OTHER("%s", "%s", "%s");

  private final String english;
  private final String arabic;
  private final String persian;

  FileRefusal(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  /** The sentence of what the model refuses. */
  public static Refusal of(SpendFault fault) {
    return switch (fault) {
      case SpendFault.Unknown(var known) -> new Refusal(UNKNOWN_FIELD, String.valueOf(known));
      case SpendFault.Missing(var form) -> missing(form);
      case SpendFault.NotOfForm(var form) -> notOf(form);
      case SpendFault.CampaignAlone() -> new Refusal(CAMPAIGN_ALONE);
      case SpendFault.LastDayBeforeFirst() -> new Refusal(FROM_AFTER_TO);
      case SpendFault.TooLong(int most) -> new Refusal(NOTE_LENGTH, most);
      case SpendFault.SpanTooLong(int most) -> new Refusal(LONGEST_SPAN, most);
      case SpendFault.AmountTooLarge() -> new Refusal(AMOUNT_SIZE);
      case SpendFault.TooManyDecimals(var currency) ->
          new Refusal(AMOUNT_DECIMALS, currency, currency.digits());
      case SpendFault.OfRate(var rate) -> of(rate);
    };
  }

  private static Refusal missing(Form form) {
    return switch (form) {
      case CATEGORY -> new Refusal(CATEGORY_MISSING);
      case DAY -> new Refusal(DAY_MISSING);
      case CURRENCY, FOREIGN_CURRENCY -> new Refusal(CURRENCY_MISSING, form.example());
      case AMOUNT, RATE -> new Refusal(DECIMAL_MISSING, form.example());
    };
  }

  private static Refusal notOf(Form form) {
    return switch (form) {
      case CATEGORY -> new Refusal(CATEGORY);
      case DAY -> new Refusal(DAY);
      case CURRENCY, FOREIGN_CURRENCY -> new Refusal(CURRENCY, form.example());
      case AMOUNT, RATE -> new Refusal(DECIMAL, form.example());
    };
  }

  private static Refusal of(RateFault fault) {
    return switch (fault) {
      case RateFault.NotAboveZero(var rate) -> new Refusal(RATE_ABOVE_ZERO, rate);
      case RateFault.TooLong() -> new Refusal(RATE_SIZE);
      case RateFault.OneCurrency(var currency) -> new Refusal(RATE_OF_TWO, currency);
    };
  }

  @Override
  public Sentence sentence() {
    return new Sentence(english, arabic, persian);
  }
}
