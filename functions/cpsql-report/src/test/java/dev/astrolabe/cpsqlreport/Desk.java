package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.FunnelCounts;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.InMemoryRates;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.spend.Category;
import dev.astrolabe.model.spend.InMemorySpend;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.deliver.InMemoryReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Seal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The API of spend and reports with everything behind it in memory. */
final class Desk implements AccessLog, ReportShelf {
  static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  static final Choices.Company COMPANY =
      new Choices.Company(ZoneId.of("Asia/Dubai"), DayOfWeek.MONDAY, Currency.USD, "default");

  private static final Seal SEAL = new Seal(new byte[32]);

  final InMemorySpend spend = new InMemorySpend();
  final InMemoryRates rates = new InMemoryRates();
  final InMemoryCounters counters = new InMemoryCounters();
  final InMemoryReportRuns runs = new InMemoryReportRuns();
  final TreeMap<String, String> shelf = new TreeMap<>();
  boolean storesAreDown;
  private int names;

  final CpsqlApiHandler handler = new CpsqlApiHandler(ports(), this);

  Ports ports() {
    return new Ports(
        down(SpendBook.class, spend),
        down(RateBook.class, rates),
        down(FunnelCounts.class, counters),
        down(ReportRuns.class, runs),
        this,
        COMPANY,
        () -> SEAL,
        () -> "new" + ++names);
  }

  Ask.Answer ask(Ask ask) {
    return ask.at(NOW).as("f", "finance", "reports").of(handler);
  }

  /** One lead of the third quarter, and what search cost in it. */
  void sold() {
    spend.add(
        new SpendRow(
            "a",
            Optional.of("search"),
            Optional.empty(),
            Category.MEDIA,
            LocalDate.parse("2026-07-01"),
            LocalDate.parse("2026-09-30"),
            new Money(new BigDecimal("9200"), Currency.USD),
            Optional.empty(),
            Optional.empty()));
    sql("L-1", "2026-09-02", "search", Why.ENTRY);
  }

  /** Counts a lead as sales qualified. */
  void sql(String lead, String day, String channel, Why why) {
    var credit = new Credit(Optional.of(channel), Optional.of("brand"));
    sql(lead, day, credit, credit, why);
  }

  /** Counts a lead as sales qualified that came by one channel first and by another last. */
  void sql(String lead, String day, Credit first, Credit last, Why why) {
    counters.count(
        new Counted(
            new LeadId(lead),
            "default",
            Milestone.SQL,
            LocalDate.parse(day),
            first,
            last,
            1,
            why,
            Optional.empty()));
  }

  static Period period(String code) {
    return Period.parse(code, DayOfWeek.MONDAY).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private <T> T down(Class<T> port, T store) {
    return (T)
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              if (storesAreDown) {
                throw SdkClientException.create("no answer");
              }
              return call(store, method, args);
            });
  }

  private static @Nullable Object call(Object on, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(on, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Override
  public void put(String key, byte[] bytes, String contentType) {
    shelf.put(key, contentType + " " + bytes.length);
  }

  @Override
  public URI address(String key, Instant now) {
    return URI.create("https://bucket.example/" + key);
  }

  @Override
  public void answered(Served served) {
    // Nobody reads it here.
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    if (!(fault instanceof SdkClientException)) {
      throw new AssertionError(route, fault);
    }
  }
}
