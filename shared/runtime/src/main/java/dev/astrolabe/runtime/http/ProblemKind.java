package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;
import java.util.Locale;

/** The kinds of problems; their names are the last parts of types and never change. */
public enum ProblemKind {
  /** Not what it claims to be: broken JSON, bytes that are not UTF-8, a broken escape. */
  MALFORMED(400, "The request cannot be read", "تعذرت قراءة الطلب", "درخواست خوانا نیست"),
  /** Nobody the authorizer knows. */
  UNAUTHORIZED(401, "A token is needed", "يلزم رمز دخول", "رمز ورود لازم است"),
  /** The token has none of the scopes. */
  SCOPE_MISSING(
      403,
      "The token does not allow this",
      "رمز الدخول لا يسمح بذلك",
      "رمز ورود این اجازه را نمی‌دهد"),
  NOT_FOUND(404, "There is nothing here", "لا يوجد شيء هنا", "اینجا چیزی نیست"),
  METHOD_NOT_ALLOWED(
      405,
      "The path has no such method",
      "لا تدعم هذه الصفحة هذا الإجراء",
      "این نشانی چنین عملی ندارد"),
  /** The state it needs is another one by now. */
  CONFLICT(409, "Something else came first", "سبقه شيء آخر", "چیز دیگری پیش از آن آمد"),
  /** If-Match names another state than the one that stands. */
  CHANGED_MEANWHILE(
      412,
      "The document is another one by now",
      "تغيّر المستند في هذه الأثناء",
      "سند در این میان تغییر کرده است"),
  TOO_LARGE(
      413,
      "The body is too large",
      "المحتوى المرسل أكبر من المسموح",
      "محتوای فرستاده‌شده بیش از اندازه بزرگ است"),
  MEDIA_TYPE(
      415,
      "The body's media type is not read here",
      "لا يُقرأ هنا هذا النوع من المحتوى",
      "این نوع محتوا اینجا خوانده نمی‌شود"),
  /** Understood, but parts of it are not valid. */
  INVALID(
      422,
      "The request is understood but not valid",
      "الطلب مفهوم لكنه غير صالح",
      "درخواست فهمیده شد اما معتبر نیست"),
  TOO_MANY(429, "Too many requests", "الطلبات كثيرة جدًا", "درخواست‌ها بیش از اندازه است"),
  /** A fault of ours, found in the log by the instance. */
  FAULT(500, "Something is wrong on our side", "حدث خلل عندنا", "از سوی ما ایرادی پیش آمد"),
  /** A service behind this one did not answer; nothing was accepted. */
  UNAVAILABLE(
      503,
      "A service behind this one did not answer",
      "لم تستجب خدمة نعتمد عليها",
      "سرویسی که به آن نیاز داریم پاسخ نداد");

  private final int status;
  private final String english;
  private final String arabic;
  private final String persian;

  ProblemKind(int status, String english, String arabic, String persian) {
    this.status = status;
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  int status() {
    return status;
  }

  String title(Language language) {
    return new Translated(english, arabic, persian).in(language);
  }

  /** As types write it: {@code not-found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
