package dev.astrolabe.local.page;

import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Somebody with a task, and what the task allows. */
enum Role {
  EVERYBODY("Everything at once", "كل الصلاحيات", "همهٔ دسترسی‌ها", ""),
  MARKETING(
      "Marketing operations",
      "عمليات التسويق",
      "عملیات بازاریابی",
      "leads:read leads:write models:read models:write models:agree-marketing"),
  SALES("Sales", "المبيعات", "فروش", "leads:read sales models:agree-sales"),
  FINANCE("Finance", "المالية", "مالی", "reports finance"),
  PEOPLE("People operations", "شؤون الموظفين", "منابع انسانی", "people");

  private final String english;
  private final String arabic;
  private final String persian;
  private final String scopes;

  Role(String english, String arabic, String persian, String scopes) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
    this.scopes = scopes;
  }

  /** The one of that name. */
  static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  List<String> scopes(List<String> all) {
    return scopes.isEmpty() ? all : List.of(scopes.split(" ", -1));
  }

  String in(Language language) {
    return new Translated(english, arabic, persian).in(language);
  }
}
