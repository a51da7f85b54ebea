package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Refusal;
import dev.astrolabe.runtime.text.Translated;

/**
 * Why something is refused, in each language. Code speaks English; who reads another language is
 * answered in it where the phrase is one of these.
 */
public enum RefusalPhrase {
  PERIOD_MISSING(
      "name a period: period=2026-Q3",
      "اذكر الفترة في العنوان: period=2026-Q3",
      "دوره را در نشانی بنویسید: period=2026-Q3"),
  SURVEY_MISSING(
      "name a survey: survey=pulse",
      "اذكر الاستبيان في العنوان: survey=pulse",
      "نظرسنجی را در نشانی بنویسید: survey=pulse"),
  NO_RUN(
      "no run of this survey has closed",
      "لم تُغلق أي جولة من هذا الاستبيان",
      "هیچ دوری از این نظرسنجی بسته نشده است"),
  NO_BREAKDOWN(
      "the survey declares no such breakdown",
      "لا يقسم الاستبيان نتائجه هكذا",
      "نظرسنجی چنین تفکیکی ندارد"),
  PERIOD_UNKNOWN(
      "a period is 2026-W47, 2026-11, 2026-Q4, 2026, 1405-08J, 1405-Q3J or 1405J",
      "الفترة تكتب هكذا: 2026-W47 أو 2026-11 أو 2026-Q4 أو 2026 أو 1405-08J أو 1405-Q3J أو 1405J",
      "دوره چنین نوشته می‌شود: 2026-W47 یا 2026-11 یا 2026-Q4 یا 2026 یا 1405-08J یا 1405-Q3J یا"
          + " 1405J"),
  PERIOD_IN_THE_FUTURE(
      "the period lies in the future", "هذه الفترة في المستقبل", "این دوره در آینده است"),
  SCALES_MIXED(
      "scales do not mix: every question has the survey's scale",
      "لا تختلط المقاييس: لكل سؤال مقياس الاستبيان",
      "مقیاس‌ها درهم نمی‌شوند: هر پرسش مقیاس نظرسنجی را دارد"),
  SCALE("a scale is 1-10 or 0-10", "المقياس 1-10 أو 0-10", "مقیاس 1-10 یا 0-10 است"),
  TOO_MANY_QUESTIONS(
      "a survey has at most 10 questions",
      "للاستبيان عشرة أسئلة على الأكثر",
      "نظرسنجی دست بالا ده پرسش دارد"),
  TOKEN("you have to be signed in", "يجب تسجيل الدخول", "باید وارد شده باشید"),
  NOT_ALLOWED(
      "your token does not allow this",
      "رمز الدخول لا يسمح بذلك",
      "رمز ورود شما این اجازه را ندارد"),
  NOTHING_HERE("there is nothing here", "لا يوجد شيء هنا", "اینجا چیزی نیست"),
  CHOICE(
      "a choice in the address is not known; the answer to programs says which",
      "خيار في العنوان غير معروف",
      "گزینه‌ای در نشانی شناخته نیست"),
  LATER(
      "a service did not answer: try again in a moment",
      "لم تستجب الخدمة: حاول بعد قليل",
      "سرویسی پاسخ نداد: کمی بعد دوباره بکوشید");

  private final String english;
  private final String arabic;
  private final String persian;

  RefusalPhrase(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  public String english() {
    return english;
  }

  public String in(Language language) {
    return new Translated(english, arabic, persian).in(language);
  }

  /** What code says in English, in a language; in English where there is no phrase for it. */
  public static String said(String english, Language language) {
    for (var phrase : values()) {
      if (phrase.english.equals(english)) {
        return phrase.in(language);
      }
    }
    return Refusal.told(english).in(language);
  }

  /** The problem in a language, as far as there are phrases for it. */
  static Problem in(Problem problem, Language language) {
    return new Problem(
        problem.kind(),
        said(problem.detail(), language),
        problem.errors().stream()
            .map(each -> new Problem.Finding(each.pointer(), said(each.detail(), language)))
            .toList(),
        problem.headers());
  }

  /** What to say to a person of this problem. */
  static RefusalPhrase of(Problem problem) {
    for (var phrase : values()) {
      if (phrase.english.equals(problem.detail())) {
        return phrase;
      }
    }
    return switch (problem.status()) {
      case 401 -> TOKEN;
      case 403 -> NOT_ALLOWED;
      case 404, 405 -> NOTHING_HERE;
      case 400, 422 -> CHOICE;
      default -> LATER;
    };
  }
}
