package dev.astrolabe.intake;

import dev.astrolabe.runtime.text.Language;
import java.util.List;

/**
 * One answer that a page offers.
 *
 * @param value what is stored, the same in every language
 */
record Choice(String value, String english, String arabic, String persian) {
  String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case ARABIC -> arabic;
      case PERSIAN -> persian;
    };
  }

  /** The answers offered for an attribute; none where one writes freely. */
  static List<Choice> of(String attribute) {
    return switch (attribute) {
      case "industry" ->
          List.of(
              new Choice("import-export", "Import and export", "استيراد وتصدير", "واردات و صادرات"),
              new Choice("logistics", "Logistics", "الخدمات اللوجستية", "لجستیک"),
              new Choice("manufacturing", "Manufacturing", "التصنيع", "تولید"),
              new Choice("retail", "Retail", "تجارة التجزئة", "خرده‌فروشی"),
              new Choice("technology", "Technology", "التكنولوجيا", "فناوری"),
              new Choice("other", "Something else", "غير ذلك", "چیز دیگر"));
      case "companySize" ->
          List.of(
              new Choice("1-10", "1 to 10", "١ إلى ١٠", "۱ تا ۱۰"),
              new Choice("11-50", "11 to 50", "١١ إلى ٥٠", "۱۱ تا ۵۰"),
              new Choice("51-200", "51 to 200", "٥١ إلى ٢٠٠", "۵۱ تا ۲۰۰"),
              new Choice("201-1000", "201 to 1,000", "٢٠١ إلى ١٠٠٠", "۲۰۱ تا ۱۰۰۰"),
              new Choice("1001+", "more than 1,000", "أكثر من ١٠٠٠", "بیش از ۱۰۰۰"));
      case "need" ->
          List.of(
              new Choice("urgent", "It is urgent", "الأمر عاجل", "فوری است"),
              new Choice("clear", "The need is clear", "الحاجة واضحة", "نیاز روشن است"),
              new Choice("exploring", "Just looking", "أستكشف فقط", "فقط نگاه می‌کنم"));
      case "timeline" ->
          List.of(
              new Choice("within 3 months", "Within 3 months", "خلال ٣ أشهر", "تا ۳ ماه"),
              new Choice("within 6 months", "Within 6 months", "خلال ٦ أشهر", "تا ۶ ماه"),
              new Choice("within a year", "Within a year", "خلال سنة", "تا یک سال"),
              new Choice("later", "Later", "لاحقًا", "بعداً"));
      case "budget" ->
          List.of(
              new Choice("approved", "Yes, approved", "نعم، معتمدة", "بله، تصویب شده"),
              new Choice("planned", "It is planned", "مخطط لها", "برنامه‌ریزی شده"),
              new Choice("none", "Not yet", "ليس بعد", "هنوز نه"));
      case "authority" ->
          List.of(
              new Choice("decides", "I do", "أنا", "خودم"),
              new Choice("shares", "We decide together", "نقرر معًا", "با هم تصمیم می‌گیریم"),
              new Choice("influences", "I recommend", "أنا أوصي", "من پیشنهاد می‌دهم"),
              new Choice("none", "Somebody else", "شخص آخر", "کس دیگری"));
      default -> List.of();
    };
  }
}
