package dev.astrolabe.bench;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Set;

/** What reads the machine's wall clock, in the JDK. */
final class WallClock {
  /** Each makes a time out of nothing but the machine's, by these members without arguments. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          System.class.getName(), Set.of("currentTimeMillis"),
          Date.class.getName(), Set.of("<init>()"),
          Calendar.class.getName(), Set.of("getInstance"),
          GregorianCalendar.class.getName(),
              Set.of(
                  "getInstance",
                  "<init>()",
                  "<init>(java.util.TimeZone)",
                  "<init>(java.util.Locale)",
                  "<init>(java.util.TimeZone, java.util.Locale)"),
          InstantSource.class.getName(), Set.of("system"),
          Clock.class.getName(),
              Set.of(
                  "systemUTC",
                  "systemDefaultZone",
                  "system",
                  "tickMillis",
                  "tickSeconds",
                  "tickMinutes"));

  private WallClock() {}

  /** A call of one of them, or of {@code now} or {@code dateNow} of anything in java.time. */
  static DescribedPredicate<JavaAccess<?>> isRead() {
    return DescribedPredicate.describe(
        "a reading of the machine's wall clock",
        access -> {
          var owner = access.getTargetOwner().getName();
          var name = access.getTarget().getName();
          if (owner.startsWith("java.time.") && (name.equals("now") || name.equals("dateNow"))) {
            return true;
          }
          var full = access.getTarget().getFullName();
          return MEMBERS.getOrDefault(owner, Set.of()).stream()
              .anyMatch(member ->
                  member.contains("(") ? full.endsWith("." + member) : name.equals(member));
        });
  }
}
