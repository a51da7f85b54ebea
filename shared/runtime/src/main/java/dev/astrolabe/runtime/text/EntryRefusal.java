package dev.astrolabe.runtime.text;

import dev.astrolabe.model.lead.EntryFault;
import dev.astrolabe.model.lead.Fault;
import dev.astrolabe.model.lead.OrderFault;

/** What can be wrong with an entry or an order, or with the row of a file that states one. */
public enum EntryRefusal implements RefusalCode {
  HISTORY_WITHOUT_TIME(
      "history says when it happened",
      "السجل التاريخي يذكر متى حدث كل شيء",
      "در سابقه گفته می‌شود هر چیز کِی رخ داده است"),
  SOURCE_RULE(
      "a source is 1 to 100 letters, digits and . _ - (names with a colon are the doors' own)",
      "اسم المصدر من 1 إلى 100 من الحروف اللاتينية والأرقام و`. _ -` (الأسماء ذات النقطتين محجوزة)",
      "نام منبع 1 تا 100 حرف لاتین، رقم و `. _ -` است (نام‌های دارای دونقطه برای خود سامانه است)"),
  TIME_RULE(
      "a time is written by RFC 3339: 2026-11-23T08:30:00Z",
      "يُكتب الوقت وفق RFC 3339: `2026-11-23T08:30:00Z`",
      "زمان بر پایهٔ RFC 3339 نوشته می‌شود: `2026-11-23T08:30:00Z`"),
  OCCURRED_AT_YEARS(
      "occurredAt lies in the years from 2000 to 2099",
      "يقع `occurredAt` في السنوات من 2000 إلى 2099",
      "`occurredAt` در سال‌های 2000 تا 2099 است"),
  KNOWN_SINCE_YEARS(
      "knownSince lies in the years from 2000 to 2099",
      "يقع `knownSince` في السنوات من 2000 إلى 2099",
      "`knownSince` در سال‌های 2000 تا 2099 است"),
  ID_TWICE(
      "a row before that says something else has this id",
      "لصف سابق يقول شيئًا آخر المعرّف نفسه",
      "ردیف پیشینی که چیز دیگری می‌گوید همین شناسه را دارد"),
  ID_TAKEN(
      "an entry that says something else stands under this id; the first one stays",
      "سُجّل بهذا المعرّف حدث يقول شيئًا آخر؛ ويبقى الأول",
      "رویدادی با این شناسه ثبت شده است که چیز دیگری می‌گوید؛ نخستین می‌ماند"),
  NOT_COME(
      "it had not arrived %s hours after the import began; if it still comes, it counts",
      "لم يصل بعد %s ساعات من بدء الاستيراد؛ وإن وصل لاحقًا احتُسب",
      "تا %s ساعت پس از آغاز واردسازی نرسید؛ اگر باز هم برسد به شمار می‌آید"),
  UNREADABLE(
      "it was sent in a form that is not read here",
      "أُرسل بصيغة لا تُقرأ هنا",
      "به شکلی فرستاده شد که اینجا خوانده نمی‌شود"),
  FAILED(
      "it failed on our side every time it was tried",
      "تعذّرت معالجته عندنا في كل محاولة",
      "هر بار که تلاش شد، از سوی ما ناموفق بود"),
  LONGEST_ENTRY(
      "an entry has at most %s bytes once normalised",
      "حجم الحدث بعد توحيد صيغته لا يتجاوز %s بايت",
      "رویداد پس از یکسان‌سازی دست بالا %s بایت دارد"),
  NO_IDENTITY(
      "an e-mail address, a phone number or an id is needed",
      "يلزم بريد إلكتروني أو رقم هاتف أو معرّف",
      "نشانی ایمیل، شمارهٔ تلفن یا شناسه‌ای لازم است"),
  EMAIL_RULE(
      "an e-mail address is written name@domain",
      "يُكتب البريد الإلكتروني هكذا: `name@domain`",
      "نشانی ایمیل چنین نوشته می‌شود: `name@domain`"),
  PHONE_RULE(
      "a phone number is valid in its country; write it with +, country code first",
      "رقم الهاتف صالح في بلده؛ اكتبه بعلامة `+` ثم رمز البلد",
      "شمارهٔ تلفن در کشور خود معتبر است؛ آن را با `+` و سپس کد کشور بنویسید"),
  EXTERNAL_RULE(
      "an external id is written system:id, crm:4711",
      "يُكتب المعرّف الخارجي هكذا: `system:id`، مثل `crm:4711`",
      "شناسهٔ بیرونی چنین نوشته می‌شود: `system:id`، مانند `crm:4711`"),
  ANONYMOUS_RULE(
      "an anonymous id has 1 to 128 letters, digits and . _ : -",
      "المعرّف المجهول من 1 إلى 128 من الحروف اللاتينية والأرقام و`. _ : -`",
      "شناسهٔ ناشناس 1 تا 128 حرف لاتین، رقم و `. _ : -` دارد"),
  IDENTITY_RULE(
      "an identity has 1 to 512 characters, none of them control characters",
      "المعرّف من 1 إلى 512 محرفًا ليس فيها محرف تحكم",
      "شناسه 1 تا 512 نویسه دارد و هیچ‌کدام نویسهٔ کنترلی نیست"),
  MOST_IDENTITIES(
      "an entry names at most %s identities",
      "عدد المعرّفات في الحدث لا يتجاوز %s", "رویداد دست بالا %s شناسه دارد"),
  KIND_RULE(
      "a kind is 1 to 64 lower-case letters, digits and hyphens, a letter first",
      "النوع من 1 إلى 64 من الحروف اللاتينية الصغيرة والأرقام و`-`، وأوله حرف",
      "نوع 1 تا 64 حرف کوچک لاتین، رقم و `-` است و با حرف آغاز می‌شود"),
  ID_RULE(
      "an entry's id has 1 to %s printable ASCII characters",
      "معرّف الحدث من محارف ASCII المطبوعة، من 1 إلى %s",
      "شناسهٔ رویداد 1 تا %s نویسهٔ چاپی ASCII دارد"),
  ATTRIBUTE_NAME_RULE(
      "an attribute's name is 1 to 64 letters, digits and . _ -, a letter first",
      "اسم السمة من 1 إلى 64 من الحروف اللاتينية والأرقام و`. _ -`، وأوله حرف",
      "نام ویژگی 1 تا 64 حرف لاتین، رقم و `. _ -` است و با حرف آغاز می‌شود"),
  ATTRIBUTE_LENGTH(
      "an attribute has at most %s bytes",
      "حجم السمة لا يتجاوز %s بايت", "ویژگی دست بالا %s بایت دارد"),
  FIELD_NAME_RULE(
      "a field's name has 1 to %s characters, no control characters",
      "اسم الحقل من 1 إلى %s من المحارف، ليس فيها محرف تحكم",
      "نام فیلد 1 تا %s نویسه دارد و هیچ‌کدام نویسهٔ کنترلی نیست"),
  PAYLOAD_LENGTH(
      "payload and profile have at most %s bytes; this field is the largest",
      "حجم المحتوى والملف الشخصي معًا لا يتجاوز %s بايت؛ وهذا أكبر الحقول",
      "محتوا و نمایه با هم دست بالا %s بایت دارند؛ این بزرگ‌ترین فیلد است"),
  CONTROL_CHARACTERS(
      "a text has no control characters but tabs and line breaks",
      "لا يحوي النص من محارف التحكم إلا الجدولة وفواصل الأسطر",
      "متن جز جهش و شکست سطر نویسهٔ کنترلی ندارد"),
  NO_LEAD("no lead has this id", "لا يوجد عميل محتمل بهذا المعرّف", "هیچ سرنخی این شناسه را ندارد"),
  OPERATORS_ONLY(
      "only an operator addresses a lead by its id",
      "لا يشير إلى العميل المحتمل بمعرّفه إلا مستخدم مخوّل",
      "تنها کاربر مجاز با شناسه به سرنخ اشاره می‌کند"),
  KIND_LENGTH(
      "a kind has 1 to 64 characters", "النوع من 1 إلى 64 محرفًا", "نوع 1 تا 64 نویسه دارد"),
  WHOLE_SECONDS(
      "times are whole seconds", "الأوقات بالثواني الكاملة", "زمان‌ها به ثانیهٔ کامل است"),
  OCCURRED_AT_LIMITS(
      "occurredAt lies between 2000 and 2100",
      "يقع `occurredAt` بين 2000 و2100",
      "`occurredAt` میان 2000 و 2100 است"),
  ATTRIBUTE_SIZE(
      "an attribute and its value have at most 2 KB each",
      "حجم اسم السمة وحجم قيمتها لا يتجاوز كل منهما 2 كيلوبايت",
      "نام ویژگی و مقدار آن هر کدام دست بالا 2 کیلوبایت دارد"),
  ENTRY_SIZE(
      "an entry has at most 32 KB",
      "حجم الحدث لا يتجاوز 32 كيلوبايت",
      "رویداد دست بالا 32 کیلوبایت دارد"),
  IDENTITIES_OF_LEAD(
      "a lead has at most 40 identities",
      "لا يتجاوز عدد معرّفات العميل المحتمل 40",
      "سرنخ دست بالا 40 شناسه دارد"),
  ENTRIES_OF_LEAD(
      "a lead has at most 20,000 entries",
      "لا يتجاوز عدد أحداث العميل المحتمل `20,000`",
      "سرنخ دست بالا `20,000` رویداد دارد"),
  LEADS_OF_LEAD(
      "a lead answers for at most 40 leads",
      "لا يجمع العميل المحتمل أكثر من 40 عميلًا",
      "سرنخ دست بالا 40 سرنخ را در خود دارد"),
  PROFILE_SIZE(
      "a profile has at most 64 KB",
      "حجم الملف الشخصي لا يتجاوز 64 كيلوبايت",
      "نمایه دست بالا 64 کیلوبایت دارد"),
  PROFILE_HISTORY_SIZE(
      "a profile and its history have at most 256 KB",
      "حجم الملف الشخصي مع سجله لا يتجاوز 256 كيلوبايت",
      "نمایه و پیشینهٔ آن دست بالا 256 کیلوبایت دارند"),
  LIFT_BY_ID(
      "a lift is addressed to a lead by its id",
      "يُوجَّه رفع الحجر إلى العميل المحتمل بمعرّفه",
      "برداشتن قرنطینه با شناسهٔ سرنخ انجام می‌شود"),
  MERGE_OF_TWO(
      "a merge names two leads by their ids",
      "يذكر الدمج عميلين محتملين بمعرّفيهما",
      "ادغام دو سرنخ را با شناسه‌هایشان نام می‌برد"),
  CUT_BY_UNMERGING(
      "a cut is made by un-merging, not by an entry",
      "يتم الفصل بإلغاء الدمج لا بحدث",
      "جداسازی با برگرداندن ادغام انجام می‌شود، نه با رویداد"),
  NO_SUCH_ENTRY(
      "the lead has no such entry", "ليس لدى العميل المحتمل حدث كهذا", "سرنخ چنین رویدادی ندارد"),
  ANOTHER_ORDER(
      "another order was given under the same key",
      "صدر بهذا المفتاح أمر آخر",
      "با همین کلید دستور دیگری داده شده است"),
  ANOTHER_MERGE(
      "another merge was made under the same key",
      "جرى بهذا المفتاح دمج آخر",
      "با همین کلید ادغام دیگری انجام شده است"),
  NO_SUCH_MERGE(
      "the lead went through no such merge, or it was undone",
      "لم يمر العميل المحتمل بدمج كهذا، أو أنه أُلغي",
      "سرنخ چنین ادغامی نداشته یا آن ادغام برگردانده شده است"),
  NO_SUCH_IDENTITY(
      "the lead has no such identity, or no other that would be left",
      "ليس لدى العميل المحتمل معرّف كهذا، أو لا يبقى له غيره",
      "سرنخ چنین شناسه‌ای ندارد، یا شناسهٔ دیگری برایش نمی‌ماند"),
  PARTED_TOO_OFTEN(
      "more than 50 leads were parted from one another",
      "فُصل أكثر من 50 عميلًا محتملًا بعضهم عن بعض",
      "بیش از 50 سرنخ از یکدیگر جدا شده‌اند"),
  TOO_MUCH_TO_PART(
      "too many leads and identities hang on it to part them at once",
      "يرتبط به من العملاء المحتملين والمعرّفات أكثر مما يُفصل دفعة واحدة",
      "سرنخ‌ها و شناسه‌های وابسته به آن بیش از آن است که یک‌باره جدا شوند");

  private final String english;
  private final String arabic;
  private final String persian;

  EntryRefusal(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  /** The sentence of what the model refuses. */
  public static Refusal of(Fault fault) {
    return new Refusal(
        switch (fault) {
          case EntryFault entry -> code(entry);
          case OrderFault order -> code(order);
        });
  }

  private static EntryRefusal code(EntryFault fault) {
    return switch (fault) {
      case KIND_LENGTH -> KIND_LENGTH;
      case WHOLE_SECONDS -> WHOLE_SECONDS;
      case OCCURRED_AT_LIMITS -> OCCURRED_AT_LIMITS;
      case ATTRIBUTE_SIZE -> ATTRIBUTE_SIZE;
      case ENTRY_SIZE -> ENTRY_SIZE;
      case OPERATORS_ONLY -> OPERATORS_ONLY;
      case NO_LEAD -> NO_LEAD;
      case IDENTITIES_OF_LEAD -> IDENTITIES_OF_LEAD;
      case ENTRIES_OF_LEAD -> ENTRIES_OF_LEAD;
      case LEADS_OF_LEAD -> LEADS_OF_LEAD;
      case PROFILE_SIZE -> PROFILE_SIZE;
      case PROFILE_HISTORY_SIZE -> PROFILE_HISTORY_SIZE;
      case LIFT_BY_ID -> LIFT_BY_ID;
      case MERGE_OF_TWO -> MERGE_OF_TWO;
      case CUT_BY_UNMERGING -> CUT_BY_UNMERGING;
    };
  }

  private static EntryRefusal code(OrderFault fault) {
    return switch (fault) {
      case NO_SUCH_ENTRY -> NO_SUCH_ENTRY;
      case ANOTHER_ORDER -> ANOTHER_ORDER;
      case ANOTHER_MERGE -> ANOTHER_MERGE;
      case NO_SUCH_MERGE -> NO_SUCH_MERGE;
      case NO_SUCH_IDENTITY -> NO_SUCH_IDENTITY;
      case PARTED_TOO_OFTEN -> PARTED_TOO_OFTEN;
      case TOO_MUCH_TO_PART -> TOO_MUCH_TO_PART;
    };
  }

  @Override
  public Sentence sentence() {
    return new Sentence(english, arabic, persian);
  }
}
